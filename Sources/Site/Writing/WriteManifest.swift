/// The list of files that we wrote into an output folder: a SHA-256 digest and a path a line, as `sha256sum -c` reads.
///
/// What is not on the list belongs to somebody else and is never touched.
struct WriteManifest {
    static let name = ".rapport-manifest"
    private static let unfinished = "# unfinished"
    /// Of a file that was being made when the list was written.
    static let noDigest = String(repeating: "0", count: 64)

    /// Digests by path.
    var digests: [OutputPath: String]
    /// Whether a run was cut off before its end: then any file on the list may be whole, old, or in part.
    var isUnfinished: Bool

    init(digests: [OutputPath: String], isUnfinished: Bool) {
        self.digests = digests
        self.isUnfinished = isUnfinished
    }

    init(text: [UInt8]) {
        var digests: [OutputPath: String] = [:]
        var isUnfinished = false
        for line in text.split(separator: UInt8(ascii: "\n")) {
            if line.elementsEqual(Self.unfinished.utf8) {
                isUnfinished = true
            } else if line.count > 66 {
                let path = OutputPath(String(decoding: line.dropFirst(66), as: UTF8.self))
                // A list that someone has edited must not lead us out of the folder.
                if path.isInside { digests[path] = String(decoding: line.prefix(64), as: UTF8.self) }
            }
        }
        self.init(digests: digests, isUnfinished: isUnfinished)
    }

    var text: [UInt8] {
        let lines = digests.sorted { $0.key < $1.key }.map { "\($0.value)  \($0.key.text)\n" }
        return Array(((isUnfinished ? Self.unfinished + "\n" : "") + lines.joined()).utf8)
    }
}

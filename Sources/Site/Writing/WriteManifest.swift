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
        Self.text(digests.sorted { $0.key < $1.key }.lazy.map { ($0.key, $0.value) }, isUnfinished: isUnfinished)
    }

    /// The list as it stands in its file.
    /// - Parameter digests: by path, in path order.
    static func text(_ digests: some Sequence<(OutputPath, String)>, isUnfinished: Bool) -> [UInt8] {
        var text: [UInt8] = isUnfinished ? Array("\(unfinished)\n".utf8) : []
        for (path, digest) in digests {
            text += digest.utf8
            text += [UInt8(ascii: " "), UInt8(ascii: " ")]
            text += path.text.utf8
            text.append(UInt8(ascii: "\n"))
        }
        return text
    }
}

/// The list of files that we wrote into an output folder: a SHA-256 digest and a path a line, as `sha256sum -c` reads.
///
/// What is not on the list belongs to somebody else and is never touched.
struct WriteManifest {
    static let name = ".rapport-manifest"
    private static let unfinished = "# unfinished"

    /// Digests by path.
    var digests: [String: String]
    /// Whether a run was cut off before its end: then any file on the list may be whole, old, or in part.
    var isUnfinished: Bool

    init(digests: [String: String], isUnfinished: Bool) {
        self.digests = digests
        self.isUnfinished = isUnfinished
    }

    init(text: [UInt8]) {
        var digests: [String: String] = [:]
        var isUnfinished = false
        for line in String(decoding: text, as: UTF8.self).split(separator: "\n") {
            if line == Self.unfinished {
                isUnfinished = true
            } else if let gap = line.firstRange(of: "  ") {
                let path = String(line[gap.upperBound...])
                // A list that someone has edited must not lead us out of the folder.
                if OutputPath(path).isInside { digests[path] = String(line[..<gap.lowerBound]) }
            }
        }
        self.init(digests: digests, isUnfinished: isUnfinished)
    }

    var text: [UInt8] {
        let lines = digests.sorted { $0.key < $1.key }.map { "\($0.value)  \($0.key)\n" }
        return Array(((isUnfinished ? Self.unfinished + "\n" : "") + lines.joined()).utf8)
    }
}

/// The list of files that we wrote into an output folder: a checksum and a path a line, as `xxh128sum -c` reads.
///
/// What is not on the list belongs to somebody else and is never touched.
struct WriteManifest {
    static let name = ".rapport-manifest"
    private static let unfinished = "# unfinished"

    /// By path; `none` for a file that was being made when the list was written.
    var checksums: [OutputPath: Checksum]
    /// Whether a run was cut off before its end: then any file on the list may be whole, old, or in part.
    var isUnfinished: Bool

    init(checksums: [OutputPath: Checksum], isUnfinished: Bool) {
        self.checksums = checksums
        self.isUnfinished = isUnfinished
    }

    init(text: [UInt8]) {
        var checksums: [OutputPath: Checksum] = [:]
        var isUnfinished = false
        for line in text.split(separator: UInt8(ascii: "\n")) {
            if line.elementsEqual(Self.unfinished.utf8) {
                isUnfinished = true
            } else if let space = line.firstIndex(of: UInt8(ascii: " ")) {
                let path = OutputPath(String(decoding: line[space...].dropFirst(2), as: UTF8.self))
                // A list that someone has edited must not lead us out of the folder.
                if path.isInside { checksums[path] = Checksum(hex: line[..<space]) }
            }
        }
        self.init(checksums: checksums, isUnfinished: isUnfinished)
    }

    var text: [UInt8] {
        Self.text(checksums.sorted { $0.key < $1.key }.lazy.map { ($0.key, $0.value) }, isUnfinished: isUnfinished)
    }

    /// The list as it stands in its file.
    /// - Parameter checksums: by path, in path order.
    static func text(_ checksums: some Sequence<(OutputPath, Checksum)>, isUnfinished: Bool) -> [UInt8] {
        var text: [UInt8] = isUnfinished ? Array("\(unfinished)\n".utf8) : []
        for (path, checksum) in checksums {
            text += checksum.hex
            text += [UInt8(ascii: " "), UInt8(ascii: " ")]
            text += path.text.utf8
            text.append(UInt8(ascii: "\n"))
        }
        return text
    }
}

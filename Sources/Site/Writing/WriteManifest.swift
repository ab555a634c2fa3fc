/// The list of files that we wrote into an output folder: a checksum and a path a line, as `xxh128sum -c` reads.
///
/// What is not on the list belongs to somebody else and is never touched.
struct WriteManifest {
    static let name = ".rapport-manifest"
    private static let unfinished = "# unfinished"

    /// By path; `none` for a file that was being made when the list was written.
    private(set) var checksums: [OutputPath: Checksum] = [:]
    /// Whether a run was cut off before its end: then any file on the list may be whole, old, or in part.
    private(set) var isUnfinished = false

    init(text: [UInt8]) {
        for line in text.split(separator: UInt8(ascii: "\n")) {
            if line.elementsEqual(Self.unfinished.utf8) {
                isUnfinished = true
            } else if let space = line.firstIndex(of: UInt8(ascii: " ")) {
                let path = OutputPath(String(decoding: line[space...].dropFirst(2), as: UTF8.self))
                // A list that someone has edited must not lead us out of the folder.
                if path.isInside { checksums[path] = Checksum(hex: line[..<space]) }
            }
        }
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

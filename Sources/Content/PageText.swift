public import Diagnostics

/// A page file taken apart: the YAML between its two `---` lines, and the Markdown after them.
public struct PageText: Sendable {
    /// Nil where the file has no front matter.
    public let frontMatter: String?
    public let body: [UInt8]
    /// Lines of the file before the first line of `body`.
    public let bodyLineOffset: Int

    /// Splits a text whose lines end in `\n`. O(bytes).
    ///
    /// Front matter begins where the first line is `---` and the second is not blank (a lone `---` is a
    /// thematic break) and ends at the next line that is `---` or `...`.
    public static func split(_ bytes: [UInt8], path: String) -> Result<PageText, FoundError> {
        var lines = LineReader(bytes)
        guard let first = lines.next(), bytes[first].elementsEqual("---".utf8), let second = lines.peek(),
            bytes[second].contains(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") })
        else {
            return .success(PageText(frontMatter: nil, body: bytes, bodyLineOffset: 0))
        }
        let start = lines.offset
        while let line = lines.next() {
            if bytes[line].elementsEqual("---".utf8) || bytes[line].elementsEqual("...".utf8) {
                return .success(
                    PageText(
                        frontMatter: String(decoding: bytes[start..<line.lowerBound], as: UTF8.self),
                        body: Array(bytes[lines.offset...]), bodyLineOffset: lines.count))
            }
        }
        return .failure(
            FoundError(
                finding: Finding(
                    "unclosed-front-matter", path: path, at: Position(line: 1), "front matter is opened here and never closed",
                    help: "add a line '---' after its last key")))
    }
}

/// Walks over the lines of a text; each is given without its line feed and trailing spaces.
private struct LineReader {
    private let bytes: [UInt8]
    private(set) var offset = 0
    private(set) var count = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func peek() -> Range<Int>? {
        var copy = self
        return copy.next()
    }

    mutating func next() -> Range<Int>? {
        guard offset < bytes.count else { return nil }
        let start = offset
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        offset = min(end + 1, bytes.count)
        count += 1
        var last = end
        while last > start, bytes[last - 1] == UInt8(ascii: " ") { last -= 1 }
        return start..<last
    }
}

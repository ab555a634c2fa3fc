internal import Diagnostics

/// A template ready to be filled: its partials taken in, its layout laid around it, the words of one language in place.
///
/// It is a list of steps in the order of the text, so that filling it is one walk over plain numbers.
struct Template: Sendable {
    let steps: [Step]
    /// All text between the tags, one after the other.
    let text: [UInt8]
    /// The names of all paths, one after the other: `page.notice.tag` is three.
    let names: [TemplateName]

    enum Step: Sendable {
        /// A stretch of `text`.
        case text(from: Int32, to: Int32)
        /// What a stretch of `names` stands for; without names, `.`, what the section around stands for.
        case value(Path), html(Path)
        /// The steps up to `end` once for each thing the path stands for; or if it stands for nothing.
        case section(Path, end: Int32), inverted(Path, end: Int32)
    }

    struct Path: Sendable {
        let from: Int32
        let count: Int32
    }
}

/// One file of templates, read by itself: what it takes in is named, not yet there.
struct TemplateSource: Sendable {
    let nodes: [Node]

    indirect enum Node: Sendable {
        case text([UInt8])
        case value(String, isEscaped: Bool)
        case section(String, [Node])
        case inverted(String, [Node])
        case partial(String, indent: [UInt8])
        /// Another template with some of its blocks replaced.
        case layout(String, blocks: [String: [Node]])
        /// A part that templates laid out with this one may replace.
        case block(String, [Node])
    }

    /// Reads a template whose tags `TemplateCheck` has found right.
    init(_ text: String, indent: [UInt8] = []) {
        var reader = NodeReader(indent.isEmpty ? Array(text.utf8) : Self.indented(text, by: indent))
        nodes = reader.read(until: nil)
    }

    private static func indented(_ text: String, by indent: [UInt8]) -> [UInt8] {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return Array(lines.map { $0.isEmpty ? Array($0) : indent + $0 }.joined(separator: [UInt8(ascii: "\n")]))
    }
}

private struct NodeReader {
    private let bytes: [UInt8]
    private var tags: TagReader
    /// Where the text begins that has not been read.
    private var done = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        tags = TagReader(bytes)
    }

    /// Everything up to the tag that closes `name`, or to the end.
    mutating func read(until name: String?) -> [TemplateSource.Node] {
        var nodes: [TemplateSource.Node] = []
        while let tag = tags.next() {
            let (before, after) = lines(around: tag)
            let indent = Array(bytes[before..<tag.range.lowerBound])
            nodes.append(.text(Array(bytes[done..<before])))
            done = after
            switch tag.kind {
            case .value: nodes.append(.value(tag.name, isEscaped: !tag.isRaw))
            case .open: nodes.append(.section(tag.name, read(until: tag.name)))
            case .inverted: nodes.append(.inverted(tag.name, read(until: tag.name)))
            case .partial: nodes.append(.partial(tag.name, indent: indent))
            case .block: nodes.append(.block(tag.name, read(until: tag.name)))
            case .layout:
                var blocks: [String: [TemplateSource.Node]] = [:]
                for case .block(let name, let inner) in read(until: tag.name) { blocks[name] = inner }
                nodes.append(.layout(tag.name, blocks: blocks))
            case .close: if tag.name == name { return nodes }
            case .comment, .unended, .unknown: continue
            }
        }
        nodes.append(.text(Array(bytes[done...])))
        done = bytes.count
        return nodes
    }

    /// Where the text before a tag ends and the text after it begins: a tag that prints nothing and has a line to
    /// itself takes the line with it.
    private func lines(around tag: TagReader.Tag) -> (before: Int, after: Int) {
        let range = tag.range
        guard tag.kind != .value else { return (range.lowerBound, range.upperBound) }
        let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
        let start = bytes[done..<range.lowerBound].lastIndex { !isBlank($0) }.map { $0 + 1 } ?? done
        guard start == 0 || bytes[start - 1] == UInt8(ascii: "\n") else { return (range.lowerBound, range.upperBound) }
        let end = bytes[range.upperBound...].firstIndex { !isBlank($0) } ?? bytes.count
        guard end == bytes.count || bytes[end] == UInt8(ascii: "\n") else { return (range.lowerBound, range.upperBound) }
        return (start, min(end + 1, bytes.count))
    }
}

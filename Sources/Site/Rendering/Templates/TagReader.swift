internal import Diagnostics

/// Walks over the Mustache tags of a template, in order.
struct TagReader: Sequence, IteratorProtocol {
    enum Kind: Equatable {
        case open, inverted, close, value, partial, layout, block, comment, unended
        /// A tag Mustache knows and templates here may not use: changed delimiters, pragmas, dynamic partials.
        case unknown(Character)
    }

    struct Tag {
        let kind: Kind
        let name: String
        let position: Position
        /// With its braces, in bytes of the template.
        let range: Range<Int>
        /// Whether the value is put in as it is, with nothing escaped.
        var isRaw = false
    }

    private let text: [UInt8]
    private var at = 0
    private var line = 1
    private var lineStart = 0

    init(_ text: [UInt8]) { self.text = text }

    mutating func next() -> Tag? {
        while at + 1 < text.count {
            if text[at] == UInt8(ascii: "\n") {
                line += 1
                lineStart = at + 1
            } else if text[at] == UInt8(ascii: "{"), text[at + 1] == UInt8(ascii: "{") {
                return tag()
            }
            at += 1
        }
        return nil
    }

    private mutating func tag() -> Tag {
        let first = at
        let column = String(decoding: text[lineStart..<at], as: UTF8.self).unicodeScalars.count + 1
        let position = Position(line: line, column: column)
        let triple = at + 2 < text.count && text[at + 2] == UInt8(ascii: "{")
        let end = triple ? [UInt8](repeating: UInt8(ascii: "}"), count: 3) : [UInt8](repeating: UInt8(ascii: "}"), count: 2)
        let start = at + end.count
        var stop = start
        while stop + end.count <= text.count, !text[stop...].starts(with: end) {
            if text[stop] == UInt8(ascii: "\n") {
                line += 1
                lineStart = stop + 1
            }
            stop += 1
        }
        guard stop + end.count <= text.count else {
            at = text.count
            return Tag(kind: .unended, name: "", position: position, range: first..<at)
        }
        at = stop + end.count
        let inner = String(decoding: text[start..<stop], as: UTF8.self).trimmed
        let range = first..<at
        guard !triple, let sign = inner.first, let kind = Self.kinds[sign] else {
            return Tag(kind: .value, name: inner, position: position, range: range, isRaw: triple)
        }
        let name = String(inner.dropFirst()).trimmed
        return Tag(
            kind: name.hasPrefix("*") ? .unknown("*") : kind, name: name, position: position, range: range, isRaw: sign == "&")
    }

    private static let kinds: [Character: Kind] = [
        "#": .open, "^": .inverted, "/": .close, "&": .value, ">": .partial, "<": .layout, "$": .block, "!": .comment,
        "=": .unknown("="), "%": .unknown("%"),
    ]
}

internal import Diagnostics

extension FrontMatter {
    /// Reads front matter written the plain way: one `key: value` a line, lists as `[a, b]` or as `- a` below the key,
    /// no signs that YAML gives a meaning. Nearly all front matter is, and YAML's own reader takes 17 times as long.
    ///
    /// - Returns: nil where anything is not so plain, wrong or unknown: then it is for YAML's reader to say.
    static func readPlain(_ text: String, lineOffset: Int) -> FrontMatter? {
        var text = text
        return text.withUTF8 { bytes in
            var reader = PlainReader(bytes: bytes, line: lineOffset)
            return reader.read()
        }
    }
}

extension Words {
    /// Reads a file of words written the plain way, as front matter is.
    static func readPlain(_ text: String) -> Words? {
        var text = text
        return text.withUTF8 { bytes in
            var reader = PlainReader(bytes: bytes, line: 0)
            return reader.pairs().map(Words.init(texts:))
        }
    }
}

private struct PlainReader {
    let bytes: UnsafeBufferPointer<UInt8>
    var line: Int
    private var index = 0
    private var seen: [UnsafeBufferPointer<UInt8>] = []

    init(bytes: UnsafeBufferPointer<UInt8>, line: Int) {
        self.bytes = bytes
        self.line = line
    }

    mutating func read() -> FrontMatter? {
        var page = FrontMatter()
        while let range = nextLine() {
            if range.isEmpty || bytes[range.lowerBound] == UInt8(ascii: "#") { continue }
            guard let colon = bytes[range].firstIndex(of: UInt8(ascii: ":")), read(range.lowerBound..<colon, range, into: &page) else {
                return nil
            }
        }
        return page
    }

    mutating func pairs() -> [String: String]? {
        var pairs: [String: String] = [:]
        while let line = nextLine() {
            if line.isEmpty || bytes[line.lowerBound] == UInt8(ascii: "#") { continue }
            guard let colon = bytes[line].firstIndex(of: UInt8(ascii: ":")), colon + 1 < line.upperBound,
                bytes[line.lowerBound..<colon].allSatisfy(\.isNameByte), bytes[colon + 1] == UInt8(ascii: " ")
            else { return nil }
            var value = colon + 1..<line.upperBound
            while !value.isEmpty, bytes[value.lowerBound] == UInt8(ascii: " ") { value = value.dropFirst() }
            let key = String(decoding: UnsafeBufferPointer(rebasing: bytes[line.lowerBound..<colon]), as: UTF8.self)
            guard let text = text(value, in: line), pairs.updateValue(text.value, forKey: key) == nil else { return nil }
        }
        return pairs
    }

    /// Reads the field whose key stands in `key` and whose value fills the rest of the line.
    private mutating func read(_ key: Range<Int>, _ line: Range<Int>, into page: inout FrontMatter) -> Bool {
        let name = UnsafeBufferPointer(rebasing: bytes[key])
        guard !seen.contains(where: { $0.elementsEqual(name) }) else { return false }
        seen.append(name)
        let place = Position(line: self.line, column: 1)
        var value = key.upperBound + 1..<line.upperBound
        if !value.isEmpty {
            guard bytes[value.lowerBound] == UInt8(ascii: " ") else { return false }
            while !value.isEmpty, bytes[value.lowerBound] == UInt8(ascii: " ") { value = value.dropFirst() }
        }
        switch String(decoding: name, as: UTF8.self) {
        case "title": return set(&page.title, text(value, in: line))
        case "summary": return set(&page.summary, text(value, in: line))
        case "owner": return set(&page.owner, text(value, in: line)?.value)
        case "translates": return set(&page.translates, text(value, in: line)?.value)
        case "weight": return set(&page.weight, text(value, in: line).flatMap { Int($0.value) })
        case "kind": return set(&page.kind, text(value, in: line).flatMap { PageKind(rawValue: $0.value) })
        case "draft": return set(&page.isDraft, text(value, in: line).flatMap { ["true": true, "false": false][$0.value] })
        case "updated": return set(&page.updated, date(value, in: line, at: place))
        case "reviewed": return set(&page.reviewed, date(value, in: line, at: place))
        case "tags": return set(&page.tags, texts(value, in: line))
        case "related": return set(&page.related, texts(value, in: line))
        case "sources": return set(&page.sources, texts(value, in: line)?.map(\.value))
        default: return false
        }
    }

    private func set<Value>(_ field: inout Value, _ value: Value?) -> Bool {
        guard let value else { return false }
        field = value
        return true
    }

    private func set<Value>(_ field: inout Value?, _ value: Value?) -> Bool {
        field = value
        return value != nil
    }

    // MARK: Values

    private func date(_ range: Range<Int>, in line: Range<Int>, at place: Position) -> Located<CalendarDate>? {
        text(range, in: line).flatMap { CalendarDate(iso: $0.value) }.map { Located($0, at: place) }
    }

    /// A plain or a quoted text.
    private func text(_ range: Range<Int>, in line: Range<Int>) -> Located<String>? {
        guard let first = range.first.map({ bytes[$0] }) else { return nil }
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            let inner = range.dropFirst().dropLast()
            guard range.count >= 2, bytes[range.upperBound - 1] == first,
                bytes[inner].allSatisfy({ $0 != first && $0 != UInt8(ascii: "\\") })
            else { return nil }
            return located(inner, from: range.lowerBound, in: line)
        }
        guard !first.isIndicator,
            ![UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N")].contains(first)
                || !["~", "null", "Null", "NULL"].contains(where: { bytes[range].elementsEqual($0.utf8) })
        else { return nil }
        for index in range {
            // A comment, or a mapping within the line.
            if bytes[index] == UInt8(ascii: "#"), bytes[index - 1] == UInt8(ascii: " ") { return nil }
            if bytes[index] == UInt8(ascii: ":"), index + 1 == range.upperBound || bytes[index + 1] == UInt8(ascii: " ") { return nil }
        }
        return located(range, from: range.lowerBound, in: line)
    }

    /// `[a, b]`, a single text, or the `- a` lines that follow.
    private mutating func texts(_ range: Range<Int>, in line: Range<Int>) -> [Located<String>]? {
        if range.isEmpty { return items() }
        guard bytes[range.lowerBound] == UInt8(ascii: "[") else { return text(range, in: line).map { [$0] } }
        guard range.count > 2, bytes[range.upperBound - 1] == UInt8(ascii: "]") else { return nil }
        var texts: [Located<String>] = []
        var start = range.lowerBound + 1
        for index in start..<range.upperBound where bytes[index] == UInt8(ascii: ",") || index == range.upperBound - 1 {
            var item = start..<index
            while !item.isEmpty, bytes[item.lowerBound] == UInt8(ascii: " ") { item = item.dropFirst() }
            while !item.isEmpty, bytes[item.upperBound - 1] == UInt8(ascii: " ") { item = item.dropLast() }
            guard let first = item.first.map({ bytes[$0] }), !first.isIndicator,
                bytes[item].allSatisfy({ !"[]{}:#\"'".utf8.contains($0) }), let text = located(item, from: item.lowerBound, in: line)
            else { return nil }
            texts.append(text)
            start = index + 1
        }
        return texts
    }

    private mutating func items() -> [Located<String>]? {
        var texts: [Located<String>] = []
        var depth: Int?
        while true {
            let (index, line) = (index, line)
            guard let range = nextLine() else { break }
            let dash = bytes[range].firstIndex { $0 != UInt8(ascii: " ") } ?? range.upperBound
            guard dash < range.upperBound, bytes[dash] == UInt8(ascii: "-") else {
                // The next field, which the caller reads; an indented line belongs to no plain list.
                (self.index, self.line) = (index, line)
                return dash == range.lowerBound && !texts.isEmpty ? texts : nil
            }
            guard depth == nil || depth == dash - range.lowerBound else { return nil }
            depth = dash - range.lowerBound
            var item = dash + 1..<range.upperBound
            guard !item.isEmpty, bytes[item.lowerBound] == UInt8(ascii: " ") else { return nil }
            while !item.isEmpty, bytes[item.lowerBound] == UInt8(ascii: " ") { item = item.dropFirst() }
            guard let text = text(item, in: range) else { return nil }
            texts.append(text)
        }
        return texts.isEmpty ? nil : texts
    }

    /// A text at the place of `start`, unless it holds what a text may not, or what YAML breaks lines at.
    private func located(_ range: Range<Int>, from start: Int, in line: Range<Int>) -> Located<String>? {
        for index in range where bytes[index] >= 0x7F || bytes[index] == UInt8(ascii: "\t") {
            switch bytes[index] {
            case UInt8(ascii: "\t"), 0x7F, 0xF0...: return nil
            case 0xC2 where bytes[index + 1] < 0xA0: return nil
            case 0xE2 where bytes[index + 1] == 0x80 && (0xA8...0xA9).contains(bytes[index + 2]): return nil
            case 0xEF where bytes[index + 1] == 0xB7 || bytes[index + 1] >= 0xBB && bytes[index + 1] != 0xBC && bytes[index + 1] != 0xBD:
                return nil
            default: continue
            }
        }
        let column = bytes[line.lowerBound..<start].count { $0 & 0xC0 != 0x80 } + 1
        return Located(String(decoding: bytes[range], as: UTF8.self), at: Position(line: self.line, column: column))
    }

    /// The next line without its end and the spaces before it.
    private mutating func nextLine() -> Range<Int>? {
        guard index < bytes.count else { return nil }
        let start = index
        var end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        index = end + 1
        line += 1
        while end > start, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
        return start..<end
    }
}

extension UInt8 {
    fileprivate var isNameByte: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "."): true
        default: false
        }
    }

    /// A sign that YAML gives a meaning where a text begins with it.
    fileprivate var isIndicator: Bool { "-?:,[]{}#&*!|>'\"%@` \t".utf8.contains(self) }
}

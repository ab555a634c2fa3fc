package import Diagnostics

/// Reads the fields of one YAML mapping into typed, located values, and collects what is wrong with them.
///
/// A field that is absent or null reads as nil without a word; one of the wrong type reads as nil with a finding.
package struct FieldReader {
    package let path: String
    package let lineOffset: Int
    package private(set) var findings: [Finding] = []
    /// Where a value in `{ }` was probably cut by a comma of its own: `{ value: min(a, 3) }` has a key `3)` without a value.
    package let cutAtComma: Position?
    package let what: String
    private let keys: [Located<String>]
    /// The value of each key.
    private let values: [YAMLNode]

    /// - Parameters:
    ///   - what: what the keys belong to, as messages name it: `front matter`, `site.yml`.
    ///   - known: every key that may stand here; another is a finding with a near miss.
    ///   - unknownKeys: how grave that finding is.
    package init(
        _ mapping: YAMLNode.Mapping, of what: String, known: [String], unknownKeys: Severity = .warning, path: String, lineOffset: Int = 0
    ) {
        self.path = path
        self.lineOffset = lineOffset
        self.what = what
        var (keys, values) = ([Located<String>](), [YAMLNode]())
        for (key, value) in mapping {
            guard let scalar = key.scalar else { continue }
            keys.append(Located(scalar.string, at: key.position(after: lineOffset)))
            values.append(value)
        }
        (self.keys, self.values) = (keys, values)
        var cutAtComma: Position?
        for (number, key) in keys.enumerated() where !known.contains(key.value) {
            if !mapping.isBlock, values[number].isEmptyPlain {
                cutAtComma = cutAtComma ?? key.position
                continue
            }
            findings.append(
                Finding(
                    unknownKeys, "unknown-key", path: path, at: key.position,
                    "\(what) key '\(key.value)' is not known\(didYouMean(key.value, among: known))"))
        }
        self.cutAtComma = cutAtComma
    }

    package func position(of key: String) -> Position? { keys.first { $0.value == key }?.position }

    /// The field's node, unless it is absent or null.
    package func node(_ key: String) -> YAMLNode? {
        guard let place = keys.firstIndex(where: { $0.value == key }) else { return nil }
        let value = values[place]
        if let scalar = value.scalar, scalar.style == .plain, ["", "~", "null"].contains(scalar.string) { return nil }
        return value
    }

    package mutating func text(_ key: String) -> Located<String>? {
        guard let node = node(key) else { return nil }
        guard let scalar = node.scalar else {
            report("wrong-type", node, "'\(key)' takes a text, not a \(node.kindName)")
            return nil
        }
        return located(scalar, node)
    }

    /// A list of texts; a single text is a list of one.
    package mutating func texts(_ key: String) -> [Located<String>] {
        guard let node = node(key) else { return [] }
        let items = node.sequence ?? [node]
        return items.compactMap { item in
            guard let scalar = item.scalar else {
                report("wrong-type", item, "'\(key)' takes a list of texts, not a \(item.kindName)")
                return nil
            }
            return located(scalar, item)
        }
    }

    /// A text with its place, unless it holds what neither HTML nor XML may (an escape such as `\x01` can write it).
    package mutating func located(_ scalar: YAMLNode.Scalar, _ node: YAMLNode) -> Located<String>? {
        if let wrong = scalar.string.unicodeScalars.first(where: isForbidden) {
            let code = String(wrong.value, radix: 16, uppercase: true)
            report(
                "control-character", node,
                "the character U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code) may not stand in a text", help: "delete it"
            )
            return nil
        }
        return Located(scalar.string, at: node.position(after: lineOffset))
    }

    package mutating func integer(_ key: String) -> Int? {
        value(key, takes: "a whole number such as 20") { Int($0) }
    }

    package mutating func flag(_ key: String) -> Bool? {
        value(key, takes: "'true' or 'false'") { ["true": true, "false": false][$0] }
    }

    /// One of the cases of an enumeration, by its raw value.
    package mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String, as type: Choice.Type) -> Choice? {
        let names = type.allCases.map(\.rawValue)
        guard let text = text(key) else { return nil }
        if let choice = Choice(rawValue: text.value) { return choice }
        report(
            "unknown-value", at: text.position,
            "'\(text.value)' is not a \(key)\(didYouMean(text.value, among: names))", help: "write one of: \(names.joined(separator: ", "))"
        )
        return nil
    }

    package mutating func report(_ rule: String, at position: Position?, _ summary: String, help: String? = nil) {
        findings.append(Finding(rule, path: path, at: position, summary, help: help))
    }

    package mutating func report(_ rule: String, _ node: YAMLNode, _ summary: String, help: String? = nil) {
        report(rule, at: node.position(after: lineOffset), summary, help: help)
    }

    package mutating func value<Value>(_ key: String, takes: String, _ read: (String) -> Value?) -> Value? {
        guard let text = text(key) else { return nil }
        if let value = read(text.value) { return value }
        report("wrong-type", at: text.position, "'\(key)' takes \(takes), not '\(text.value)'")
        return nil
    }
}

/// Control characters other than tab and line feed, and noncharacters (XML 1.0, section 2.2).
private func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
}

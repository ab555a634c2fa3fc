public import Diagnostics
internal import YAMLReading

/// The interface's words in one language: the flat `key: text` file `words/<code>.yml` of a theme.
public struct Words: Sendable {
    public let texts: [String: String]
    /// The names of the months, where the language writes dates with names.
    public let months: [String]
    /// What the language counts the first places of an order with, where it has its own.
    public let numerals: [String]

    public init(texts: [String: String]) {
        self.texts = texts
        months = texts["months"]?.split(separator: " ").map(String.init) ?? []
        numerals = texts["numerals"]?.split(separator: " ").map(String.init) ?? []
    }

    public static func read(_ text: String, path: String) -> (Words, [Finding]) {
        if let words = readPlain(text) { return (words, []) }
        let node: YAMLNode?
        switch composeYAML(text, path: path, lineOffset: 0) {
        case .success(let value): node = value
        case .failure(let error): return (Words(texts: [:]), [error.finding])
        }
        var texts: [String: String] = [:]
        var findings: [Finding] = []
        if let node, node.mapping == nil {
            findings.append(
                Finding(
                    "wrong-type", path: path, at: node.position(after: 0), "a file of words takes 'key: text' lines, not a \(node.kindName)"
                ))
        }
        for (key, value) in node?.mapping ?? [:] {
            if let key = key.scalar?.string, let value = value.scalar?.string {
                texts[key] = value
            } else {
                findings.append(
                    Finding("wrong-type", path: path, at: key.position(after: 0), "a word takes a text, not a \(value.kindName)"))
            }
        }
        return (Words(texts: texts), findings)
    }

    /// The word for a key; the key itself where the file lacks it.
    public subscript(key: String) -> String { texts[key] ?? key }

    /// The word with its `%` replaced.
    public func filled(_ key: String, _ value: String) -> String {
        let pattern = self[key]
        guard let place = pattern.utf8.firstIndex(of: UInt8(ascii: "%")) else { return pattern }
        return String(pattern[..<place]) + value + pattern[pattern.utf8.index(after: place)...]
    }
}

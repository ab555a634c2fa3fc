package import Diagnostics

/// A value of a YAML text, with its place. No type is told from the look of a plain text: who reads a field knows what it takes.
package final class YAMLNode: Sendable {
    package enum Content: Sendable {
        case scalar(Scalar)
        case sequence([YAMLNode])
        case mapping(Mapping)
    }

    package struct Scalar: Sendable {
        package let string: String
        package let style: Style

        package init(_ string: String, style: Style = .plain) {
            self.string = string
            self.style = style
        }
    }

    /// How a text is written: as it is, in quotes, or as a block after `|` or `>`.
    package enum Style: Sendable { case plain, singleQuoted, doubleQuoted, literal, folded }

    /// Keys with their values, in the order of the text.
    package struct Mapping: Sendable {
        private let entries: [(key: YAMLNode, value: YAMLNode)]
        /// Whether it is written in lines of its own, rather than in `{ }`.
        package let isBlock: Bool

        package init(_ entries: [(key: YAMLNode, value: YAMLNode)], isBlock: Bool = false) {
            self.entries = entries
            self.isBlock = isBlock
        }
    }

    package let content: Content
    /// In the text that was composed; of a node that was not, nil.
    let place: Position?

    package init(_ content: Content, at place: Position? = nil) {
        self.content = content
        self.place = place
    }

    package convenience init(_ text: String) { self.init(.scalar(Scalar(text))) }

    package var scalar: Scalar? { if case .scalar(let scalar) = content { scalar } else { nil } }
    package var sequence: [YAMLNode]? { if case .sequence(let items) = content { items } else { nil } }
    package var mapping: Mapping? { if case .mapping(let mapping) = content { mapping } else { nil } }

    /// `lineOffset` is the number of lines of the file before the text.
    package func position(after lineOffset: Int = 0) -> Position {
        place?.after(lineOffset) ?? Position(line: lineOffset + 1)
    }

    package var kindName: String {
        switch content {
        case .scalar: "text"
        case .mapping: "mapping"
        case .sequence: "list"
        }
    }

    /// Nothing written, as in `{ key }`.
    package var isEmptyPlain: Bool {
        scalar.map { $0.string.isEmpty && $0.style != .singleQuoted && $0.style != .doubleQuoted } ?? false
    }

    /// The same with every part at another node's place. Its values count as no plain text, so that nothing counts columns into them.
    package func placed(at other: YAMLNode) -> YAMLNode {
        let moved: Content =
            switch content {
            case .scalar(let scalar): .scalar(Scalar(scalar.string, style: .folded))
            case .sequence(let items): .sequence(items.map { $0.placed(at: other) })
            case .mapping(let mapping):
                .mapping(
                    Mapping(
                        mapping.map { key, value in
                            (YAMLNode(.scalar(Scalar(key.scalar?.string ?? "")), at: other.place), value.placed(at: other))
                        }, isBlock: true))
            }
        return YAMLNode(moved, at: other.place)
    }
}

extension YAMLNode.Mapping: RandomAccessCollection, ExpressibleByDictionaryLiteral {
    package var startIndex: Int { 0 }
    package var endIndex: Int { entries.count }
    package subscript(position: Int) -> (key: YAMLNode, value: YAMLNode) { entries[position] }

    package init(dictionaryLiteral elements: (YAMLNode, YAMLNode)...) { self.init(elements) }

    package var keys: [YAMLNode] { entries.map(\.key) }

    /// The value of a key.
    package subscript(key: String) -> YAMLNode? { entries.first { $0.key.scalar?.string == key }?.value }
}

extension Position {
    /// The same place where so many lines stand before the text.
    func after(_ lines: Int) -> Position { Position(line: line + lines, column: column) }
}

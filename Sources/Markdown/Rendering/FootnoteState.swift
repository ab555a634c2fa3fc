/// The footnotes of a text: their labels in the order of their numbers, and how often each is referred to.
struct FootnoteState {
    /// As they stand in ids: white space is a hyphen.
    var labels: [String] = []
    var referenceCounts: [Int] = []
    /// How many references to each have been written.
    var written: [Int] = []
    /// The number of the definition being written, from 1; 0 before the first.
    var current = 0
}

extension Renderer {
    /// cmark puts the definitions that are referred to at the end of the document, by number.
    mutating func collectFootnotes(of root: Node) {
        guard var definition = root.lastChild, definition.kind == .footnoteDefinition else { return }
        while let previous = definition.previous, previous.kind == .footnoteDefinition { definition = previous }
        let labels = sequence(first: definition) { $0.next }.map { label(of: $0) }
        var counts = Array(repeating: 0, count: labels.count)
        for node in root.subtree where node.kind == .footnoteReference {
            if let number = number(of: node), counts.indices.contains(number - 1) { counts[number - 1] += 1 }
        }
        footnotes = FootnoteState(
            labels: labels, referenceCounts: counts, written: Array(repeating: 0, count: labels.count))
        for (index, label) in labels.enumerated() where counts[index] > 0 {
            claim("fn-\(label)")
            for number in 1...counts[index] { claim(number == 1 ? "fnref-\(label)" : "fnref-\(label)-\(number)") }
        }
    }

    /// cmark does not tell the label of a definition, so it is read from the source: `[^label]:`.
    private func label(of definition: Node) -> String {
        let line = source.bytes[source.range(ofLine: definition.line)]
        let caret = line.firstIndex(of: UInt8(ascii: "^")) ?? line.startIndex
        let label = line[caret...].dropFirst().prefix { $0 != UInt8(ascii: "]") }
        return String(decoding: label.map { $0 <= 0x20 ? UInt8(ascii: "-") : $0 }, as: UTF8.self)
    }

    private mutating func claim(_ id: String) {
        if notes.ids.reserve(id) { notes.anchors.append(id) }
    }

    /// cmark writes the number of a reference as its text.
    func number(of reference: Node) -> Int? {
        Int(String(decoding: reference.literal, as: UTF8.self))
    }
}

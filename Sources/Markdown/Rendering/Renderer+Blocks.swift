import Diagnostics

extension Renderer {
    mutating func enterParagraph(_ node: Node) -> Bool {
        begin(node)
        if !isPlain { noteParagraph(node) }
        if !wrapped.isEmpty, let index = wrapped.firstIndex(where: { $0.paragraph == node }) {
            exits.append(wrapped.remove(at: index).exit)
            return true
        }
        guard let parent = node.parent else { return false }
        if !isPlain {
            if !turns.isEmpty, turns.last?.quote == parent { return enterTurnParagraph(node) }
            if options.notesOpening, notes.opening == nil, parent.kind == .document { noteOpening(node) }
            if let image = loneImage(in: node) { return enterLoneImage(image, inTightList: isTight(node, in: parent)) }
        }
        if isTight(node, in: parent) {
            exits.append(.nothing)
            return true
        }
        html.breakLine()
        html.write("<p>")
        exits.append(
            parent.kind == .footnoteDefinition
                ? .footnoteParagraph(isLast: node.next == nil) : .write("</p>\n"))
        return true
    }

    /// Whether the paragraph has no tags of its own, being in a tight list.
    func isTight(_ paragraph: Node, in parent: Node) -> Bool {
        guard parent.kind == .item, let list = parent.parent else { return false }
        return list.isTight
    }

    mutating func enterThematicBreak() -> Bool {
        html.breakLine()
        html.write(isPlain ? "<hr />\n" : "<hr>\n")
        return false
    }

    mutating func enterCodeBlock(_ node: Node) -> Bool {
        html.breakLine()
        let info = node.codeInfo.prefix { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
        let text = node.literal
        html.write(!isPlain && Self.mayScroll(text) ? "<pre tabindex=\"0\"><code" : "<pre><code")
        if !info.isEmpty {
            html.write(" class=\"language-")
            html.write(escaped: UnsafeBufferPointer(rebasing: info))
            html.write("\"")
        }
        html.write(">")
        html.write(escaped: text)
        html.write("</code></pre>\n")
        return false
    }

    /// Whether a line may be wider than a phone, so that the block must be reachable by keyboard to be scrolled.
    private static func mayScroll(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        text.split(separator: 0x0A).contains { $0.count > 36 }
    }

    private mutating func noteParagraph(_ node: Node) {
        let beginsItem = node.parent?.kind == .item && node.previous == nil
        notes.paragraphs.append(ParagraphRange(range: source.textRange(of: node), beginsItem: beginsItem))
    }

    /// The text of the first paragraph that is more than an image, cut at 200 characters.
    private mutating func noteOpening(_ paragraph: Node) {
        var text = plainText(of: paragraph)
        guard !text.isEmpty, loneImage(in: paragraph) == nil else { return }
        // A character may be several code points.
        if text.withUTF8({ $0.codePointCount }) > 200, let cut = text.index(text.startIndex, offsetBy: 199, limitedBy: text.endIndex),
            cut != text.endIndex, text.index(after: cut) != text.endIndex
        {
            text = text[..<cut] + "…"
        }
        notes.opening = text
    }

    mutating func writeIcon(_ name: StaticString) {
        guard options.icons else { return }
        html.write("<svg class=\"ico\" aria-hidden=\"true\"><use href=\"#")
        html.write(name)
        html.write("\"/></svg>")
    }
}

/// Text without markup, as headings, descriptions and summaries need it.
extension Renderer {
    /// The words of everything below a node; line breaks are spaces, or nothing between Chinese characters.
    func plainText(of node: Node) -> String {
        // One text, as nearly everywhere.
        if let only = node.firstChild, only.next == nil, only.kind == .text { return Aid.without(only.literal) }
        var out = ""
        var end = LineEnd()
        for inline in node.subtree {
            switch inline.kind {
            case .text, .code:
                let text = inline.literal
                out += Aid.without(text)
                end.note(text)
            case .softBreak:
                if options.dialect != .chinese || isPlain || !end.joins(LineStart(after: inline, in: node)) {
                    out += " "
                }
            case .lineBreak: out += " "
            case .htmlInline where isPlain: out += Aid.without(inline.literal)
            default: break
            }
        }
        return out
    }
}

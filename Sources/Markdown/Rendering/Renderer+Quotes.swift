extension Renderer {
    mutating func enterQuote(_ node: Node) -> Bool {
        html.breakLine()
        if !isPlain {
            if let name = Alert.name(in: node) {
                if let alert = Alert(rawValue: String(name.dropFirst().uppercased())), name.hasPrefix("!") {
                    return enterAlert(alert, node)
                }
                note(.unknownAlert(name: name), at: source.offset(of: node.firstChild!))
            }
            if isDialogue(node) { return enterDialogue(node) }
        }
        html.write("<blockquote>\n")
        exits.append(.writeLine("</blockquote>\n"))
        return true
    }

    private mutating func enterAlert(_ alert: Alert, _ node: Node) -> Bool {
        let first = dropMarker(of: node)
        if alert == .caution, node.children.contains(where: { $0.kind == .blockQuote && isDialogue($0) }) {
            return enterOldWording(first)
        }
        let word = alert.word(in: options.words)
        switch alert {
        case .note: html.write("<aside class=\"side\" role=\"note\" aria-label=\"")
        case .tip, .important: html.write("<div class=\"note\" role=\"note\" aria-label=\"")
        case .warning: html.write("<div class=\"note review\" role=\"note\" aria-label=\"")
        case .caution: html.write("<div class=\"note redline\" role=\"note\" aria-label=\"")
        }
        html.write(escaped: word)
        html.write("\"><b>")
        if alert != .note { writeIcon(alert.icon) }
        html.write(escaped: word)
        html.write(alert == .note ? "</b>" : "</b><div>")
        if let first, first.next == nil, first.kind == .paragraph { wrapped.append((first, .nothing)) }
        exits.append(.write(alert == .note ? "</aside>\n" : "</div></div>\n"))
        return true
    }

    /// Wording that is kept only to be compared with: a caution around a dialogue folds away.
    private mutating func enterOldWording(_ first: Node?) -> Bool {
        html.write("<details class=\"old\"><summary>")
        writeIcon(Alert.caution.icon)
        html.write("<span><b>")
        html.write(escaped: options.words.caution)
        html.write("</b>")
        if let first, first.kind == .paragraph {
            html.write(" ")
            wrapped.append((first, .summary))
        } else {
            leaveSummary()
        }
        exits.append(.writeLine("</details>\n"))
        return true
    }

    mutating func leaveSummary() {
        html.write("</span>")
        writeIcon("i-down")
        html.write("</summary>\n")
    }

    /// Passes over the marker and the break after it, and gives the first block that has something to say.
    private mutating func dropMarker(of quote: Node) -> Node? {
        guard let paragraph = quote.firstChild, let marker = paragraph.firstChild else { return nil }
        guard let lineBreak = marker.next else {
            skipped.append(paragraph)
            return paragraph.next
        }
        skipped += [marker, lineBreak]
        return paragraph
    }
}

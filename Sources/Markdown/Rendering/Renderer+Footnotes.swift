extension Renderer {
    mutating func enterFootnoteReference(_ node: Node) -> Bool {
        guard let number = number(of: node), footnotes.labels.indices.contains(number - 1) else { return false }
        footnotes.written[number - 1] += 1
        html.write("<sup class=\"footnote-ref\"><a href=\"#fn-")
        writeLabel(number)
        html.write("\" id=\"fnref-")
        writeID(number)
        if footnotes.written[number - 1] > 1 {
            html.write("-")
            html.write(footnotes.written[number - 1])
        }
        html.write("\" data-footnote-ref>")
        html.write(number)
        html.write("</a></sup>")
        return false
    }

    mutating func enterFootnoteDefinition(_ node: Node) -> Bool {
        guard footnotes.current < footnotes.labels.count, footnotes.referenceCounts[footnotes.current] > 0 else {
            return false
        }
        if footnotes.current == 0 {
            html.breakLine()
            html.write("<section class=\"footnotes\" data-footnotes aria-label=\"")
            html.write(escaped: options.words.footnotes)
            html.write("\">\n<ol>\n")
        }
        footnotes.current += 1
        html.write("<li id=\"fn-")
        writeID(footnotes.current)
        html.write("\">\n")
        exits.append(.footnote(hasParagraph: node.lastChild?.kind == .paragraph))
        return true
    }

    mutating func leaveFootnoteParagraph(isLast: Bool) {
        if isLast {
            html.write(" ")
            writeWaysBack()
        }
        html.write("</p>\n")
    }

    mutating func leaveFootnote(hasParagraph: Bool) {
        if !hasParagraph {
            writeWaysBack()
            html.write("\n")
        }
        html.write("</li>\n")
    }

    mutating func closeFootnotes() {
        if footnotes.current > 0 { html.write("</ol>\n</section>\n") }
    }

    private mutating func writeWaysBack() {
        for reference in 1...max(1, footnotes.referenceCounts[footnotes.current - 1]) {
            if reference > 1 { html.write(" ") }
            html.write("<a href=\"#fnref-")
            writeLabel(footnotes.current)
            if reference > 1 {
                html.write("-")
                html.write(reference)
            }
            html.write("\" class=\"footnote-backref\" data-footnote-backref aria-label=\"")
            html.write(escaped: options.words.backToText)
            html.write("\">↩")
            if reference > 1 {
                html.write("<sup class=\"footnote-ref\">")
                html.write(reference)
                html.write("</sup>")
            }
            html.write("</a>")
        }
    }

    private mutating func writeLabel(_ number: Int) { html.write(destination: footnotes.labels[number - 1]) }

    private mutating func writeID(_ number: Int) { html.write(escaped: footnotes.labels[number - 1]) }
}

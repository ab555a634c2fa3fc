/// What the walk does when it leaves a node.
enum Exit {
    case nothing
    case write(StaticString)
    /// On a line of its own.
    case writeLine(StaticString)
    case heading(level: Int)
    case reference(Int)
    case table
    case tableRow(isHeader: Bool)
    case title
    /// A paragraph of a footnote, the last of which takes the way back to the text.
    case footnoteParagraph(isLast: Bool)
    case footnote(hasParagraph: Bool)
    case dialogue
    case summary
}

extension Renderer {
    mutating func leave() {
        switch exits.removeLast() {
        case .nothing: break
        case .write(let end): html.write(end)
        case .writeLine(let end):
            html.breakLine()
            html.write(end)
        case .heading(let level):
            html.write("</h")
            html.write(level)
            html.write(">\n")
        case .reference(let index): notes.holes.append(Hole(offset: html.count, reference: index, part: .end))
        case .table: leaveTable()
        case .tableRow(let isHeader): leaveTableRow(isHeader: isHeader)
        case .footnoteParagraph(let isLast): leaveFootnoteParagraph(isLast: isLast)
        case .footnote(let hasParagraph): leaveFootnote(hasParagraph: hasParagraph)
        case .title:
            html.write("</h1>\n")
            notes.titleEnd = html.count
        case .dialogue: leaveDialogue()
        case .summary: leaveSummary()
        }
    }
}

/// Where the walk is in a table; tables do not nest.
struct TableState {
    var alignments = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    var column = 0
    var isInHeader = false
    var hasBody = false
}

extension Renderer {
    mutating func enterTable(_ node: Node) -> Bool {
        table = TableState(alignments: node.alignments)
        html.breakLine()
        if isPlain {
            html.write("<table>")
        } else {
            html.write("<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"")
            html.write(escaped: options.words.table)
            html.write(isPair(node) ? "\"><table class=\"pair\">" : "\"><table>")
        }
        exits.append(.table)
        return true
    }

    /// Whether the table sets what to do beside what not to do.
    private func isPair(_ table: Node) -> Bool {
        guard let header = table.firstChild else { return false }
        return header.children.map { plainText(of: $0) } == [options.words.do, options.words.dont]
    }

    mutating func leaveTable() {
        if table.hasBody {
            html.breakLine()
            html.write("</tbody>")
        }
        html.breakLine()
        html.write(isPlain ? "</table>\n" : "</table></div>\n")
    }

    mutating func enterTableRow(_ node: Node) -> Bool {
        html.breakLine()
        table.column = 0
        table.isInHeader = node.isHeaderRow
        if table.isInHeader {
            html.write("<thead>\n")
        } else if !table.hasBody {
            html.write("<tbody>\n")
            table.hasBody = true
        }
        html.write("<tr>")
        exits.append(.tableRow(isHeader: table.isInHeader))
        return true
    }

    mutating func leaveTableRow(isHeader: Bool) {
        html.breakLine()
        html.write(isHeader ? "</tr>\n</thead>" : "</tr>")
        table.isInHeader = false
    }

    mutating func enterTableCell(_ node: Node) -> Bool {
        begin(node)
        html.breakLine()
        let alignment = table.column < table.alignments.count ? table.alignments[table.column] : 0
        table.column += 1
        let isHeader = table.isInHeader && (isPlain || node.firstChild != nil)
        html.write(isHeader ? "<th" : "<td")
        if isPlain {
            switch alignment {
            case UInt8(ascii: "l"): html.write(" align=\"left\"")
            case UInt8(ascii: "c"): html.write(" align=\"center\"")
            case UInt8(ascii: "r"): html.write(" align=\"right\"")
            default: break
            }
        } else {
            if isHeader { html.write(" scope=\"col\"") }
            if alignment == UInt8(ascii: "c") { html.write(" class=\"c\"") }
            if alignment == UInt8(ascii: "r") { html.write(" class=\"r\"") }
        }
        html.write(">")
        exits.append(.write(isHeader ? "</th>" : "</td>"))
        return true
    }
}

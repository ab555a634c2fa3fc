extension SourceText {
    /// Where the inline text of a paragraph, heading or table cell stands.
    func textRange(of block: Node) -> Range<Int> {
        if block.kind == .tableCell { return cellRange(of: block) }
        let end = range(ofLine: max(block.lastLine, block.line)).upperBound
        var start = offset(of: block)
        if block.kind == .heading {
            while start < end, bytes[start] == UInt8(ascii: "#") { start += 1 }
        } else {
            while let next = startPastDefinition(at: start), next < end { start = next }
        }
        return start..<max(start, end)
    }

    /// cmark keeps the start of a paragraph whose first lines were `[label]: destination`.
    private func startPastDefinition(at start: Int) -> Int? {
        guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "["), bytes[start + 1] != UInt8(ascii: "^") else {
            return nil
        }
        let line = range(ofLine: line(at: start))
        guard let close = bytes[start..<line.upperBound].firstIndex(of: UInt8(ascii: "]")), close + 1 < line.upperBound,
            bytes[close + 1] == UInt8(ascii: ":")
        else { return nil }
        return contentStart(ofLine: self.line(at: start) + 1)
    }

    /// The first byte of a line past indents and `>`.
    func contentStart(ofLine line: Int) -> Int {
        let range = range(ofLine: line)
        return bytes[range].firstIndex { $0 != 0x20 && $0 != 0x09 && $0 != UInt8(ascii: ">") } ?? range.upperBound
    }

    /// A cell's stretch of its line: cells are what unescaped pipes divide, code or not.
    private func cellRange(of cell: Node) -> Range<Int> {
        guard let row = cell.parent, let table = row.parent else { return 0..<0 }
        var line = row.line
        if row.isHeaderRow { line = row.next.map { $0.line - 2 } ?? table.lastLine - 1 }
        let end = range(ofLine: line).upperBound
        var start = row.isHeaderRow && line == table.line ? offset(of: table) : contentStart(ofLine: line)
        var remaining = row.children.prefix { $0 != cell }.reduce(0) { count, _ in count + 1 }
        if start < end, bytes[start] == UInt8(ascii: "|") { start += 1 }
        while remaining > 0, let pipe = nextPipe(in: start..<end) {
            start = pipe + 1
            remaining -= 1
        }
        while start < end, bytes[start] == 0x20 { start += 1 }
        return start..<max(start, nextPipe(in: start..<end) ?? end)
    }

    private func nextPipe(in range: Range<Int>) -> Int? {
        var index = range.lowerBound
        while index < range.upperBound {
            if bytes[index] == UInt8(ascii: "|") { return index }
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }
}

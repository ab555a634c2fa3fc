/// A paragraph's stretch of the source.
struct ParagraphRange {
    let range: Range<Int>
    let beginsItem: Bool
}

extension SourceText {
    /// The lines of paragraphs.
    func proseLines(of paragraphs: [ParagraphRange]) -> [ProseLine] {
        var lines: [ProseLine] = []
        lines.reserveCapacity(paragraphs.count * 2)
        for paragraph in paragraphs {
            var line = line(at: paragraph.range.lowerBound)
            var start = paragraph.range.lowerBound
            var openTitles = 0
            while start < paragraph.range.upperBound {
                let end = range(ofLine: line).upperBound
                let bytes = bytes[start..<max(start, end)]
                let isFirst = start == paragraph.range.lowerBound
                lines.append(
                    ProseLine(
                        bytes: bytes, isFirst: isFirst, beginsItem: isFirst && paragraph.beginsItem,
                        isInTitleMarks: openTitles > 0))
                openTitles = max(0, openTitles + titleMarkBalance(of: bytes))
                line += 1
                start = contentStart(ofLine: line)
            }
        }
        return lines
    }

    /// How many more `《` (E3 80 8A) than `》` (E3 80 8B) there are.
    private func titleMarkBalance(of bytes: ArraySlice<UInt8>) -> Int {
        var balance = 0
        var index = bytes.startIndex
        while index + 2 < bytes.endIndex {
            if bytes[index] == 0xE3, bytes[index + 1] == 0x80 {
                if bytes[index + 2] == 0x8A { balance += 1 }
                if bytes[index + 2] == 0x8B { balance -= 1 }
            }
            index += 1
        }
        return balance
    }
}

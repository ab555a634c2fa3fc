import Diagnostics

/// A paragraph's stretch of the source.
struct ParagraphRange {
    let range: Range<Int>
    let beginsItem: Bool
}

extension SourceText {
    /// The lines of paragraphs that a rule may say something about: few texts have any.
    func suspectLines(of paragraphs: [ParagraphRange]) -> [ProseLine] {
        var lines: [ProseLine] = []
        for paragraph in paragraphs {
            var number = line(at: paragraph.range.lowerBound)
            var start = paragraph.range.lowerBound
            var openTitles = 0
            while start < paragraph.range.upperBound {
                let end = range(ofLine: number).upperBound
                let bytes = bytes[start..<max(start, end)]
                let (signs, balance) = WideSigns.read(bytes)
                let isFirst = start == paragraph.range.lowerBound
                let line = ProseLine(
                    bytes: bytes, isFirst: isFirst, beginsItem: isFirst && paragraph.beginsItem, isInTitleMarks: openTitles > 0,
                    signs: signs)
                if line.mayBeginWithSign || !signs.isEmpty { lines.append(line) }
                openTitles = max(0, openTitles + balance)
                number += 1
                start = contentStart(ofLine: number)
            }
        }
        return lines
    }
}

/// Signs of Chinese keyboards that a line holds somewhere, in place of Markdown's.
struct WideSigns: OptionSet {
    let rawValue: UInt8

    /// `＊＊`
    static let stars = WideSigns(rawValue: 1)
    /// `]（`, `］（`, `］(`, `】（` or `】(`
    static let link = WideSigns(rawValue: 2)

    /// What a line holds, and how many more `《` than `》`. One pass over its bytes.
    static func read(_ line: ArraySlice<UInt8>) -> (signs: WideSigns, titleMarks: Int) {
        line.withUnsafeBufferPointer { bytes in
            var signs: WideSigns = []
            var balance = 0
            var index = 0
            /// Whether a wide bracket, or any where `isWide`, opens at a place.
            func opens(at place: Int, afterWide isWide: Bool) -> Bool {
                if place < bytes.count, bytes[place] == UInt8(ascii: "(") { return isWide }
                return place + 2 < bytes.count && bytes[place] == 0xEF && bytes[place + 1] == 0xBC && bytes[place + 2] == 0x88
            }
            while true {
                index = bytes.firstPlace(from: index) { $0.equal(0x5D) | $0.equal(0xE3) | $0.equal(0xEF) }
                if index == bytes.count { return (signs, balance) }
                let byte = bytes[index]
                index += 1
                if byte == UInt8(ascii: "]") {
                    if opens(at: index, afterWide: false) { signs.insert(.link) }
                } else if byte == 0xE3, index + 1 < bytes.count, bytes[index] == 0x80 {
                    switch bytes[index + 1] {
                    case 0x8A: balance += 1
                    case 0x8B: balance -= 1
                    case 0x91: if opens(at: index + 2, afterWide: true) { signs.insert(.link) }
                    default: break
                    }
                    index += 2
                } else if byte == 0xEF, index + 1 < bytes.count, bytes[index] == 0xBC {
                    switch bytes[index + 1] {
                    case 0x8A:
                        if index + 4 < bytes.count, bytes[index + 2] == 0xEF, bytes[index + 3] == 0xBC, bytes[index + 4] == 0x8A {
                            signs.insert(.stars)
                        }
                    case 0xBD: if opens(at: index + 2, afterWide: true) { signs.insert(.link) }
                    default: break
                    }
                    index += 2
                }
            }
        }
    }
}

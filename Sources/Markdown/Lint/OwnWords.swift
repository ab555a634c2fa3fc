extension SourceText {
    /// Whether readers see a stretch of a paragraph, heading or cell as what the author says: not as code, an address or a
    /// tag, and not between quotation marks.
    func isOwnWord(at offset: Int, length: Int, in text: Range<Int>) -> Bool {
        var depth = 0, isInStraight = false
        var index = text.lowerBound
        /// Passes over a stretch; false where the word is in it.
        func pass(to end: Int) -> Bool {
            defer { index = end }
            return !(index..<end).contains(offset)
        }
        while index < offset {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: "`"):
                let run = bytes[index..<text.upperBound].prefix { $0 == UInt8(ascii: "`") }.count
                if !pass(to: closingTicks(run, from: index + run, in: text) ?? index + run) { return false }
            case UInt8(ascii: "]") where index + 1 < text.upperBound && bytes[index + 1] == UInt8(ascii: "("):
                if !pass(to: end(of: UInt8(ascii: ")"), from: index, in: text)) { return false }
            case UInt8(ascii: "<") where beginsTag(index + 1, in: text):
                if !pass(to: end(of: UInt8(ascii: ">"), from: index, in: text)) { return false }
            case UInt8(ascii: "\""):
                isInStraight.toggle()
                index += 1
            case 0xE2, 0xE3:
                switch bytes[index..<min(index + 3, text.upperBound)] {
                case [0xE2, 0x80, 0x9C], [0xE2, 0x80, 0x98], [0xE3, 0x80, 0x8C], [0xE3, 0x80, 0x8E]: depth += 1
                case [0xE2, 0x80, 0x9D], [0xE3, 0x80, 0x8D], [0xE3, 0x80, 0x8F]: depth = max(0, depth - 1)
                // Also an apostrophe, which closes nothing.
                case [0xE2, 0x80, 0x99]: depth = max(0, depth - 1)
                default: break
                }
                index += 3
            default: index += 1
            }
        }
        let isBetweenSingle =
            offset > text.lowerBound && bytes[offset - 1] == UInt8(ascii: "'") && offset + length < text.upperBound
            && bytes[offset + length] == UInt8(ascii: "'")
        return depth == 0 && !isInStraight && !isBetweenSingle
    }

    private func beginsTag(_ index: Int, in text: Range<Int>) -> Bool {
        index < text.upperBound && (isLetterOrDigit(bytes[index]) || bytes[index] == UInt8(ascii: "/"))
    }

    /// Where a code span that a run of backticks opens ends; nil where nothing closes it.
    private func closingTicks(_ run: Int, from start: Int, in text: Range<Int>) -> Int? {
        var index = start
        while let next = bytes[index..<text.upperBound].firstIndex(of: UInt8(ascii: "`")) {
            let count = bytes[next..<text.upperBound].prefix { $0 == UInt8(ascii: "`") }.count
            if count == run { return next + count }
            index = next + count
        }
        return nil
    }

    private func end(of byte: UInt8, from start: Int, in text: Range<Int>) -> Int {
        bytes[start..<text.upperBound].firstIndex(of: byte).map { $0 + 1 } ?? start + 1
    }
}

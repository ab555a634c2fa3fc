import Diagnostics

extension Renderer {
    mutating func enterText(_ node: Node) -> Bool {
        var text = node.literal
        if let trimmed, trimmed.node == node {
            text = UnsafeBufferPointer(rebasing: text.dropFirst(trimmed.count))
            self.trimmed = nil
        }
        html.write(escaped: text)
        if isPlain { return false }
        if text.has(UInt8(ascii: "*")) || text.has(UInt8(ascii: "[")) {
            noteStars(in: node)
            noteUndefinedFootnote(in: node)
        }
        notes.length.count(text)
        lineEnd.note(text)
        return false
    }

    /// Notes the first `**` that shows, unless it is escaped or plainly meant: `2**10`, `138****8000`.
    private mutating func noteStars(in node: Node) {
        for _ in node.literal.doubleStars {
            let offset = offset(of: node)
            guard let stars = UnpairedStars(at: offset, in: source) else { continue }
            return note(stars.kind, at: offset)
        }
    }

    /// Notes the first `[^label]` that shows, unless a backslash is before it.
    private mutating func noteUndefinedFootnote(in node: Node) {
        let text = String(decoding: node.literal, as: UTF8.self)
        guard let block, let start = text.firstRange(of: "[^"), let end = text[start.upperBound...].firstIndex(of: "]")
        else {
            return
        }
        let label = text[start.upperBound..<end]
        guard !label.isEmpty, !label.contains(where: \.isWhitespace) else { return }
        let range = source.textRange(of: block)
        guard let place = source.bytes[range].firstRange(of: "[^\(label)]".utf8)?.lowerBound,
            place == range.lowerBound || source.bytes[place - 1] != UInt8(ascii: "\\")
        else { return }
        note(.undefinedFootnote(label: String(label)), at: place)
    }

    mutating func enterCode(_ node: Node) -> Bool {
        let text = node.literal
        html.write("<code>")
        html.write(escaped: text)
        html.write("</code>")
        if !isPlain {
            notes.length.count(text)
            lineEnd.note(text)
        }
        return false
    }

    /// A line break in the source, which is nothing between two Chinese characters.
    mutating func enterSoftBreak(_ node: Node) -> Bool {
        if !isPlain {
            if !turns.isEmpty, beginsTurn(after: node) { return false }
            if options.dialect == .chinese, lineEnd.joins(LineStart(after: node, in: block)) { return false }
        }
        html.write(byte: 0x0A)
        return false
    }

    mutating func enterLineBreak() -> Bool {
        html.write(isPlain ? "<br />\n" : "<br>\n")
        lineEnd.reset()
        return false
    }
}

extension TextLength {
    /// A bit for each digit, below 0x40; for each letter, from 0x40; for each of `'` `,` `-` `.`, below 0x40.
    private static let digits: UInt64 = 0x3FF << 0x30
    private static let letters: UInt64 = 0x7FF_FFFE << 0x20 | 0x7FF_FFFE
    private static let withinWords: UInt64 = 1 << 0x27 | 1 << 0x2C | 1 << 0x2D | 1 << 0x2E

    mutating func count(_ text: UnsafeBufferPointer<UInt8>) {
        /// 1 within a word. Words are counted without a branch, since where they end is past guessing.
        var isInWord: UInt64 = 0
        var index = 0
        /// Where eight bytes are looked at together again.
        var next = 0
        while index < text.count {
            if index >= next, index + 8 <= text.count {
                next = index + 8
                if let begun = text.plainWords(at: index, isInWord: &isInWord) {
                    words += begun
                    index = next
                    continue
                }
            }
            let byte = text[index]
            if byte < 0x80 {
                index += 1
                let isLow = byte < 0x40
                let begins = (isLow ? Self.digits : Self.letters) >> UInt64(byte & 63) & 1
                let goesOn = (isLow ? Self.withinWords : 0) >> UInt64(byte & 63) & 1
                words += Int(begins & ~isInWord)
                isInWord = begins | goesOn & isInWord
                continue
            }
            // U+5000 to U+9FFF: nearly all that Chinese text is made of.
            if (0xE5...0xE9).contains(byte) {
                characters += 1
                isInWord = 0
                index += 3
                continue
            }
            let (scalar, length) = text.scalar(at: index)
            index += length
            switch scalar {
            case 0xC0...0x1FFF, 0xAC00...0xD7A3:
                words += Int(1 & ~isInWord)
                isInWord = 1
            case 0x2019: break
            default:
                isInWord = 0
                if CharacterClass.isIdeographOrKana(scalar) { characters += 1 }
            }
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// How many words begin in the next eight bytes; nil where they are not all ASCII, or signs that may stand within a word
    /// follow each other.
    ///
    /// - Parameter isInWord: 1 after a letter or digit.
    @inline(__always)
    fileprivate func plainWords(at index: Int, isInWord: inout UInt64) -> Int? {
        let bytes = word(at: index)
        guard bytes.marks == 0 else { return nil }
        // A letter and its capital are one but for a bit.
        let letters = (bytes | ByteWord(each: 0x20)).within(0x61...0x7A).marks | bytes.within(0x30...0x39).marks
        let joints = bytes.within(0x2C...0x2E).marks | bytes.equal(0x27).marks
        guard joints & joints << 8 == 0 else { return nil }
        let within = letters | joints & (letters << 8 | isInWord << 7)
        let begun = letters & ~(within << 8 | isInWord << 7)
        isInWord = within >> 63
        return begun.nonzeroBitCount
    }
}

extension Renderer {
    mutating func enterText(_ node: Node) -> Bool {
        var text = node.literal
        if let trimmed, trimmed.node == node {
            text = UnsafeBufferPointer(rebasing: text.dropFirst(trimmed.count))
            self.trimmed = nil
        }
        html.write(escaped: text)
        if isPlain { return false }
        if text.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "[") }) {
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
    mutating func count(_ text: UnsafeBufferPointer<UInt8>) {
        var isInWord = false
        var index = 0
        while index < text.count {
            // U+5000 to U+9FFF: nearly all that Chinese text is made of.
            if (0xE5...0xE9).contains(text[index]) {
                characters += 1
                isInWord = false
                index += 3
                continue
            }
            let (scalar, length) = text.scalar(at: index)
            index += length
            switch scalar {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC0...0x1FFF, 0xAC00...0xD7A3:
                if !isInWord { words += 1 }
                isInWord = true
            case 0x27, 0x2019, 0x2D, 0x2E, 0x2C: break
            default:
                isInWord = false
                if CharacterClass.isIdeographOrKana(scalar) { characters += 1 }
            }
        }
    }
}

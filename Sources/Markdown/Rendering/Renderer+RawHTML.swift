extension Renderer {
    mutating func enterInlineHTML(_ node: Node) -> Bool {
        let tag = node.literal
        guard isPlain || options.allowsRawHTML else {
            noteRawHTML(tag, at: self.offset(of: node))
            return false
        }
        if TagFilter.drops(tag[...]) {
            html.write("&lt;")
            html.write(raw: tag.dropFirst())
        } else {
            html.write(raw: tag[...])
        }
        return false
    }

    mutating func enterHTMLBlock(_ node: Node) -> Bool {
        let text = node.literal
        guard isPlain || options.allowsRawHTML else {
            noteRawHTML(text, at: source.offset(of: node))
            return false
        }
        html.breakLine()
        var rest = text[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            html.write(raw: rest[..<start])
            html.write(TagFilter.drops(rest[start...]) ? "&lt;" : "<")
            rest = rest[(start + 1)...]
        }
        html.write(raw: rest)
        html.breakLine()
        return false
    }

    /// Comments are left out without a word, and an end tag is told of with its start.
    private mutating func noteRawHTML(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) {
        if text.has("<!--", at: 0) || text.has("</", at: 0) { return }
        let name = String(decoding: text.prefix { $0 != 0x0A && $0 != 0x3E && $0 != 0x20 }, as: UTF8.self)
        note(.rawHTML(name + ">"), at: offset)
    }
}

/// GFM's extension *Disallowed Raw HTML*: the nine tags whose content a browser reads by rules of their own.
private enum TagFilter {
    private static let names: [StaticString] = [
        "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
    ]

    /// Whether the text begins with such a tag, opening or closing.
    static func drops(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let text = UnsafeBufferPointer(rebasing: text)
        guard text.count >= 3, text[0] == UInt8(ascii: "<") else { return false }
        let start = text[1] == UInt8(ascii: "/") ? 2 : 1
        return names.contains { name in
            let end = start + name.utf8CodeUnitCount
            guard end < text.count, text.has(name, at: start) else { return false }
            switch text[end] {
            case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ">"): return true
            case UInt8(ascii: "/"): return end + 1 < text.count && text[end + 1] == UInt8(ascii: ">")
            default: return false
            }
        }
    }
}

extension HTMLBuffer {
    /// What the author wrote as HTML, without aids.
    fileprivate mutating func write(raw text: Slice<UnsafeBufferPointer<UInt8>>) {
        let all = UnsafeBufferPointer(rebasing: text)
        for index in all.indices where !(dropsAids && Aid.isAid(at: index, in: all)) { write(byte: all[index]) }
    }
}

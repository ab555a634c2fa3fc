import Diagnostics

/// Who speaks in a paragraph of a dialogue: bold words that end in a colon, or that a colon follows.
struct Speaker {
    let name: String
    /// What to leave out of the text after the name: a colon outside the bold and the spaces after it.
    let trimmed: (node: Node, count: Int)?

    init?(_ strong: Node) {
        guard strong.kind == .strong else { return nil }
        var name = ""
        for child in strong.children {
            guard child.kind == .text else { return nil }
            name += Aid.without(child.literal)
        }
        name = name.trimmed
        let isInside = name.last == "：" || name.last == ":"
        if isInside { name.removeLast() }
        let next = strong.next?.kind == .text ? strong.next : nil
        let skipped = next.flatMap { Speaker.lead(of: $0.literal, hasColon: !isInside) }
        guard !name.isEmpty, name.utf8.count <= 60, isInside || skipped != nil else { return nil }
        self.name = name.trimmed
        trimmed = next.flatMap { node in skipped.map { (node, $0) } }
    }

    /// How many bytes at the start of the text are a colon (where there must be one) and spaces; nil without the colon.
    private static func lead(of text: UnsafeBufferPointer<UInt8>, hasColon: Bool) -> Int? {
        var index = 0
        var foundColon = false
        while index < text.count {
            let (scalar, length) = text.scalar(at: index)
            switch scalar {
            case 0x20, 0x3000, UInt32(Aid.mark): break
            default:
                guard hasColon, !foundColon else { return index }
                guard scalar == 0x3A || scalar == 0xFF1A else { return nil }
                foundColon = true
            }
            index += length
        }
        return hasColon && !foundColon ? nil : index
    }

    /// The speaker a paragraph begins with, and the bold node that names them.
    static func first(in paragraph: Node) -> (speaker: Speaker, strong: Node)? {
        guard paragraph.kind == .paragraph, let strong = paragraph.firstChild?.skippingEmptyText,
            let speaker = Speaker(strong)
        else { return nil }
        return (speaker, strong)
    }
}

extension Node {
    /// This node, or the first one after it that is more than text of our own aids.
    var skippingEmptyText: Node? {
        var node: Node? = self
        while let here = node, here.kind == .text, here.literal.allSatisfy({ $0 == Aid.mark || $0 == Aid.tab }) {
            node = here.next
        }
        return node
    }
}

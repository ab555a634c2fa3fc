/// Where the links, images and tags of one block stand in the source, found when the first of them is asked for.
struct ReferencePlaces {
    private var block: Node?
    private var places: [(node: Node, offset: Int)] = []
    private var next = 0

    /// Where `node` begins. Nodes are asked for in document order.
    mutating func offset(of node: Node, in source: SourceText) -> Int {
        guard let block = node.block else { return 0 }
        if block != self.block {
            self.block = block
            places = Self.places(in: block, of: source)
            next = 0
        }
        while next < places.count {
            defer { next += 1 }
            if places[next].node == node { return places[next].offset }
        }
        return source.offset(of: block)
    }

    private static func places(in block: Node, of source: SourceText) -> [(node: Node, offset: Int)] {
        let range = source.textRange(of: block)
        return source.bytes.withUnsafeBufferPointer { bytes in
            var found: [(node: Node, offset: Int)] = []
            var cursor = InlineCursor(bytes, from: range.lowerBound, to: range.upperBound)
            var open: [(node: Node, hasBrackets: Bool)] = []
            for inline in block.subtree.dropFirst() {
                while let last = open.last, inline.parent != last.node, !inline.isInside(last.node) {
                    if last.hasBrackets { cursor.passLinkEnd() }
                    open.removeLast()
                }
                switch inline.kind {
                case .text: cursor.pass(inline.literal)
                case .softBreak, .lineBreak: cursor.passLineBreak()
                case .code: cursor.passCode()
                case .htmlInline:
                    cursor.passDelimiters()
                    found.append((inline, cursor.index))
                    cursor.pass(inline.literal)
                case .footnoteReference: if cursor.find(UInt8(ascii: "]")) { _ = cursor.pass(UInt8(ascii: "]")) }
                case .link, .image:
                    let hasBrackets = cursor.passOpening(of: inline)
                    found.append((inline, hasBrackets.start))
                    open.append((inline, hasBrackets.found))
                default: break
                }
            }
            return found
        }
    }
}

extension InlineCursor {
    /// Moves into a link or image: where it starts, and whether it is written in brackets.
    fileprivate mutating func passOpening(of node: Node) -> (start: Int, found: Bool) {
        passDelimiters()
        if node.kind == .image {
            guard find(UInt8(ascii: "!")) else { return (index, false) }
            let start = index
            _ = pass(UInt8(ascii: "!"))
            return (start, pass(UInt8(ascii: "[")))
        }
        let start = index
        if pass(UInt8(ascii: "[")) { return (start, true) }
        _ = pass(UInt8(ascii: "<"))
        return (start, false)
    }
}

extension Node {
    fileprivate func isInside(_ ancestor: Node) -> Bool {
        var node = parent
        while let here = node {
            if here == ancestor { return true }
            switch here.kind {
            case .emphasis, .strong, .strikethrough, .link, .image: node = here.parent
            default: return false
            }
        }
        return false
    }
}

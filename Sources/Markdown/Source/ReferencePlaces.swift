/// Where the links, images, tags and stray `**` of one block stand in the source, found when the first of them is
/// asked for.
struct ReferencePlaces {
    private var block: Node?
    private var places: [(node: Node, offset: Int)] = []
    private var next = 0

    /// Where `node`, somewhere in `block`, begins. Nodes are asked for in document order.
    mutating func offset(of node: Node, in block: Node, of source: SourceText) -> Int {
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
            var reader = PlaceReader(cursor: InlineCursor(bytes, from: range.lowerBound, to: range.upperBound))
            var next = block.firstChild
            walk: while var node = next {
                reader.enter(node)
                next = node.firstChild
                while next == nil {
                    reader.leave(node)
                    next = node.next
                    guard next == nil else { break }
                    guard let parent = node.parent, parent != block else { break walk }
                    node = parent
                }
            }
            return reader.found
        }
    }
}

/// Reads the source of a block along with its inlines.
private struct PlaceReader {
    var cursor: InlineCursor
    private(set) var found: [(node: Node, offset: Int)] = []
    /// For each link and image around the cursor, whether it is written in brackets.
    private var brackets: [Bool] = []

    init(cursor: InlineCursor) { self.cursor = cursor }

    mutating func enter(_ node: Node) {
        switch node.kind {
        case .text:
            let literal = node.literal
            var done = 0
            for stars in literal.contains(UInt8(ascii: "*")) ? literal.doubleStars : [] {
                cursor.pass(UnsafeBufferPointer(rebasing: literal[done..<stars]))
                found.append((node, cursor.index))
                done = stars
            }
            cursor.pass(UnsafeBufferPointer(rebasing: literal[done...]))
        case .softBreak, .lineBreak: cursor.passLineBreak()
        case .code: cursor.passCode()
        case .htmlInline:
            cursor.passDelimiters()
            found.append((node, cursor.index))
            cursor.pass(node.literal)
        case .footnoteReference: if cursor.find(UInt8(ascii: "]")) { _ = cursor.pass(UInt8(ascii: "]")) }
        case .link, .image:
            let opening = cursor.passOpening(of: node)
            found.append((node, opening.start))
            brackets.append(opening.hasBracket)
        default: break
        }
    }

    mutating func leave(_ node: Node) {
        guard node.kind == .link || node.kind == .image else { return }
        if brackets.removeLast() { cursor.passLinkEnd() }
    }
}

extension InlineCursor {
    /// Moves into a link or image: where it starts, and whether it is written in brackets.
    fileprivate mutating func passOpening(of node: Node) -> (start: Int, hasBracket: Bool) {
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

/// What a line ends with, as far as it matters to the break after it.
struct LineEnd {
    private var edge = Edge.other

    mutating func reset() { edge = .other }

    /// Notes text that has been written in the line.
    mutating func note(_ text: UnsafeBufferPointer<UInt8>) {
        var index = text.count
        var sawShared = false
        while index > 0 {
            let (scalar, length) = text.scalar(before: index)
            index -= length
            switch Edge(scalar) {
            case nil: continue
            case .shared?: sawShared = true
            case .solid?:
                edge = .solid
                return
            case .other?:
                edge = sawShared ? .shared : .other
                return
            }
        }
        if sawShared, edge == .other { edge = .shared }
    }

    /// Whether the break between this line and the next means nothing: Chinese on both sides, or on one side with
    /// a quote or dash that both scripts use on the other.
    func joins(_ start: LineStart) -> Bool {
        switch (edge, start.edge) {
        case (.solid, .solid), (.solid, .shared), (.shared, .solid): true
        default: false
        }
    }
}

/// What the next line begins with, looked for through emphasis, links and strikethrough.
struct LineStart {
    fileprivate private(set) var edge = Edge.other

    init(after softBreak: Node, in block: Node?) {
        guard let block else { return }
        var sawShared = false
        var next = softBreak.following(within: block)
        while let node = next {
            switch node.kind {
            case .text, .code:
                if let found = Edge(firstIn: node.literal, sawShared: &sawShared) {
                    edge = found
                    return
                }
            case .emphasis, .strong, .strikethrough, .link: break
            default:
                if sawShared { edge = .shared }
                return
            }
            next = node.firstChild ?? node.following(within: block)
        }
        if sawShared { edge = .shared }
    }
}

private enum Edge {
    case solid, shared, other

    /// Nil for what does not show: our aids and variation selectors.
    init?(_ scalar: UInt32) {
        if scalar == UInt32(Aid.mark) || scalar == UInt32(Aid.tab) || CharacterClass.isVariationSelector(scalar) {
            return nil
        }
        self = CharacterClass.isSetSolid(scalar) ? .solid : CharacterClass.isShared(scalar) ? .shared : .other
    }

    /// The first character that decides; shared ones are looked through, since `“中` is Chinese and `“A` may not be.
    init?(firstIn text: UnsafeBufferPointer<UInt8>, sawShared: inout Bool) {
        var index = 0
        while index < text.count {
            let (scalar, length) = text.scalar(at: index)
            index += length
            switch Edge(scalar) {
            case nil: continue
            case .shared?: sawShared = true
            case .solid?:
                self = .solid
                return
            case .other?:
                self = sawShared ? .shared : .other
                return
            }
        }
        return nil
    }
}

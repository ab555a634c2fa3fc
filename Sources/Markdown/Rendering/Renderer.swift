import Diagnostics

/// Turns a tree into HTML in one walk, and notes on the way what the rest of the program wants to know.
///
/// The walk is a loop, not a recursion: a text may nest as deeply as it likes. Each node that is entered pushes one
/// ``Exit``, which is taken when the walk leaves it.
struct Renderer {
    let options: MarkdownOptions
    /// cmark's HTML and nothing else: no ids, classes, wrappers; for comparison with cmark's own renderer.
    let isPlain: Bool
    /// Whether the places of all texts are noted.
    let notesTexts: Bool
    let source: SourceText
    var html: HTMLBuffer
    var exits: [Exit] = []
    /// Nodes whose text has been written elsewhere.
    var skipped: [Node] = []
    /// Paragraphs that something else wraps, and what follows them instead of `</p>`.
    var wrapped: [(paragraph: Node, exit: Exit)] = []
    /// How many bytes of the next text node are not to be written.
    var trimmed: (node: Node, count: Int)?
    var table = TableState()
    var footnotes = FootnoteState()
    var turns: [TurnState] = []
    var lineEnd = LineEnd()
    /// The paragraph, heading or table cell whose inlines are being written.
    var block: Node?
    var counter = PositionCounter()
    var notes: Notes

    init(_ source: SourceText, options: MarkdownOptions, isPlain: Bool, notesTexts: Bool = false) {
        self.source = source
        self.options = options
        self.isPlain = isPlain
        self.notesTexts = notesTexts
        html = HTMLBuffer(dropsAids: !isPlain, capacity: source.bytes.count * 3 / 2)
        notes = Notes(ids: options.ids)
    }

    mutating func render(_ root: Node) {
        if !isPlain { collectFootnotes(of: root) }
        var next = root.firstChild
        while let node = next {
            if enter(node) {
                if let child = node.firstChild {
                    next = child
                    continue
                }
                leave()
            }
            next = leaveUp(from: node, to: root)
        }
        closeFootnotes()
    }

    /// The node after this one and all below it, having left the parents that end here.
    private mutating func leaveUp(from node: Node, to root: Node) -> Node? {
        var node = node
        while true {
            if let next = node.next { return next }
            guard let parent = node.parent, parent != root else { return nil }
            leave()
            node = parent
        }
    }

    /// Writes what begins a node; false where there is nothing below it to walk and nothing to end.
    private mutating func enter(_ node: Node) -> Bool {
        if !skipped.isEmpty, let index = skipped.firstIndex(of: node) {
            skipped.remove(at: index)
            return false
        }
        if let quote = turns.last?.quote, node.parent == quote, node.kind != .paragraph { continueTurn() }
        switch node.kind {
        case .text: return enterText(node)
        case .softBreak: return enterSoftBreak(node)
        case .lineBreak: return enterLineBreak()
        case .code: return enterCode(node)
        case .htmlInline: return enterInlineHTML(node)
        case .emphasis: return enter(writing: "<em>", leaving: "</em>")
        case .strong: return enter(writing: "<strong>", leaving: "</strong>")
        case .strikethrough: return enter(writing: "<del>", leaving: "</del>")
        case .link: return enterLink(node)
        case .image: return enterImage(node)
        case .footnoteReference: return enterFootnoteReference(node)
        case .paragraph: return enterParagraph(node)
        case .heading: return enterHeading(node)
        case .list: return enterList(node)
        case .item: return enterItem(node)
        case .blockQuote: return enterQuote(node)
        case .codeBlock: return enterCodeBlock(node)
        case .htmlBlock: return enterHTMLBlock(node)
        case .thematicBreak: return enterThematicBreak()
        case .table: return enterTable(node)
        case .tableRow: return enterTableRow(node)
        case .tableCell: return enterTableCell(node)
        case .footnoteDefinition: return enterFootnoteDefinition(node)
        case .document: return true
        }
    }
}

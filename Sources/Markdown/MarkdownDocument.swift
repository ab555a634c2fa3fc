public import Diagnostics

/// A Markdown text as HTML with holes for what only the site knows: where links lead, how large images are.
public final class MarkdownDocument: Sendable {
    /// Links and images in document order.
    public let references: [Reference]
    /// The headings below the title, in document order.
    public let outline: [Heading]
    /// The heading of level 1 that the text begins with, if it does.
    public let title: Title?
    /// The words of the first paragraph that is more than an image, at most 200 characters.
    public let opening: String
    /// The ids the HTML defines: footnotes, then headings in document order.
    public let anchors: [String]
    public let length: TextLength
    public let hasDialogue: Bool
    public let taskCount: Int
    /// What the text should say differently, by place in the file.
    public let findings: [Finding]

    let html: [UInt8]
    let holes: [Hole]
    let titleEnd: Int
    let isPlain: Bool

    /// Reads a text. `path` and `lineOffset`, the number of lines before the text in its file, go into the findings.
    ///
    /// - Parameter isUTF8: whether the text is known to be UTF-8; of another, U+FFFD stands for what is not.
    public convenience init(
        parsing text: [UInt8], isUTF8: Bool = false, path: String = "", lineOffset: Int = 0,
        options: MarkdownOptions = MarkdownOptions()
    ) {
        self.init(parsing: text, isUTF8: isUTF8, path: path, lineOffset: lineOffset, options: options, isPlain: false)
    }

    /// A text of which only what others say of it is known: its HTML is empty.
    public init(opening: String, anchors: [String], length: TextLength, taskCount: Int) {
        self.opening = opening
        self.anchors = anchors
        self.length = length
        self.taskCount = taskCount
        (references, outline, title, hasDialogue, findings) = ([], [], nil, false, [])
        (html, holes, titleEnd, isPlain) = ([], [], 0, false)
    }

    init(parsing text: [UInt8], isUTF8: Bool = false, path: String, lineOffset: Int, options: MarkdownOptions, isPlain: Bool) {
        let source = SourceText(text, path: path, lineOffset: lineOffset)
        let aided = options.dialect == .chinese && !isPlain ? aided(text) : nil
        let tree = Tree(parsing: aided ?? text, isUTF8: isUTF8, footnotes: !isPlain)
        let hits = isPlain ? [] : options.avoided.hits(in: text)
        var renderer = Renderer(source, options: options, isPlain: isPlain, notesTexts: !hits.isEmpty)
        tree.withRoot { renderer.render($0) }
        let notes = renderer.notes
        references = notes.references
        outline = notes.outline
        title = notes.title
        opening = notes.opening ?? ""
        anchors = notes.anchors
        length = notes.length
        hasDialogue = notes.hasDialogue
        taskCount = notes.taskCount
        let subject = LintSubject(
            source: source, lines: source.suspectLines(of: notes.paragraphs), references: notes.references,
            blemishes: notes.blemishes)
        findings =
            (LintRule.all.flatMap { $0.check(subject) } + options.avoided.findings(hits, in: source, texts: notes.texts)).sorted()
        // Without the room it had to grow in: a site keeps all of these at once.
        html = Array(renderer.html.bytes[...])
        holes = notes.holes
        titleEnd = notes.titleEnd
        self.isPlain = isPlain
    }
}

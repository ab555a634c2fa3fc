import Diagnostics

/// What a walk finds besides HTML.
struct Notes {
    var holes: [Hole] = []
    var references: [Reference] = []
    var outline: [Heading] = []
    var title: Title?
    /// Where the title ends in the HTML, which it begins.
    var titleEnd = 0
    var opening: String?
    var anchors: [String] = []
    var ids: FreeIDs
    /// Ids of tasks, which are told apart among themselves only.
    var taskIDs = FreeIDs()
    var length = TextLength()
    var taskCount = 0
    var hasDialogue = false
    var blemishes: [Blemish] = []
    var paragraphs: [ParagraphRange] = []
    /// Where paragraphs, headings and cells stand in the source, where that is asked for.
    var texts: [Range<Int>] = []
    /// The level of the last heading, as written; 0 before the first.
    var lastLevel = 0
    /// Where references stand in the source, for the block that is being written, in order.
    var places = ReferencePlaces()

    init(ids: FreeIDs) { self.ids = ids }
}

/// A place in the HTML where a reference's tags belong.
struct Hole: Sendable {
    enum Part: Sendable { case start, end, image }

    let offset: Int
    let reference: Int
    let part: Part
}

/// Something a rule may want to say, found in the tree rather than in a line.
struct Blemish: Sendable {
    enum Kind: Sendable {
        case rawHTML(String)
        case unsafeLink(destination: String)
        case unknownAlert(name: String)
        /// `**` that closes nothing or is not closed, the words beside it, and whether a space keeps them apart.
        case unpaired(opens: Bool, hasSpace: Bool, words: String)
        /// `[^label]` that no definition belongs to.
        case undefinedFootnote(label: String)
        /// Levels of the headings; `from` is 0 where there is none above.
        case headingSkip(from: Int, to: Int, text: String)
    }

    let kind: Kind
    let position: Position
}

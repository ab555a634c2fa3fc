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
    var usedIDs: Set<String>
    /// The last number given to each repeated id.
    var idCounts: [String: Int] = [:]
    var length = TextLength()
    var taskCount = 0
    var hasDialogue = false
    var blemishes: [Blemish] = []
    /// Where references stand in the source, for the block that is being written, in order.
    var places = ReferencePlaces()

    init(usedIDs: Set<String>) { self.usedIDs = usedIDs }
}

/// A place in the HTML where a reference's tags belong.
struct Hole {
    enum Part { case start, end, image }

    let offset: Int
    let reference: Int
    let part: Part
}

/// Something a rule may want to say, found in the tree rather than in a line; offsets are into the source.
struct Blemish {
    enum Kind {
        case rawHTML(String)
        case unsafeLink(destination: String)
        case unknownAlert(name: String)
        case unclosed(delimiter: String)
        case headingSkip(from: Int, to: Int)
    }

    let kind: Kind
    let offset: Int
}

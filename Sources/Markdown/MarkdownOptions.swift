/// Which rules a text is read by.
public enum MarkdownDialect: Sendable {
    /// GFM, with the rules that Chinese needs: emphasis beside Chinese punctuation, line breaks between
    /// Chinese characters, and web addresses that end where Chinese begins.
    case chinese
    /// GFM to the letter.
    case gfm
}

public struct MarkdownOptions: Sendable {
    public var dialect: MarkdownDialect
    /// Whether HTML in the text comes out as it is, but for the tags that GFM filters; otherwise it is left out.
    public var allowsRawHTML: Bool
    public var words: MarkdownWords
    /// The speakers of dialogues who are on our side, such as `客户经理`.
    public var ourSpeakers: Set<String>
    /// Whether call-outs carry an icon, as a reference to `#i-warn` and the like on the same page.
    public var icons: Bool
    /// Ids the page around the text uses, which no heading may take.
    public var reservedIDs: Set<String> { didSet { ids = FreeIDs(except: reservedIDs) } }
    /// The ids that a text may give to its headings.
    private(set) var ids: FreeIDs
    /// Words that the text should not use.
    public var avoided: AvoidedWords
    /// Whether `MarkdownDocument.opening` is asked for.
    public var notesOpening = true

    public init(
        dialect: MarkdownDialect = .chinese, allowsRawHTML: Bool = false, words: MarkdownWords = .chinese,
        ourSpeakers: Set<String> = [], icons: Bool = false, reservedIDs: Set<String> = [],
        avoided: AvoidedWords = AvoidedWords()
    ) {
        self.dialect = dialect
        self.allowsRawHTML = allowsRawHTML
        self.words = words
        self.ourSpeakers = ourSpeakers
        self.icons = icons
        self.reservedIDs = reservedIDs
        ids = FreeIDs(except: reservedIDs)
        self.avoided = avoided
    }
}

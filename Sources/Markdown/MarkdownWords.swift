/// The words that come out of the syntax, in the language of the page.
public struct MarkdownWords: Sendable {
    public var note = "眉批"
    public var tip = "提示"
    public var important = "要点"
    public var warning = "存疑"
    public var caution = "红线"
    /// What a table is called by a screen reader.
    public var table = "表格"
    public var footnotes = "注释"
    public var backToText = "回到正文"
    /// What a screen reader says before a stage direction in a dialogue.
    public var stageDirection = "动作"
    /// The two headers of a table that sets good beside bad.
    public var `do` = "这样做"
    public var dont = "不这样"

    public init() {}

    public static let chinese = MarkdownWords()

    public static let english: MarkdownWords = {
        var words = MarkdownWords()
        words.note = "Margin note"
        words.tip = "Tip"
        words.important = "Important"
        words.warning = "Doubtful"
        words.caution = "Red line"
        words.table = "Table"
        words.footnotes = "Notes"
        words.backToText = "Back to the text"
        words.stageDirection = "Direction"
        words.do = "Do this"
        words.dont = "Not this"
        return words
    }()
}

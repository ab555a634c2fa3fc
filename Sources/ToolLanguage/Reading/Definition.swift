internal import Diagnostics
internal import YAMLReading

/// A formula and where it stands. Columns inside it are counted from `position` while it is on one line.
struct FormulaPlace: Hashable {
    let position: Position
    /// Whether the text in the file is the formula itself, so that columns can be counted into it.
    let isExact: Bool
    /// Set where `{ }` probably cut the formula at a comma.
    var wasCut = false

    func position(at offset: Int) -> Position {
        isExact ? Position(line: position.line, column: position.column + offset) : position
    }
}

struct Formula {
    let text: String
    let expression: Expression
    let place: FormulaPlace
}

/// A tool file as its author meant it, after the sugar of its kind is taken apart and before anything is checked.
struct Definition: Sendable {
    var version: Located<Int>?
    var kind = "calculator"
    var title: LocalizedText?
    var page = Page()
    /// Every text of the file that readers see.
    var texts: [ShownText] = []
    /// Still being written: what its texts lack is a warning.
    var isDraft = false
    var inputs: [Input] = []
    var lets: [Computed] = []
    var outputs: [Computed] = []
    var requirements: [Requirement] = []
    var goal: Goal?
    /// `goal: none`: nothing is better than something else, so that no next steps are shown.
    var hasNoGoal = false
    var examples: [Example] = []

    struct Input: Sendable {
        let id: Located<String>
        let type: Located<String>
        var label: LocalizedText?
        var help: LocalizedText?
        var unit: LocalizedText?
        /// Behind a 1, in the languages that have another word there.
        var unitOfOne: LocalizedText?
        /// The author's own words for a broken rule.
        var errors: [(rule: Located<String>, words: LocalizedText)] = []
        var isLong = false
        /// A flag that says of a statement whether it is true: two words rather than a box to tick.
        var isStatement = false
        /// Made by a kind, so that the theme has its label.
        var isGenerated = false
        /// `min`, `max`, `above`, `below`, in that order.
        var bounds: [(rule: String, formula: Formula)] = []
        var places: Int?
        var defaultValue: Located<String>?
        var isOptional = false
        var isSetting = false
        /// How much the number changes in one step towards the goal.
        var step: Located<String>?
        /// `step: none`: no next step changes it, as no next step changes a setting.
        var takesNoStep: Bool { step?.value == "none" }
        var options: OptionSource?
        var table: Table?
    }

    struct Table: Sendable {
        var columns: [Column] = []
        /// The trainer's own rows, id and cells.
        var fixedRows: [FixedRow]?
        var leastRows = 0
        var mostRows = 200
        var groups: [Group] = []
        /// The rows that a free table's page begins with.
        var start: [StartRow] = []
    }

    struct StartRow: Sendable {
        let cells: [(column: Located<String>, text: Located<String>)]
        let position: Position
    }

    struct FixedRow: Sendable {
        let id: Located<String>
        var cells: [String: Located<String>]
        var label: LocalizedText?
        var help: LocalizedText?
        var group: Located<String>?
        /// `step: none`: no next step changes it.
        var takesNoStep = false
        var reason = Reason()
    }

    enum Column: Sendable {
        case input(Input)
        case computed(Computed)
    }

    enum OptionSource: Sendable {
        case list([Option])
        case table(Located<String>)
    }

    struct Computed: Sendable {
        let id: Located<String>
        var type: Located<String>?
        var places: Int?
        var label: LocalizedText?
        var help: LocalizedText?
        var unit: LocalizedText?
        /// Behind a 1, in the languages that have another word there.
        var unitOfOne: LocalizedText?
        /// The words to show where there is no data.
        var blank: LocalizedText?
        var content: Content
        var options: OptionSource?
        /// `blank:` is written.
        var saysBlank = false
        /// Made by a kind, so that it is not reported as unused and the theme has its label.
        var isGenerated = false
    }

    enum Content: Sendable {
        case value(Formula)
        case rules([Rule])
        case band(Formula, [Band])
    }

    struct Rule: Sendable {
        /// Nil in the last one, `else`.
        let when: Formula?
        let then: Result
        let position: Position
        var reason = Reason()

        enum Result {
            case text(Located<String>, FormulaPlace)
            case blank
        }
    }

    struct Band: Sendable {
        let id: Located<String>
        let from: Formula?
        let above: Formula?
        let option: Option
    }

    struct Requirement: Sendable {
        let that: Formula
        let error: Located<String>
        let at: Located<String>?
        var label: LocalizedText?
    }

    /// The output that next steps improve.
    struct Goal: Sendable {
        let output: Located<String>
        var isLowerBetter = false
    }

    struct Example: Sendable {
        let given: JSON
        let expect: [(name: Located<String>, value: JSON)]
        let error: (text: Located<String>, rule: String?)?
        let position: Position
        var note: LocalizedText?
    }
}

public import Diagnostics

/// A tool as its page shows it, with every text in one language. `value` is an index among the program's values.
///
/// `Site` renders it as HTML; its `json` is what the page's script reads.
public struct ToolPage: Sendable {
    public let id: String
    public let version: Int
    public let kind: String
    public let title: String
    public let summary: String?
    public let sources: [String]
    /// The compact program.
    public let program: [UInt8]
    /// Scalars and tables, in the order of the page.
    public let entries: [Entry]
    public let outputs: [Computed]
    /// Lets and columns, for "why".
    public let names: [Computed]
    public let requirements: [Requirement]
    /// The output that next steps improve; nil where there is none.
    public let goal: (output: String, isLowerBetter: Bool)?
    /// The output shown largest; nil where there is none.
    public let headline: String?
    public let groups: [Group]
    public let putsResultsFirst: Bool
    /// Rows of the first table stand in a grid this many across.
    public let across: Int?
    public let charts: [Chart]
    public let script: [Turn]
    public let questions: [Question]
    /// The first example that comes out with results.
    public let example: Example?
    /// Names of earlier versions, and what they are called now.
    public let renames: [(old: String, new: String)]

    public enum Entry: Sendable {
        case field(Field)
        case table(Table)

        public var id: String {
            switch self {
            case .field(let field): field.id
            case .table(let table): table.id
            }
        }
    }

    /// One entry a person makes: an input, or an input column of a table.
    public struct Field: Sendable {
        public let id: String
        /// As the author wrote it, such as `money`; `core` is one of number, flag, choice, text, date, datetime.
        public let type: String
        public let core: String
        public let label: String
        public let help: String?
        public let unit: String?
        /// Behind a 1, where that is another word.
        public let unitOfOne: String?
        /// Its number among the inputs in the program's order.
        public let place: Int
        public let value: Int
        public let places: Int
        public let isOptional: Bool
        public let isSetting: Bool
        public let isLong: Bool
        public let defaultText: String?
        /// `today` or `now`, filled in by the page.
        public let filled: String?
        /// Rule and its end, as written: a number, or a formula over inputs.
        public let bounds: [(rule: String, end: String)]
        public let options: [Option]
        public let errors: [(rule: String, words: String)]
    }

    public struct Option: Sendable {
        public let id: String
        public let label: String
        public let tone: String?
        public let because: String?
        public let instead: String?
    }

    public struct Table: Sendable {
        public let id: String
        public let label: String
        public let help: String?
        public let table: Int
        public let leastRows: Int
        public let mostRows: Int
        /// The trainer's own rows; nil where the person adds rows.
        public let rows: [Row]?
        public let groups: [(id: String, label: String)]
        /// Rows that the page begins with: column and text.
        public let start: [[String: String]]
        public let columns: [Column]
    }

    public struct Row: Sendable {
        public let id: String
        public let label: String
        public let help: String?
        public let group: String?
        /// No next step changes it.
        public let takesNoStep: Bool
        public let because: String?
        public let instead: String?
    }

    public enum Column: Sendable {
        case field(Field)
        /// Cells that stand in the trainer's rows; texts, in the rows' order.
        case constant(Computed, cells: [String])
        /// A computed column with a label.
        case computed(Computed)
    }

    /// An output, a let or a computed column.
    public struct Computed: Sendable {
        public let id: String
        public let type: String
        public let core: String
        /// Nil where the author gave none.
        public let label: String?
        public let help: String?
        public let unit: String?
        /// Behind a 1, where that is another word.
        public let unitOfOne: String?
        public let places: Int?
        public let value: Int
        public let table: Int?
        /// What to show where there is no data.
        public let blank: String?
        public let options: [Option]
        public let formula: String?
        public let rules: [Rule]
        public let bands: [Band]
    }

    public struct Rule: Sendable {
        /// Nil in the last one.
        public let when: String?
        public let then: String
        public let because: String?
        public let instead: String?
    }

    /// A band of a value; its words are those of the option of the same id.
    public struct Band: Sendable {
        public let id: String
        public let of: String
        public let from: String?
        public let above: String?
    }

    public struct Requirement: Sendable {
        public let error: String
        public let at: String?
        public let label: String?
    }

    public struct Group: Sendable {
        public let label: String?
        public let inputs: [String]
    }

    public struct Chart: Sendable {
        /// bar, line or ring.
        public let type: String
        public let label: String
        public let values: [String]
        public let of: String?
        public let by: String?
        public let mark: String?
        public let most: String?
    }

    public struct Turn: Sendable {
        public let id: String
        public let cue: String
        public let answer: String
        /// What a good answer holds; `ticks` is the flag or the row that a tick there sets.
        public let moves: [(ticks: String?, text: String)]
        public let refused: [(line: String, because: String?)]
        public let seconds: Int
    }

    public struct Question: Sendable {
        public let id: String
        public let answer: Answer
        public let why: String?
        /// The page that explains it, below a language's folder.
        public let page: String?
    }

    public enum Answer: Sendable {
        case one(String)
        /// What is right in each row of the question's table.
        case rows([(row: String, value: String)])
    }

    public struct Example: Sendable {
        /// By input: a text, or for a table a list of rows, each an object of texts.
        public let given: JSON
        /// Results by output, let and `table.column`; entries by their name too, with defaults filled in.
        public let values: [String: JSON]
        /// Which rule won, from 0, by output.
        public let rules: [String: Int]
        public let note: String?
    }
}

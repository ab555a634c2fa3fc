internal import Diagnostics
internal import YAMLReading

/// What of a tool file only its page shows: words, groups, charts. None of it reaches the engine.
extension Definition {
    /// One option of a choice, or the option that a band gives.
    struct Option: Sendable {
        let id: Located<String>
        var label: LocalizedText?
        var tone: Tone?
        var reason = Reason()

        var value: String { id.value }
        var position: Position { id.position }
    }

    /// How an option is coloured; the word always stands beside the colour.
    enum Tone: String, CaseIterable { case good, warn, block }

    /// Why a result is what it is, and the honest thing to do instead.
    struct Reason: Sendable {
        var because: LocalizedText?
        var instead: LocalizedText?
    }

    /// A text that readers see: what it is, as messages name it (`the label of 'order'`), and where its key stands.
    struct ShownText: Sendable {
        let what: String
        let text: LocalizedText
        let position: Position
    }

    struct Group: Sendable {
        let id: Located<String>
        let label: LocalizedText?
    }

    struct Page: Sendable {
        var summary: LocalizedText?
        var sources: [String] = []
        var groups: [InputGroup] = []
        var headline: Located<String>?
        var putsResultsFirst = false
        var across: Located<Int>?
        var charts: [Chart] = []
        var script: [Turn] = []
        var questions: [Question] = []
        var renames: [(old: Located<String>, new: Located<String>)] = []
        /// Labels of what a kind makes: `items`, `name`, `score`.
        var labels: [String: LocalizedText] = [:]
    }

    struct InputGroup: Sendable {
        let label: LocalizedText?
        let inputs: [Located<String>]
        let position: Position
    }

    struct Chart: Sendable {
        enum Shape: String, CaseIterable { case bar, line, ring }
        let shape: Shape
        let label: LocalizedText?
        var values: [Located<String>] = []
        var of: Located<String>?
        var by: Located<String>?
        var mark: Located<String>?
        var most: Located<String>?
        let position: Position
    }

    /// A card of a drill: what the customer says, a good answer, what it has to hold, and what is not said.
    struct Turn: Sendable {
        let id: Located<String>
        let cue: LocalizedText?
        let answer: LocalizedText?
        let moves: [Move]
        let refused: [(line: LocalizedText, because: LocalizedText?)]
        let seconds: Int?
    }

    /// Something a good answer holds; with an id it ticks the flag, or the row, of that id.
    struct Move: Sendable {
        let id: Located<String>?
        let text: LocalizedText
    }

    struct Question: Sendable {
        let id: String
        let answer: Answer
        let group: Located<String>?
        let why: LocalizedText?
        /// The page that explains it, below a language's folder: `follow-up/rhythm`.
        let page: Located<String>?

        enum Answer: Sendable {
            case one(String)
            /// What is right in each row of the question's table.
            case rows([(row: String, value: String)])
        }
    }
}

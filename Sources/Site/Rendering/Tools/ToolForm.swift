internal import Content
internal import ToolLanguage

/// Makes the values that the templates below `partials/tool` are given for one tool, but for what depends on the page it stands on.
struct ToolForm {
    let tool: ToolPage
    let text: ToolText
    /// What the ids of its elements begin with; a tool that stands on a page twice has two.
    let key: String
    /// The pages that explain the answers of a quiz, by their paths.
    let pages: [String: (title: String, url: String)]

    var words: Words { text.words }

    init(_ tool: ToolPage, words: Words, key: String, pages: [String: (title: String, url: String)]) {
        self.tool = tool
        self.pages = pages
        text = ToolText(tool, words)
        self.key = key
    }

    /// Every name of a template that may be absent, so that none is looked for further out.
    private static let absent = Values(
        [
            .isNumber, .isFlag, .isRadio, .isSelect, .isDate, .isText, .isArea, .isTable, .isArrange, .isConstant, .isComputed, .unit,
            .help,
            .bounds, .hasNote, .stepper, .checked, .tone, .aria, .numeric, .free, .across, .rowHead, .row, .rowLabel, .because,
            .instead, .group, .blankRow, .formula, .hasRules, .when, .note, .unchosen, .why, .given, .widget,
        ].map { ($0, false) })

    /// Values over those that are absent; nil is absent too.
    static func values(_ values: Values) -> Values { absent.merging(values) }

    var values: Values {
        let settings = tool.entries.filter(isSetting)
        let formulas = formulas
        return [
            .kind: tool.kind, .root: "tool-\(key)", .key: key, .title: tool.title,
            .aloneText: words.filled("toolAloneOf", tool.title), .resultsFirst: tool.putsResultsFirst, .groups: groups,
            .hasSettings: !settings.isEmpty, .settings: settings.map(entry), .result: result, .isGate: tool.kind == "gate",
            .script: tool.script.isEmpty ? false : [.turns: tool.script.map(turn)] as Values,
            .answers: tool.questions.isEmpty ? false : [.questions: tool.questions.map(answer)] as Values,
            .example: tool.example.map { example($0) } ?? false, .formulas: formulas, .hasFormulas: !formulas.isEmpty,
        ]
    }

    // MARK: Entries

    private func isSetting(_ entry: ToolPage.Entry) -> Bool { if case .field(let field) = entry { field.isSetting } else { false } }

    /// As the author grouped them; the rest in a group of their own.
    private var groups: [Values] {
        let shown = tool.entries.filter { !isSetting($0) }
        let named = Set(tool.groups.flatMap(\.inputs))
        var groups = tool.groups.map { group in
            (heading: group.label, entries: group.inputs.compactMap { id in shown.first { $0.id == id } })
        }
        groups.append((heading: groups.isEmpty ? words["toolEntries"] : nil, entries: shown.filter { !named.contains($0.id) }))
        return groups.filter { !$0.entries.isEmpty }.map { [.heading: $0.heading ?? false, .entries: $0.entries.map(entry)] }
    }

    private func entry(_ entry: ToolPage.Entry) -> Values {
        switch entry {
        case .field(let field): self.field(field)
        case .table(let table): self.table(table)
        }
    }

    // MARK: A drill, a quiz

    private func turn(_ turn: ToolPage.Turn) -> Values {
        [
            .id: turn.id, .seconds: turn.seconds, .cue: turn.cue, .answer: turn.answer, .hasMoves: !turn.moves.isEmpty,
            .moves: turn.moves.enumerated().map { place, move in
                [.name: "\(turn.id).\(move.ticks ?? String(place + 1))", .ticks: move.ticks ?? false, .text: move.text] as Values
            },
            .hasRefused: !turn.refused.isEmpty,
            .refused: turn.refused.map { [.text: $0.line, .because: $0.because ?? false] as Values },
        ]
    }
}

internal import Diagnostics
internal import Scoring
internal import YAMLReading

extension Tool {
    /// The tool as its page shows it, in one language.
    ///
    /// - Parameters:
    ///   - other: the language whose text stands where one is missing.
    ///   - kindLabel: the theme's word for a name that a kind made, such as `score`, or for its option, `status.blocked`.
    public func page(in language: String, default other: String, kindLabel: (String) -> String?) -> ToolPage {
        withoutActuallyEscaping(kindLabel) { kindLabel in
            PageMaker(tool: self, language: language, other: other, kindLabel: kindLabel).page
        }
    }
}

/// Puts a tool's page together from its definition and from the places its names have in the program.
struct PageMaker {
    let tool: Tool
    let language: String
    let other: String
    let kindLabel: (String) -> String?

    var definition: Definition { tool.definition }

    var page: ToolPage {
        let page = definition.page
        let outputs = computed(ofOutputs: true)
        return ToolPage(
            id: tool.id, version: tool.version, kind: tool.kind, title: text(definition.title) ?? tool.id, summary: text(page.summary),
            sources: page.sources, program: tool.bytes, entries: definition.inputs.map(entry), outputs: outputs,
            names: computed(ofOutputs: false),
            requirements: definition.requirements.map { .init(error: $0.error.value, at: $0.at?.value, label: text($0.label)) },
            goal: goal, headline: page.headline?.value ?? outputs.first?.id,
            groups: page.groups.map { .init(label: text($0.label), inputs: $0.inputs.map(\.value)) },
            putsResultsFirst: page.putsResultsFirst, across: page.across?.value, charts: page.charts.map(chart),
            script: page.script.map(turn),
            questions: page.questions.map { .init(id: $0.id, answer: answer($0.answer), why: text($0.why), page: $0.page?.value) },
            example: example,
            renames: page.renames.map { ($0.old.value, $0.new.value) })
    }

    private var goal: (output: String, isLowerBetter: Bool)? {
        guard let value = tool.program.goalValue, let name = tool.names.first(where: { $0.value == Int(value) }) else { return nil }
        return (name.id, definition.goal?.isLowerBetter ?? false)
    }

    private func text(_ text: LocalizedText?) -> String? { text?.text(in: language, default: other) }

    /// The theme's word for what a kind made; an author's own name may be the same and mean something else.
    private func made(_ isMade: Bool, _ name: String) -> String? { isMade ? kindLabel(name) : nil }

    /// No other language's word.
    private func ofOne(_ text: LocalizedText?) -> String? { text?.text(in: language, default: language) }

    func entry(_ input: Definition.Input) -> ToolPage.Entry {
        guard let table = input.table, let index = tool.tables.firstIndex(where: { $0.id == input.id.value }) else {
            return .field(field(input, table: nil))
        }
        return .table(self.table(input, table, index))
    }

    private func table(_ input: Definition.Input, _ table: Definition.Table, _ index: Int) -> ToolPage.Table {
        let columns: [ToolPage.Column] = table.columns.compactMap { column in
            switch column {
            case .computed(let computed):
                guard computed.label != nil else { return nil }
                return find(computed.id.value, in: index).map { .computed(self.computed(computed, $0)) }
            case .input(let column):
                guard tool.inputs.contains(where: { $0.table == index && $0.id == column.id.value }) else {
                    return find(column.id.value, in: index).map { .constant(constant(column, $0), cells: cells(column, table)) }
                }
                return .field(field(column, table: index))
            }
        }
        return ToolPage.Table(
            id: input.id.value, label: text(input.label) ?? made(input.isGenerated, input.id.value) ?? input.id.value,
            help: text(input.help),
            table: index,
            leastRows: tool.tables[index].leastRows, mostRows: tool.tables[index].mostRows,
            rows: table.fixedRows?.map { row in
                .init(
                    id: row.id.value, label: text(row.label) ?? row.id.value, help: text(row.help), group: row.group?.value,
                    takesNoStep: row.takesNoStep, because: text(row.reason.because), instead: text(row.reason.instead))
            },
            groups: table.groups.map { ($0.id.value, text($0.label) ?? $0.id.value) }, start: table.start.map(\.texts), columns: columns)
    }

    private func find(_ column: String, in table: Int) -> Tool.Name? {
        tool.names.first { $0.table == table && $0.id == "\(tool.tables[table].id).\(column)" }
    }

    private func cells(_ column: Definition.Input, _ table: Definition.Table) -> [String] {
        (table.fixedRows ?? []).map { $0.cells[column.id.value]?.value ?? column.defaultValue?.value ?? "" }
    }

    private func field(_ input: Definition.Input, table: Int?) -> ToolPage.Field {
        let place = tool.inputs.firstIndex { $0.table == table && $0.id == input.id.value }
        let read = place.map { tool.inputs[$0] }
        let preset = Preset.named(input.type.value)
        var bounds = input.bounds.map { (rule: $0.rule, end: $0.formula.text) }
        for (rule, end) in [("min", preset?.least), ("max", preset?.most)] where !bounds.contains(where: { $0.rule == rule }) {
            if let end { bounds.append((rule, String(end))) }
        }
        return ToolPage.Field(
            id: input.id.value, type: input.type.value, core: read.map { "\($0.type)" } ?? "text",
            label: text(input.label) ?? made(input.isGenerated, input.id.value) ?? input.id.value, help: text(input.help),
            unit: text(input.unit) ?? preset?.unit, unitOfOne: ofOne(input.unitOfOne), place: place ?? 0, value: read?.value ?? 0,
            places: read?.places ?? 0,
            isOptional: input.isOptional, isSetting: input.isSetting, isLong: input.isLong,
            defaultText: input.isFilledByCaller ? nil : input.defaultValue.map { plain($0.value, read?.type) },
            filled: input.isFilledByCaller ? input.defaultValue?.value : nil, bounds: bounds,
            options: input.isStatement
                ? ["true", "false"].map { .init(id: $0, label: kindLabel("statement.\($0)") ?? $0, tone: nil, because: nil, instead: nil) }
                : options(input.options, ids: read?.options ?? [], of: input.id.value, isMade: input.isGenerated),
            errors: input.errors.map { ($0.rule.value, text($0.words) ?? "") })
    }

    /// A number in plain digits, however the author wrote it: `1e3`, `１２`.
    private func plain(_ text: String, _ type: ScalarType?) -> String {
        type == .number ? exactNumber(text).map(digits) ?? text : text
    }

    /// The options in the order the engine has them, with the words the author gave them.
    private func options(
        _ source: Definition.OptionSource?, ids: [String], of name: String, isMade: Bool
    ) -> [ToolPage.Option] {
        let written: [Definition.Option]
        switch source {
        case .list(let options): written = options
        case .table(let table):
            written =
                definition.inputs.first { $0.id.value == table.value }?.table?.fixedRows?.map { .init(id: $0.id, label: $0.label) } ?? []
        case nil: written = []
        }
        return ids.map { id in
            let option = written.first { $0.value == id }
            return .init(
                id: id, label: text(option?.label) ?? made(isMade, "\(name).\(id)") ?? id, tone: option?.tone?.rawValue,
                because: text(option?.reason.because), instead: text(option?.reason.instead))
        }
    }

    func computed(ofOutputs isOutput: Bool) -> [ToolPage.Computed] {
        (isOutput ? definition.outputs : definition.lets).compactMap { computed in
            tool.names.first { $0.id == computed.id.value }.map { self.computed(computed, $0) }
        } + (isOutput ? [] : definition.inputs.flatMap { input in (input.table?.columns ?? []).compactMap { hidden($0, of: input) } })
    }

    /// A computed column without a label: a step in between.
    private func hidden(_ column: Definition.Column, of input: Definition.Input) -> ToolPage.Computed? {
        guard case .computed(let computed) = column, computed.label == nil,
            let name = tool.names.first(where: { $0.id == "\(input.id.value).\(computed.id.value)" })
        else { return nil }
        return self.computed(computed, name)
    }

    private func computed(_ computed: Definition.Computed, _ name: Tool.Name) -> ToolPage.Computed {
        var formula: String?
        var rules: [ToolPage.Rule] = []
        var bands: [ToolPage.Band] = []
        var written = computed.options
        var items: [ToolPage.Option] = []
        switch computed.content {
        case .value(let value):
            // What a kind counts may have no formula that people could read, as the right answers of a quiz.
            formula = (try? FormulaParser.parse(value.text)) == nil ? nil : value.text
            if name.core == "list" { items = self.items(listedBy: value.expression) }
        case .rules(let all):
            rules = all.map { rule in
                let then = if case .text(let text, _) = rule.then { text.value } else { "" }
                return .init(when: rule.when?.text, then: then, because: text(rule.reason.because), instead: text(rule.reason.instead))
            }
        case .band(let of, let all):
            bands = all.map { .init(id: $0.id.value, of: of.text, from: $0.from?.text, above: $0.above?.text) }
            written = .list(all.map(\.option))
        }
        let preset = computed.type.flatMap { Preset.named($0.value) }
        return ToolPage.Computed(
            id: computed.id.value, type: computed.type?.value ?? name.core, core: name.core,
            label: text(computed.label) ?? made(computed.isGenerated, computed.id.value), help: text(computed.help),
            unit: text(computed.unit) ?? preset?.unit, unitOfOne: ofOne(computed.unitOfOne),
            places: computed.places ?? preset?.resultPlaces.map { Int($0) }, value: name.value,
            table: name.table, blank: text(computed.blank),
            options: items + options(written, ids: name.options, of: computed.id.value, isMade: computed.isGenerated),
            formula: formula, rules: rules, bands: bands)
    }

    private func constant(_ column: Definition.Input, _ name: Tool.Name) -> ToolPage.Computed {
        let preset = Preset.named(column.type.value)
        return ToolPage.Computed(
            id: column.id.value, type: column.type.value, core: name.core,
            label: text(column.label) ?? made(column.isGenerated, column.id.value),
            help: text(column.help), unit: text(column.unit) ?? preset?.unit, unitOfOne: ofOne(column.unitOfOne), places: nil,
            value: name.value, table: name.table, blank: nil,
            options: options(column.options, ids: name.options, of: column.id.value, isMade: column.isGenerated), formula: nil, rules: [],
            bands: [])
    }

    private func chart(_ chart: Definition.Chart) -> ToolPage.Chart {
        .init(
            type: chart.shape.rawValue, label: text(chart.label) ?? "", values: chart.values.map(\.value), of: chart.of?.value,
            by: chart.by?.value, mark: chart.mark?.value, most: chart.most?.value)
    }

    private func answer(_ answer: Definition.Question.Answer) -> ToolPage.Answer {
        switch answer {
        case .one(let text): .one(text)
        case .rows(let rows): .rows(rows)
        }
    }

    private func turn(_ turn: Definition.Turn) -> ToolPage.Turn {
        .init(
            id: turn.id.value, cue: text(turn.cue) ?? "", answer: text(turn.answer) ?? "",
            moves: turn.moves.map { (ticks: $0.id?.value, text: text($0.text) ?? "") },
            refused: turn.refused.map { (text($0.line) ?? "", text($0.because)) }, seconds: turn.seconds ?? 40)
    }

    private var example: ToolPage.Example? {
        guard let example = definition.examples.first(where: { $0.error == nil }) else { return nil }
        let (evaluation, errors) = tool.evaluate(example.given, trace: true)
        guard errors.isEmpty else { return nil }
        var values: [String: JSON] = [:]
        for name in tool.names { values[name.id] = tool.value(of: name, in: evaluation) }
        for input in tool.inputs {
            let cells = evaluation.cells(input.value)
            if let table = input.table {
                values["\(tool.tables[table].id).\(input.id)"] = .array(cells)
            } else {
                values[input.id] = cells.first ?? .null
            }
        }
        var rules: [String: Int] = [:]
        for output in definition.outputs {
            guard case .rules(let all) = output.content, let name = tool.names.first(where: { $0.id == output.id.value }) else { continue }
            for entry in evaluation.trace where entry.value == name.value && rules[name.id] == nil {
                // Of rules inside rules the first is the value's own.
                if case .rule(let number) = entry.step, all.indices.contains(number - 1) { rules[name.id] = number - 1 }
            }
        }
        return .init(given: tool.inRows(example.given), values: values, rules: rules, note: text(example.note))
    }
}

extension Definition.StartRow {
    fileprivate var texts: [String: String] {
        Dictionary(cells.map { ($0.column.value, $0.text.value) }) { first, _ in first }
    }
}

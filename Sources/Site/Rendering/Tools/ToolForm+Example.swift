internal import Content
internal import Diagnostics
internal import ToolLanguage

extension ToolForm {
    /// The first example: what is given, what comes out, its figures.
    func example(_ example: ToolPage.Example) -> Values {
        let given = tool.entries.compactMap { entry -> Values? in
            guard case .field(let field) = entry, let value = example.values[field.id], value != .null else { return nil }
            return Self.values([.label: field.label, .text: text.value(field, value), .numeric: field.isNumeric])
        }
        let figures = tool.charts.compactMap { ToolChart($0, tool, text)?.values }
        return Self.values([
            .note: text.filled(example.note, fromExample: true), .given: given.isEmpty ? nil : [.rows: given] as Values,
            // A quiz's answers do not stand in the open.
            .folded: !tool.questions.isEmpty || given.count > 20,
            .tables: tool.tables.compactMap { table($0, example) },
            .results: tool.outputs.map { result($0, example.values[$0.id] ?? .null) },
            .figures: figures, .hasFigures: !figures.isEmpty,
        ])
    }

    private func table(_ table: ToolPage.Table, _ example: ToolPage.Example) -> Values? {
        let columns = table.columns.filter(\.isShown)
        let cells = columns.map { texts(of: $0, in: table, example) }
        let count = table.rows?.count ?? cells.map(\.count).max() ?? 0
        guard count > 0, !columns.isEmpty else { return nil }
        return Self.values([
            .label: table.label, .rowHead: table.rows == nil ? nil : words["toolRow"],
            .columns: columns.map(heading),
            .rows: (0..<count).map { number in
                Self.values([
                    .rowLabel: table.rows?[number].label,
                    .cells: zip(columns, cells).map { column, texts in
                        Self.values([.text: number < texts.count ? texts[number] : "", .numeric: column.isNumeric])
                    },
                ])
            },
        ])
    }

    private func texts(of column: ToolPage.Column, in table: ToolPage.Table, _ example: ToolPage.Example) -> [String] {
        if case .constant(let computed, let cells) = column { return cells.map { constant(computed, $0) } }
        guard case .array(let values) = example.values["\(table.id).\(column.id)"] ?? .null else { return [] }
        switch column {
        case .field(let field): return values.map { text.value(field, $0) }
        case .constant(let computed, _), .computed(let computed): return values.map { text.value(computed, $0) }
        }
    }

    private func result(_ output: ToolPage.Computed, _ value: JSON) -> Values {
        var option: ToolPage.Option?
        var reason: (because: String?, instead: String?) = (nil, nil)
        if case .string(let id) = value, output.core == "choice" {
            option = output.options.first { $0.id == id }
            reason = (option?.because, option?.instead)
        }
        if let rule = tool.example?.rules[output.id], output.rules[rule].because != nil {
            reason = (output.rules[rule].because, output.rules[rule].instead)
        }
        return Self.values([
            .label: output.label ?? output.id, .text: text.value(output, value), .numeric: output.isNumeric,
            .current: output.id == tool.headline, .tone: option?.tone, .icon: icon(option?.tone),
            .because: text.filled(reason.because, fromExample: true), .instead: text.filled(reason.instead, fromExample: true),
        ])
    }

    private func icon(_ tone: String?) -> String {
        switch tone {
        case "good": "i-check"
        case "warn": "i-warn"
        default: "i-stop"
        }
    }
}

extension ToolPage.Column {
    fileprivate var isNumeric: Bool {
        switch self {
        case .field(let field): field.isNumeric
        case .constant(let computed, _), .computed(let computed): computed.isNumeric
        }
    }
}

internal import Diagnostics
internal import Content
internal import ToolLanguage

extension ToolForm {
    /// Rows that a person adds: as many stand ready, for pen and keyboard.
    private static let readyRows = 5

    func table(_ table: ToolPage.Table) -> Values {
        let key = "\(self.key)_\(table.id)"
        let columns = table.columns.filter(\.isShown)
        let span = columns.count + (table.rows == nil ? 0 : 1)
        return Self.values([
            .isTable: !isQuestion(table), .isArrange: isQuestion(table), .id: table.id, .key: key, .label: table.label, .help: table.help,
            .hasNote: table.help != nil,
            .described: (table.help == nil ? "" : "\(key)-note ") + "\(key)-error", .free: table.rows == nil,
            .across: table.id == tool.tables.first?.id ? tool.across : nil,
            .rowHead: table.rows == nil ? nil : words["toolRow"], .columns: columns.map(heading), .bodies: bodies(table, span: span),
            .blankRow: table.rows == nil ? row(table, nil, place: nil) : nil,
        ])
    }

    /// Whether the rows answer one question of a quiz together.
    private func isQuestion(_ table: ToolPage.Table) -> Bool { tool.questions.contains { $0.id == table.id } }

    func heading(_ column: ToolPage.Column) -> Values {
        switch column {
        case .field(let field):
            Self.values([
                .id: field.id, .label: field.label, .numeric: field.isNumeric, .unit: text.unit(field.unit), .help: field.help,
            ])
        case .constant(let computed, _), .computed(let computed):
            // Money and shares say their unit with every number.
            Self.values([
                .id: computed.id, .label: computed.label, .numeric: computed.isNumeric, .help: computed.help,
                .unit: ["currency", "%"].contains(computed.unit) ? nil : text.unit(computed.unit),
            ])
        }
    }

    /// The rows, those of a group under its name; those of none come first.
    private func bodies(_ table: ToolPage.Table, span: Int) -> [Values] {
        guard let rows = table.rows else {
            let count = max(table.start.count, min(Self.readyRows, table.mostRows))
            return [Self.values([.rows: (0..<count).map { row(table, nil, place: $0) }])]
        }
        let numbered = Array(rows.enumerated())
        let loose = numbered.filter { row in !table.groups.contains { $0.id == row.element.group } }
        var bodies = loose.isEmpty ? [] : [Self.values([.rows: loose.map { row(table, $0.element, place: $0.offset) }])]
        for group in table.groups {
            let own = numbered.filter { $0.element.group == group.id }.map { row(table, $0.element, place: $0.offset) }
            if !own.isEmpty { bodies.append(Self.values([.group: group.id, .label: group.label, .span: span, .rows: own])) }
        }
        return bodies
    }

    /// - Parameter place: from 0; nil in a row that is to be copied.
    private func row(_ table: ToolPage.Table, _ row: ToolPage.Row?, place: Int?) -> Values {
        let start = place.flatMap { $0 < table.start.count ? table.start[$0] : nil }
        return Self.values([
            .row: row?.id, .rowLabel: row?.label, .help: row?.help, .because: row?.because, .widget: look(table),
            .cells: table.columns.filter(\.isShown).map { cell($0, table, row, place: place, start: start) },
        ])
    }

    /// What a row of a narrow table is set as: something to count, or a name with a box to tick.
    private func look(_ table: ToolPage.Table) -> String? {
        let shown = table.columns.filter(\.isShown)
        let fields = shown.compactMap { if case .field(let field) = $0 { field } else { nil } }
        let site = table.rows == nil ? Site.freeRow : .row
        if fields.contains(where: { $0.type == "integer" && widget($0, in: site) == .number }) { return "counts" }
        guard table.rows != nil, fields.count == 1, fields[0].core == "flag" else { return nil }
        if case .computed? = shown.last, shown.count == 2 { return "ticks" }
        return shown.count == 1 ? "ticks" : nil
    }

    private func cell(
        _ column: ToolPage.Column, _ table: ToolPage.Table, _ row: ToolPage.Row?, place: Int?, start: [String: String]?
    ) -> Values {
        switch column {
        case .field(let field):
            let widget = widget(field, in: isQuestion(table) ? .question : row == nil ? .freeRow : .row)
            var name = "\(table.id).\(field.id)"
            // Radio buttons of one row belong together by their name.
            if widget == .radio, let row { name += ".\(row.id)" }
            let aria =
                row.map { words.phrase("toolCell", field.label, $0.label) }
                ?? place.map { words.phrase("toolCellRow", field.label, String($0 + 1)) } ?? field.label
            // An empty row of a table that grows says nothing yet, so its defaults do not show.
            let value = row == nil ? start?[field.id] : start?[field.id] ?? field.defaultText
            return Self.values([
                .id: field.id, .label: field.label, .name: name, .aria: aria, .numeric: widget == .number,
            ]).merging(control(field, widget, value: value, name: name))
        case .constant(let computed, let cells):
            return Self.values([
                .isConstant: true, .id: computed.id, .label: computed.label, .numeric: computed.isNumeric,
                .value: place.map { constant(computed, cells[$0]) } ?? "",
            ])
        case .computed(let computed):
            return Self.values([.isComputed: true, .id: computed.id, .label: computed.label, .numeric: computed.isNumeric])
        }
    }

    /// A cell that stands in the trainer's row, written as text.
    func constant(_ computed: ToolPage.Computed, _ cell: String) -> String {
        if cell.isEmpty { return "" }
        switch computed.core {
        case "number": return computed.unit == "currency" || computed.unit == "%" ? text.amount(cell, computed.unit) : text.number(cell)
        case "flag": return text.value(computed, .bool(cell == "true"))
        default: return text.value(computed, .string(cell))
        }
    }
}

extension ToolPage.Column {
    /// A column without a label is a step in between, and weights that are all the same weigh nothing.
    var isShown: Bool {
        switch self {
        case .field: true
        case .constant(let computed, let cells): computed.label != nil && !(computed.id == "weight" && Set(cells).count == 1)
        case .computed(let computed): computed.label != nil
        }
    }
}

extension ToolPage.Computed {
    var isNumeric: Bool { core == "number" }
}

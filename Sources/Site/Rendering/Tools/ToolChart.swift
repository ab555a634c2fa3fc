internal import Content
internal import Diagnostics
internal import ToolLanguage

/// A figure of a tool's example: a drawing, and its numbers as a table behind it.
///
/// Only presentation attributes carry numbers, so that a policy without inline styles holds. The page's script draws the
/// same, from the same classes.
struct ToolChart {
    struct Point {
        let label: String
        let text: String
        /// Nil where there is no data.
        let value: Double?
        /// Where a line chart has it, if the labels are numbers.
        let place: Double?
    }

    let chart: ToolPage.Chart
    let points: [Point]
    let text: ToolText
    private let tool: ToolPage

    /// Nil where the example gives no numbers to draw.
    init?(_ chart: ToolPage.Chart, _ tool: ToolPage, _ text: ToolText) {
        self.chart = chart
        self.tool = tool
        self.text = text
        guard let values = tool.example?.values else { return nil }
        if let of = chart.of {
            guard case .array(let numbers) = values[of] ?? .null else { return nil }
            let computed = tool.column(of)
            let labels = text.labels(by: chart.by, count: numbers.count, values)
            points = numbers.enumerated().map { index, number in
                Point(
                    label: index < labels.count ? labels[index].text : String(index + 1), text: text.value(of: computed, number),
                    value: number.double, place: index < labels.count ? labels[index].place : nil)
            }
        } else {
            points = chart.values.map { id in
                Point(
                    label: text.label(id), text: text.value(of: tool.column(id), values[id] ?? .null), value: values[id]?.double, place: nil
                )
            }
        }
        if !points.contains(where: { $0.value != nil }) { return nil }
    }

    var values: Values {
        [
            .kind: chart.type == "bar" ? "bars" : chart.type, .hasRows: chart.type != "bar", .label: chart.label, .drawing: drawing,
            .by: chart.by.map(text.label) ?? text.words["toolRow"], .of: chart.of.map(text.label) ?? text.words["toolResult"],
            .rows: points.map { [.label: $0.label, .text: $0.text] as Values },
        ]
    }

    private var drawing: String {
        switch chart.type {
        case "ring": ring(most: chart.most ?? "100", cuts: cuts, standing: standing)
        case "line": line(mark: mark)
        default: bars(most: chart.most.flatMap(Double.init) ?? 0)
        }
    }

    /// Where the bands of the ring's value begin.
    private var cuts: [String] {
        tool.outputs.flatMap(\.bands).filter { $0.of == chart.values.first }.compactMap { band in
            guard let end = band.from ?? band.above else { return nil }
            // A company may set the line itself.
            if case .number(let digits) = tool.example?.values[end] ?? .null { return digits }
            return Double(end) == nil ? nil : end
        }
    }

    /// The option that says how the tool's result stands: one that blocks before the band it lies in.
    private var standing: ToolPage.Option? {
        func option(_ output: ToolPage.Computed) -> ToolPage.Option? {
            guard case .string(let id) = tool.example?.values[output.id] ?? .null, output.core == "choice" else { return nil }
            return output.options.first { $0.id == id }
        }
        let blocking = tool.outputs.compactMap(option).first { $0.tone == "block" }
        return blocking ?? tool.outputs.first { $0.bands.contains { $0.of == tool.headline } }.flatMap(option)
    }

    /// The value marked on the axis, with its words.
    private var mark: (value: Double, text: String)? {
        guard let id = chart.mark, let value = tool.example?.values[id], let number = value.double else { return nil }
        return (number, "\(text.label(id)) \(text.value(of: tool.column(id), value))")
    }
}

extension ToolPage {
    enum Named {
        case field(Field)
        case computed(Computed)
    }

    /// An input, an output, a step, or a `table.column`.
    func column(_ name: String) -> Named? {
        for case .field(let field) in entries where field.id == name { return .field(field) }
        if let computed = (outputs + names).first(where: { $0.id == name && $0.table == nil }) { return .computed(computed) }
        for table in tables {
            for column in table.columns where "\(table.id).\(column.id)" == name {
                switch column {
                case .field(let field): return .field(field)
                case .constant(let computed, _), .computed(let computed): return .computed(computed)
                }
            }
            if let hidden = names.first(where: { $0.table == table.table && "\(table.id).\($0.id)" == name }) { return .computed(hidden) }
        }
        return nil
    }
}

extension ToolText {
    func value(of named: ToolPage.Named?, _ json: JSON) -> String {
        switch named {
        case .field(let field): value(field, json)
        case .computed(let computed): value(computed, json)
        case nil: value(json, core: "text", unit: nil, options: [], blank: nil)
        }
    }

    /// What the points of a chart are called: the rows of the table, or the cells of a column, with a number where they are.
    fileprivate func labels(by name: String?, count: Int, _ values: [String: JSON]) -> [(text: String, place: Double?)] {
        guard let name else { return [] }
        if let table = tool.tables.first(where: { $0.id == name }) { return (table.rows ?? []).map { ($0.label, nil) } }
        guard case .array(let cells) = values[name] ?? .null else { return [] }
        let named = tool.column(name)
        return cells.map { (value(of: named, $0), $0.double) }
    }
}

extension JSON {
    /// For drawing only; what is shown as digits never goes through it.
    var double: Double? {
        switch self {
        case .int(let number): Double(number)
        case .number(let digits): Double(digits)
        default: nil
        }
    }
}

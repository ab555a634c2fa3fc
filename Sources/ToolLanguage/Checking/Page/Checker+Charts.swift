internal import Diagnostics
internal import Scoring

extension Checker {
    /// A ring shows one value, bars several values or a column, a line one column over another.
    mutating func check(_ chart: Definition.Chart) {
        let shape = chart.shape.rawValue
        if !chart.values.isEmpty, let of = chart.of {
            return report("chart", at: of.position, "a chart shows 'values', or 'of' a column, not both", help: "delete one of them")
        }
        if let most = chart.most, exactNumber(most.value).map({ $0.compared(to: .zero) <= 0 }) ?? false {
            report("chart", at: most.position, "'max' is \(most.value), and a chart ends above 0", help: "write a number above 0")
        }
        switch chart.shape {
        case .ring:
            guard chart.values.count == 1, let value = chart.values.first else {
                return report(
                    "chart", at: chart.position, "a ring shows one value\(chart.values.isEmpty ? "" : ", not \(chart.values.count)")",
                    help: "write 'values: [score]', or 'type: bar' for several")
            }
            checkRing(chart, value)
            checkMark(chart, like: .number)
        case .bar where chart.of == nil:
            guard !chart.values.isEmpty else {
                return report(
                    "chart", at: chart.position, "a bar chart has no 'values' and no 'of'",
                    help: "write 'values: [a, b]', or 'of: table.column' and 'by: table'")
            }
            for value in chart.values { _ = shown(value, in: "a \(shape) chart") }
            checkMark(chart, like: .number)
        case .bar, .line:
            guard let of = chart.of, let by = chart.by else {
                return report(
                    "chart", at: chart.position, "a \(shape) chart has no '\(chart.of == nil ? "of" : "by")'",
                    help: "write 'of: table.column' and 'by: table', or 'by: table.column'")
            }
            checkColumns(chart, of, by)
        }
    }

    /// The number a chart shows; nil where a finding says why it cannot.
    private mutating func shown(_ name: Located<String>, in what: String) -> Typed? {
        let known = outputNames + inputNames
        guard let found = entity(named: name, among: known, "there is no output or input '\(name.value)'"), found.state != .failed else {
            return nil
        }
        guard found.typed.type == .number else {
            report("chart", at: name.position, "\(what) shows numbers, and '\(name.value)' is \(found.typed.type.described)")
            return nil
        }
        if case .computed(let computed) = found.source, !found.isOutput, computed.label == nil {
            report(
                "chart", at: name.position, "\(what) shows labels, and the let '\(name.value)' has none", help: "write it under 'outputs'")
            return nil
        }
        return found.typed
    }

    private mutating func checkRing(_ chart: Definition.Chart, _ value: Located<String>) {
        guard let typed = shown(value, in: "a ring"), let index = names[value.value] else { return }
        let type =
            switch entities[index].source {
            case .input(let input): input.type.value
            case .computed(let computed): computed.type?.value ?? "number"
            default: "number"
            }
        let most = chart.most.flatMap { exactNumber($0.value) } ?? (["score", "percent"].contains(type) ? Decimal(100) : nil)
        guard let most else {
            return report(
                "chart", at: value.position, "a ring needs to know where '\(value.value)' ends",
                help: "write 'max', or give it the type score or percent")
        }
        if let greatest = typed.most, greatest.compared(to: most) < 0, !["score", "percent"].contains(type) {
            findings.append(
                Finding(
                    .warning, "reach", path: path, at: value.position,
                    "this ring is never full: '\(value.value)' is at most \(digits(greatest))",
                    help: "write 'max: \(digits(greatest))', or correct the formula"))
        }
    }

    private mutating func checkMark(_ chart: Definition.Chart, like type: ToolType) {
        guard let mark = chart.mark else { return }
        let known = outputNames + inputNames
        guard let found = entity(named: mark, among: known, "there is no output or input '\(mark.value)'"), found.state != .failed,
            found.typed.type != type
        else { return }
        report(
            "chart", at: mark.position, "'mark' takes \(type.described) here, and '\(mark.value)' is \(found.typed.type.described)")
    }

    private mutating func checkColumns(_ chart: Definition.Chart, _ of: Located<String>, _ by: Located<String>) {
        guard let (table, column) = column(of), let base = self.base(by, table) else { return }
        if column.state != .failed, column.typed.type != .number {
            report(
                "chart", at: of.position, "'of' takes a column of numbers, and '\(of.value)' holds \(column.typed.type.word)s",
                help: "exchange 'of' and 'by', or name another column")
        }
        guard let mark = chart.mark else { return }
        guard case .column(let type) = base, type == .number || type == .date || type == .datetime else {
            return report(
                "chart", at: mark.position, "'mark' stands among numbers or dates, and 'by' has none", help: "delete 'mark', or write 'by: table.column'")
        }
        checkMark(chart, like: type)
    }

    private enum Base {
        case rows
        case column(ToolType)
    }

    /// What `by` says: a column of the table, or the table itself.
    private mutating func base(_ by: Located<String>, _ table: Int) -> Base? {
        if by.value == tables[table].name { return .rows }
        guard by.value.contains(".") || tables.contains(where: { $0.name == by.value }) else {
            report(
                "unknown-name", at: by.position,
                "there is no table '\(by.value)'\(didYouMean(by.value, among: tables.map(\.name)))",
                help: "write '\(tables[table].name)' for its rows, or '\(tables[table].name).' and a column")
            return nil
        }
        let other: Int
        var type: ToolType?
        if by.value.contains(".") {
            guard let (found, column) = column(by) else { return nil }
            (other, type) = (found, column.state == .failed ? .number : column.typed.type)
        } else {
            other = tables.firstIndex { $0.name == by.value } ?? table
        }
        guard other == table else {
            report(
                "chart", at: by.position, "'of' and 'by' are of two tables, '\(tables[table].name)' and '\(tables[other].name)'",
                help: "take both from one")
            return nil
        }
        return type.map { .column($0) }
    }

    /// `table.column`
    private mutating func column(_ name: Located<String>) -> (table: Int, column: Entity)? {
        let parts = name.value.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else {
            report("chart", at: name.position, "'\(name.value)' is not a column", help: "write it as 'table.column'")
            return nil
        }
        guard let table = tables.firstIndex(where: { $0.name == parts[0] }) else {
            report(
                "unknown-name", at: name.position, "there is no table '\(parts[0])'\(didYouMean(parts[0], among: tables.map(\.name)))")
            return nil
        }
        guard let index = columns[table][parts[1]] else {
            report(
                "unknown-name", at: name.position,
                "'\(parts[1])' is not a column of '\(parts[0])'\(didYouMean(parts[1], among: columns[table].keys.sorted()))")
            return nil
        }
        return (table, entities[index])
    }
}

internal import Diagnostics
internal import Scoring

extension Checker {
    /// Rows stand in groups of their table.
    mutating func checkRowGroups(_ table: Definition.Table) {
        let ids = table.groups.map(\.id.value)
        for row in table.fixedRows ?? [] {
            guard let group = row.group, !ids.contains(group.value) else { continue }
            report(
                "unknown-name", at: group.position, "there is no group '\(group.value)' here\(didYouMean(group.value, among: ids))",
                help: ids.isEmpty ? "name it under 'groups'" : oneOf(ids, group.value))
        }
        for group in table.groups where !(table.fixedRows ?? []).contains(where: { $0.group?.value == group.id.value }) {
            findings.append(
                Finding(
                    .warning, "unused", path: path, at: group.id.position, "no row stands in the group '\(group.id.value)'",
                    help: "write 'group: \(group.id.value)' on a row, or delete it"))
        }
    }

    /// Rows to start with hold what a person could have entered.
    mutating func checkStart(_ table: Definition.Table, of input: Definition.Input) {
        guard let first = table.start.first else { return }
        if table.fixedRows != nil {
            return report(
                "rows", at: first.position, "'\(input.id.value)' has rows of its own, so it does not start with others",
                help: "delete 'start', or 'rows'")
        }
        if table.start.count > table.mostRows {
            report(
                "rows", at: first.position, "'\(input.id.value)' starts with \(table.start.count) rows and takes \(table.mostRows)",
                help: "raise 'max_rows', or delete rows")
        }
        var entries: [String: Definition.Input] = [:]
        for case .input(let column) in table.columns { entries[column.id.value] = column }
        let computed = table.columns.map(\.id.value).filter { entries[$0] == nil }
        for row in table.start {
            for (name, text) in row.cells {
                if let column = entries[name.value] {
                    checkEntry(text, column, input.id.value)
                } else if computed.contains(name.value) {
                    report("start", at: name.position, "'\(name.value)' is computed, so nothing is entered there", help: "delete it")
                } else {
                    let known = table.columns.map(\.id.value).filter { entries[$0] != nil }
                    report(
                        "unknown-name", at: name.position,
                        "'\(name.value)' is not a column of '\(input.id.value)'\(didYouMean(name.value, among: known))",
                        help: oneOf(known, name.value))
                }
            }
        }
    }

    private mutating func checkEntry(_ text: Located<String>, _ column: Definition.Input, _ table: String) {
        guard let shape = tables.firstIndex(where: { $0.name == table }), let index = columns[shape][column.id.value],
            entities[index].state == .done, let core = entities[index].typed.type.scalar
        else { return }
        let typed = entities[index].typed
        let options: [String] = if case .choice(let options) = typed.type { options } else { [] }
        switch Datum(text.value, as: core, word: options.firstIndex { $0.utf8.elementsEqual(text.value.utf8) }.map { Int32($0) }) {
        case nil:
            report(
                core == .choice ? "option" : "wrong-type", at: text.position,
                core == .choice
                    ? "'\(text.value)' is not an option of '\(column.id.value)'\(didYouMean(text.value, among: options))"
                    : "'\(text.value)' is not \(core.described)")
        case .number(let number):
            let isLow = typed.least.map { number.compared(to: $0) < 0 } ?? false
            let isHigh = typed.most.map { number.compared(to: $0) > 0 } ?? false
            let hasMore = typed.places.map { number.neededPlaces > $0 } ?? false
            guard isLow || isHigh || hasMore else { return }
            report(
                "start", at: text.position,
                isLow || isHigh
                    ? "\(text.value) is outside the bounds of '\(column.id.value)'"
                    : "\(text.value) has more decimal places than '\(column.id.value)' takes",
                help: "write what a person may enter")
        default: break
        }
    }

    /// Words for a rule that the input cannot break are never shown.
    mutating func checkErrors(_ input: Definition.Input) {
        guard !input.errors.isEmpty else { return }
        var rules = input.bounds.map(\.rule)
        if input.table == nil {
            guard let preset = Preset.named(input.type.value), let core = preset.core else { return }
            if !input.isOptional, input.defaultValue == nil { rules.append("required") }
            if core != .text, core != .choice { rules.append("type") }
            if core == .choice { rules.append("option") }
            if core == .number {
                let isWhole = (input.places.map { Int32($0) } ?? preset.entryPlaces) == 0
                rules += [isWhole ? "whole" : "places", "range"]
                rules += [preset.least.map { _ in "min" }, preset.most.map { _ in "max" }].compactMap { $0 }
            }
        } else {
            rules.append("rows")
        }
        for (rule, _) in input.errors where !rules.contains(rule.value) {
            report(
                "errors", at: rule.position, "'\(input.id.value)' cannot break the rule '\(rule.value)', so these words are never shown",
                help: advice(rule.value, rules))
        }
    }

    private func advice(_ rule: String, _ rules: [String]) -> String {
        let twins = ["whole": "places", "places": "whole", "min": "above", "above": "min", "max": "below", "below": "max"]
        if let twin = twins[rule], rules.contains(twin) { return "write '\(twin)' in place of '\(rule)'" }
        return ["min", "max", "above", "below"].contains(rule) ? "give the input a '\(rule)', or delete them" : "delete them"
    }
}

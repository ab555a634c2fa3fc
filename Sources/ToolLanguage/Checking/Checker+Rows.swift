internal import Diagnostics
internal import Scoring

/// The built-ins that go through the rows of a table.
extension Checker {
    mutating func overRows(
        _ name: String, _ table: Typed, _ parts: [Expression], _ offset: Int, _ context: Context
    ) throws(FormulaError) -> Typed {
        guard case .rows(let shape, let least, let most) = table.type else { throw .toldAlready }
        if name == "count" {
            return .number(table.code + [Operation.count.rawValue], Decimal(least), Decimal(most), places: 0)
        }
        if let shape, context.scopes.contains(shape) {
            throw FormulaError(
                rule: "inside-itself", offset: offset, summary: "'\(tables[shape].name)' is already being gone through here",
                help: "rank, running and split look at a row among the others")
        }
        if name == "sort" { return Typed(table.type, table.code + (try keys(parts, shape, context, .sort))) }
        var inner = context
        inner.scopes.append(shape)
        let operations: [String: Operation] = [
            "sum": .sum, "mean": .mean, "min": .lowest, "max": .highest, "any": .any, "all": .all, "filter": .filter, "first": .first,
            "list": .list,
        ]
        guard let operation = operations[name] else { throw .toldAlready }
        let part = try single(check(parts[1], inner), name, parts[1])
        let code = table.code + part.code + [operation.rawValue]
        let noRows = least > 0 ? nil : "there may be no rows"
        switch operation {
        case .sum, .mean:
            guard part.type == .number else { throw wrong(name, .number, part, parts[1]) }
            guard operation == .sum else { return .number(code, part.least, part.most, blank: noRows ?? part.blank) }
            return sum(code, part, least: least, most: most)
        case .any, .all, .filter:
            guard part.type == .flag else { throw wrong(name, .flag, part, parts[1]) }
            if part.always == false {
                throw FormulaError(
                    rule: "never", offset: parts[1].offset, summary: "this is never true for any row", help: "correct the condition")
            }
            return operation == .filter ? Typed(.rows(shape, least: 0, most: most), code) : Typed(.flag, code)
        case .list: return Typed(.list, code)
        case .first:
            var typed = part
            (typed.code, typed.blank) = (code, noRows.map { _ in "no row may fit" } ?? part.blank)
            return typed
        default:
            guard part.type.scalar?.isOrdered ?? false else { throw wrong(name, .number, part, parts[1]) }
            var typed = part
            (typed.code, typed.blank) = (code, noRows ?? part.blank)
            return typed
        }
    }

    private func wrong(_ name: String, _ type: ToolType, _ part: Typed, _ expression: Expression) -> FormulaError {
        FormulaError(rule: "type", offset: expression.offset, summary: "'\(name)' needs \(type.described), this is \(part.type.described)")
    }

    private func sum(_ code: [UInt8], _ part: Typed, least: Int32, most: Int32) -> Typed {
        // Rows without data add nothing, so only a part that always has data lifts the least sum.
        func times(_ end: Decimal?, _ rows: Int32) -> Decimal? { end.flatMap { try? $0 * Decimal(rows) } }
        let rowsAtLeast = part.blank == nil ? least : 0
        let low = part.least.flatMap { $0.isNegativeNumber ? times($0, most) : times($0, rowsAtLeast) }
        let high = part.most.flatMap { $0.isNegativeNumber ? times($0, rowsAtLeast) : times($0, most) }
        return .number(code, low, high, places: part.places)
    }

    /// The keys of a sort or a rank, and the operation with its mask of those that descend.
    private mutating func keys(_ parts: [Expression], _ shape: Int?, _ context: Context, _ operation: Operation) throws(FormulaError)
        -> [UInt8]
    {
        var inner = context
        inner.scopes.append(shape)
        var code: [UInt8] = []
        var mask: UInt8 = 0
        for (place, part) in parts.dropFirst().enumerated() {
            var key = part
            if case .call("desc", let parts, _) = part, parts.count == 1 { (key, mask) = (parts[0], mask | 1 << UInt8(place)) }
            let typed = try check(key, inner)
            guard typed.type.scalar?.isOrdered ?? false else {
                throw FormulaError(
                    rule: "type", offset: key.offset, summary: "a key is a number, a date or a text, this is \(typed.type.described)")
            }
            code += typed.code
        }
        return code + [operation.rawValue, UInt8(parts.count - 1), mask]
    }

    /// `rank`, `running`, `split`: what a row is among the rows of its table.
    mutating func ownRow(_ name: String, _ parts: [Expression], _ offset: Int, _ context: Context) throws(FormulaError) -> Typed {
        var outside = Context()
        outside.isBound = context.isBound
        let table = try check(parts[0], outside)
        guard case .rows(let shape, let least, _) = table.type, let shape else {
            throw FormulaError(rule: "type", offset: parts[0].offset, summary: "'\(name)' needs a table, this is \(table.type.described)")
        }
        guard context.ownTable == shape else {
            throw FormulaError(
                rule: "no-row", offset: offset, summary: "'\(name)' needs a row of '\(tables[shape].name)'",
                help: "use it in a computed column of '\(tables[shape].name)'")
        }
        // A filter leaves rows out, and those have no rank.
        let leavesOut = least < tables[shape].leastRows || isFiltered(parts[0])
        let cause = leavesOut ? "the row may not be among those of '\(name)'" : nil
        if name == "rank" {
            return .number(
                table.code + (try keys(parts, shape, outside, .rank)), .one, Decimal(tables[shape].mostRows), places: 0, blank: cause)
        }
        var inner = outside
        inner.scopes = [shape]
        let last = try expect(.number, parts[parts.count - 1], name, inner)
        if name == "running" {
            let low = last.least.flatMap { $0.isNegativeNumber ? nil : last.blank == nil ? $0 : .zero }
            return .number(table.code + last.code + [Operation.running.rawValue], low, nil, places: last.places, blank: cause)
        }
        let total = try expect(.number, parts[1], name, outside)
        return .number(
            table.code + total.code + last.code + [Operation.split.rawValue], nil, total.most, places: 0,
            // That the weights are not all 0 is for a 'require' to say.
            blank: cause ?? total.blank ?? last.blank)
    }

    private func isFiltered(_ expression: Expression) -> Bool {
        switch expression {
        case .call("filter", _, _): return true
        case .call("sort", let parts, _): return parts.first.map { isFiltered($0) } ?? false
        case .name(let name, _):
            guard let index = names[name], case .computed(let computed) = entities[index].source,
                case .value(let formula) = computed.content
            else {
                return false
            }
            return isFiltered(formula.expression)
        default: return false
        }
    }
}

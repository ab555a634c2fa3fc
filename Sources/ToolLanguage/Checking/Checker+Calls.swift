internal import Diagnostics
internal import Scoring

extension Checker {
    mutating func call(_ name: String, _ parts: [Expression], _ offset: Int, _ context: Context) throws(FormulaError) -> Typed {
        guard let builtin = Builtin.named(name) else {
            let miss = didYouMean(name, among: Builtin.names)
            let help = Builtin.elsewhere[name.lowercased()] ?? (names[name] != nil ? "'\(name)' is a name and takes no brackets" : nil)
            throw FormulaError(
                rule: "unknown-function", offset: offset, summary: "there is no built-in '\(name)'\(help == nil ? miss : "")",
                help: help ?? (miss.isEmpty ? "the built-ins are \(Builtin.names.joined(separator: ", "))" : nil))
        }
        guard builtin.counts.contains(parts.count) else {
            throw FormulaError(
                rule: "arguments", offset: offset, summary: "'\(name)' does not take \(parts.count) part\(parts.count == 1 ? "" : "s")",
                help: "write \(builtin.usage)")
        }
        if context.isBound,
            !["min", "max", "abs", "floor", "ceiling", "round", "if", "isblank", "coalesce", "date", "edate"].contains(name)
        {
            throw FormulaError(
                rule: "bound", offset: offset, summary: "a bound cannot use '\(name)'", help: "write the condition under 'require'")
        }
        switch name {
        case "if": return try choose(parts, offset, context)
        case "isblank":
            let value = try single(check(parts[0], context), name, parts[0])
            return Typed(.flag, value.code + [Operation.isBlank.rawValue])
        case "coalesce": return try coalesce(parts, offset, context)
        case "desc":
            throw FormulaError(
                rule: "arguments", offset: offset, summary: "'desc' is only for the keys of sort and rank",
                help: "write sort(table, desc(key))")
        case "row":
            guard !context.scopes.isEmpty else {
                throw FormulaError(
                    rule: "no-row", offset: offset, summary: "'row' needs a row",
                    help: "use it inside list(table, …), first(table, …) and the like")
            }
            return .number([Operation.row.rawValue, 0], .one, Decimal(Program.Limit.rows), places: 0)
        case "sequence": return try sequence(parts[0], context)
        case "abs", "floor", "ceiling", "round", "date", "edate": return try converted(name, parts, offset, context)
        case "rank", "running", "split": return try ownRow(name, parts, offset, context)
        case "min", "max":
            let first = try check(parts[0], context)
            if case .rows = first.type { return try overRows(name, first, parts, offset, context) }
            return try extreme(name, parts, offset, context)
        default:
            let first = try check(parts[0], context)
            guard case .rows = first.type else {
                throw FormulaError(
                    rule: "type", offset: parts[0].offset, summary: "'\(name)' needs a table, this is \(first.type.described)",
                    help: "write \(builtin.usage)")
            }
            return try overRows(name, first, parts, offset, context)
        }
    }

    private func single(_ typed: Typed, _ name: String, _ part: Expression) throws(FormulaError) -> Typed {
        guard typed.type.scalar != nil else {
            throw FormulaError(
                rule: "type", offset: part.offset, summary: "'\(name)' needs a single value, this is \(typed.type.described)")
        }
        return typed
    }

    private mutating func expect(_ type: ToolType, _ part: Expression, _ name: String, _ context: Context) throws(FormulaError) -> Typed {
        let typed = try check(part, context)
        guard typed.type == type else {
            throw FormulaError(
                rule: "type", offset: part.offset, summary: "'\(name)' needs \(type.described), this is \(typed.type.described)")
        }
        return typed
    }

    private mutating func choose(_ parts: [Expression], _ offset: Int, _ context: Context) throws(FormulaError) -> Typed {
        let condition = try expect(.flag, parts[0], "if", context)
        if let always = condition.always {
            throw FormulaError(
                rule: "unreachable", offset: parts[0].offset, summary: "this condition is always \(always)",
                help: "write only the part that is used")
        }
        let then = try check(parts[1], narrowed(context, by: parts[0], to: true))
        let otherwise = try check(parts[2], narrowed(context, by: parts[0], to: false))
        return try join(condition, then, otherwise, at: offset)
    }

    private mutating func coalesce(_ parts: [Expression], _ offset: Int, _ context: Context) throws(FormulaError) -> Typed {
        let first = try single(check(parts[0], context), "coalesce", parts[0])
        guard first.blank != nil else {
            throw FormulaError(
                rule: "never-blank", offset: offset, summary: "the first part of this 'coalesce' always has data",
                help: "write only that part")
        }
        let second = try check(parts[1], context)
        var typed = try join(Typed(.flag, []), first, second, at: offset)
        typed.code = first.code + second.code + [Operation.coalesce.rawValue]
        typed.blank = second.blank
        return typed
    }

    private mutating func sequence(_ part: Expression, _ context: Context) throws(FormulaError) -> Typed {
        let count = try expect(.number, part, "sequence", context)
        guard let most = count.most, let whole = (try? most.floor())?.whole, whole <= Program.Limit.rows, whole >= 0 else {
            throw FormulaError(
                rule: "rows", offset: part.offset, summary: "this may be more than \(Program.Limit.rows) rows",
                help: "give the number a max, or write min(…, \(Program.Limit.rows))")
        }
        let least = count.least.flatMap { (try? $0.floor())?.whole }.map { max(0, $0) } ?? 0
        return Typed(
            .rows(nil, least: count.blank == nil ? least : 0, most: whole),
            count.code + [Operation.sequence.rawValue] + ProgramWriter.u(Int(whole)))
    }

    private mutating func converted(_ name: String, _ parts: [Expression], _ offset: Int, _ context: Context) throws(FormulaError) -> Typed
    {
        if name == "date" {
            let value = try expect(.datetime, parts[0], name, context)
            return Typed(.date, value.code + [Operation.day.rawValue], blank: value.blank)
        }
        if name == "edate" {
            let date = try expect(.date, parts[0], name, context), months = try expect(.number, parts[1], name, context)
            return Typed(.date, date.code + months.code + [Operation.addMonths.rawValue], blank: date.blank ?? months.blank)
        }
        let value = try expect(.number, parts[0], name, context)
        switch name {
        case "abs":
            let isPositive = value.least.map { !$0.isNegativeNumber } ?? false
            let most = Interval.most(value.least?.absolute, value.most?.absolute)
            return .number(
                value.code + [Operation.absolute.rawValue], isPositive ? value.least : .zero, most, places: value.places, blank: value.blank
            )
        case "floor", "ceiling":
            let isFloor = name == "floor"
            func whole(_ end: Decimal?) -> Decimal? { end.flatMap { isFloor ? try? $0.floor() : try? $0.ceiling() } }
            let operation: Operation = isFloor ? .floor : .ceiling
            return .number(value.code + [operation.rawValue], whole(value.least), whole(value.most), places: 0, blank: value.blank)
        default:
            guard case .number(let text, _) = parts[1], let places = exactNumber(text)?.whole, (0...12).contains(places) else {
                throw FormulaError(
                    rule: "places", offset: parts[1].offset, summary: "the places of 'round' must be a number from 0 to 12",
                    help: "write round(x, 2)")
            }
            func end(_ end: Decimal?) -> Decimal? { end.flatMap { try? $0.rounded(places: places) } }
            return .number(
                value.code + [Operation.round.rawValue, UInt8(places)], end(value.least), end(value.most),
                places: min(places, value.places ?? places),
                blank: value.blank)
        }
    }

    private mutating func extreme(_ name: String, _ parts: [Expression], _ offset: Int, _ context: Context) throws(FormulaError) -> Typed {
        var whole: Typed?
        for part in parts {
            let typed = try check(part, context)
            guard let scalar = typed.type.scalar, scalar.isOrdered, whole.map({ $0.type == typed.type }) ?? true else {
                throw FormulaError(
                    rule: "type", offset: part.offset,
                    summary: "'\(name)' needs numbers, dates or texts of one type, this is \(typed.type.described)")
            }
            guard var before = whole else {
                whole = typed
                continue
            }
            before.code += typed.code
            before.blank = before.blank ?? typed.blank
            before.places = before.places.flatMap { x in typed.places.map { max(x, $0) } }
            if name == "min" {
                before.least = Interval.least(before.least, typed.least)
                before.most = Interval.least(before.most, typed.most) ?? before.most ?? typed.most
            } else {
                before.most = Interval.most(before.most, typed.most)
                before.least = Interval.most(before.least, typed.least) ?? before.least ?? typed.least
            }
            whole = before
        }
        guard var whole else { throw .toldAlready }
        whole.code += [(name == "min" ? Operation.least : .greatest).rawValue, UInt8(clamping: parts.count)]
        return whole
    }

    private mutating func overRows(
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
    private mutating func ownRow(_ name: String, _ parts: [Expression], _ offset: Int, _ context: Context) throws(FormulaError) -> Typed {
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

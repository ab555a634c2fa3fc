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

    func single(_ typed: Typed, _ name: String, _ part: Expression) throws(FormulaError) -> Typed {
        guard typed.type.scalar != nil else {
            throw FormulaError(
                rule: "type", offset: part.offset, summary: "'\(name)' needs a single value, this is \(typed.type.described)")
        }
        return typed
    }

    mutating func expect(_ type: ToolType, _ part: Expression, _ name: String, _ context: Context) throws(FormulaError) -> Typed {
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
}

internal import Diagnostics
internal import Scoring

extension Checker {
    /// The type and code of a part of a formula.
    mutating func check(_ expression: Expression, _ context: Context) throws(FormulaError) -> Typed {
        switch expression {
        case .number(let text, let offset):
            guard let number = exactNumber(text), let index = writer.constant(number) else {
                throw FormulaError(
                    rule: "range", offset: offset, summary: "'\(text)' is outside the range of numbers",
                    help: "write at most 15 digits before the point and 12 after it")
            }
            return .number([Operation.constant.rawValue] + ProgramWriter.u(index), number, number, places: number.neededPlaces)
        case .word(let text, _): return Typed(.choice([text]), [Operation.word.rawValue] + ProgramWriter.u(writer.word(text)))
        case .flag(let flag, _):
            var typed = Typed(.flag, [Operation.flag.rawValue, flag ? 1 : 0])
            typed.always = flag
            return typed
        case .blank: return Typed(.blank, [], blank: "it says blank")
        case .name(let name, let offset): return try named(name, offset, context)
        case .member(let table, let column, let offset): return try member(table, column, offset, context)
        case .call(let name, let parts, let offset): return try call(name, parts, offset, context)
        case .unary(let sign, let inner, let offset): return try unary(sign, try check(inner, context), offset)
        case .binary(let sign, let a, let b, let offset):
            if sign == "and" || sign == "or" { return try logic(sign, a, b, offset, context) }
            let left = try check(a, context), right = try check(b, context)
            if ["=", "<>", "<", "<=", ">", ">="].contains(sign) { return try comparison(sign, left, right, a, b, offset) }
            return try arithmetic(sign, left, right, b, offset)
        }
    }

    private mutating func named(_ name: String, _ offset: Int, _ context: Context) throws(FormulaError) -> Typed {
        let levels = context.scopes.enumerated().filter { $0.element.map { columns[$0][name] != nil } ?? false }
        if let level = levels.last, let table = level.element, let index = columns[table][name] {
            return try column(index, out: context.scopes.count - 1 - level.offset, offset, context)
        }
        if let index = names[name] {
            var typed = try use(index, at: offset)
            if context.isBound, case .computed = entities[index].source {
                throw FormulaError(
                    rule: "bound", offset: offset, summary: "a bound can use inputs only, and '\(name)' is computed",
                    help: "write the condition under 'require'")
            }
            apply(context.facts[index], &typed)
            return typed
        }
        if let table = columns.firstIndex(where: { $0[name] != nil }) {
            let shape = tables[table].name
            throw FormulaError(
                rule: "no-row", offset: offset, summary: "'\(name)' is a column of '\(shape)' and needs a row",
                help: "use it inside sum(\(shape), \(name)), filter(\(shape), …) and the like")
        }
        if Builtin.named(name) != nil {
            throw FormulaError(
                rule: "syntax", offset: offset, summary: "'\(name)' is a built-in and needs brackets",
                help: "write \(Builtin.named(name)?.usage ?? name)")
        }
        let known = Array(names.keys) + context.scopes.compactMap { $0 }.flatMap { columns[$0].keys }
        let miss = didYouMean(name, among: known.sorted())
        throw FormulaError(
            rule: "unknown-name", offset: offset, summary: "'\(name)' is not known\(miss)",
            help: miss.isEmpty ? "define it under 'inputs' or 'let', or put a word in quotes" : nil)
    }

    private mutating func member(_ table: String, _ column: String, _ offset: Int, _ context: Context) throws(FormulaError) -> Typed {
        guard let shape = tables.firstIndex(where: { $0.name == table }) else {
            throw FormulaError(
                rule: "unknown-name", offset: offset, summary: "there is no table '\(table)'\(didYouMean(table, among: tables.map(\.name)))"
            )
        }
        guard let index = columns[shape][column] else {
            throw FormulaError(
                rule: "unknown-name", offset: offset,
                summary: "'\(column)' is not a column of '\(table)'\(didYouMean(column, among: columns[shape].keys.sorted()))")
        }
        guard let level = context.scopes.lastIndex(of: shape) else {
            throw FormulaError(
                rule: "no-row", offset: offset, summary: "'\(column)' is a column of '\(table)' and needs a row",
                help: "use it inside sum(\(table), \(column)), filter(\(table), …) and the like")
        }
        return try self.column(index, out: context.scopes.count - 1 - level, offset, context)
    }

    private mutating func column(_ index: Int, out depth: Int, _ offset: Int, _ context: Context) throws(FormulaError) -> Typed {
        var typed = try use(index, at: offset)
        guard let value = entities[index].value else { throw .toldAlready }
        typed.code = [Operation.column.rawValue] + ProgramWriter.u(value) + [UInt8(clamping: depth)]
        apply(context.facts[index], &typed)
        return typed
    }

    private func apply(_ fact: Fact?, _ typed: inout Typed) {
        guard let fact else { return }
        if fact.hasData { typed.blank = nil }
        if let least = fact.least { typed.least = typed.least.flatMap { Interval.most($0, least) } ?? least }
        if let most = fact.most { typed.most = typed.most.flatMap { Interval.least($0, most) } ?? most }
    }

    private func unary(_ sign: String, _ inner: Typed, _ offset: Int) throws(FormulaError) -> Typed {
        let needed: ToolType = sign == "not" ? .flag : .number
        guard inner.type == needed else {
            throw FormulaError(
                rule: "type", offset: offset, summary: "'\(sign)' needs \(needed.described), this is \(inner.type.described)")
        }
        if sign == "not" {
            var typed = Typed(.flag, inner.code + [Operation.not.rawValue], blank: inner.blank)
            typed.always = inner.always.map { !$0 }
            return typed
        }
        return .number(
            inner.code + [Operation.negate.rawValue], inner.most.map { -$0 }, inner.least.map { -$0 }, places: inner.places,
            blank: inner.blank)
    }

    private mutating func logic(_ sign: String, _ a: Expression, _ b: Expression, _ offset: Int, _ context: Context) throws(FormulaError)
        -> Typed
    {
        let left = try check(a, context)
        // The second part matters only where the first does not settle it.
        let right = try check(b, narrowed(context, by: a, to: sign == "and"))
        for side in [left, right] where side.type != .flag {
            throw FormulaError(
                rule: "type", offset: offset, summary: "'\(sign)' needs flags, this is \(side.type.described)",
                help: "compare it with something")
        }
        let operation: Operation = sign == "and" ? .and : .or
        var typed = Typed(.flag, left.code + right.code + [operation.rawValue], blank: left.blank ?? right.blank)
        let settling = sign == "or"
        if left.always == settling || right.always == settling { typed.always = settling }
        if left.always == !settling, right.always == !settling { typed.always = !settling }
        return typed
    }

    private mutating func comparison(
        _ sign: String, _ a: Typed, _ b: Typed, _ left: Expression, _ right: Expression, _ offset: Int
    ) throws(FormulaError) -> Typed {
        if a.type == .blank || b.type == .blank {
            throw FormulaError(rule: "type", offset: offset, summary: "nothing compares with blank", help: "write isblank(…)")
        }
        guard let scalar = a.type.scalar, scalar == b.type.scalar else {
            throw FormulaError(
                rule: "type", offset: offset, summary: "'\(sign)' does not fit \(a.type.word) and \(b.type.word)", help: help(a, b))
        }
        if case .choice(let x) = a.type, case .choice(let y) = b.type {
            if case .word(let word, let place) = right, !x.contains(word) { throw option(word, x, left, place) }
            if case .word(let word, let place) = left, !y.contains(word) { throw option(word, y, right, place) }
        }
        guard sign == "=" || sign == "<>" || scalar.isOrdered else {
            throw FormulaError(
                rule: "type", offset: offset, summary: "'\(sign)' needs numbers, dates or texts, this is \(a.type.described)",
                help: "use = or <>")
        }
        let operations: [String: Operation] = [
            "=": .equal, "<>": .unequal, "<": .less, "<=": .lessOrEqual, ">": .greater, ">=": .greaterOrEqual,
        ]
        var typed = Typed(.flag, a.code + b.code + [operations[sign]?.rawValue ?? 0], blank: a.blank ?? b.blank)
        if scalar == .number { typed.always = always(sign, a, b) }
        return typed
    }

    private func help(_ a: Typed, _ b: Typed) -> String? {
        for (choice, other) in [(a, b), (b, a)] {
            if case .choice = choice.type, other.type == .text { return "texts are compared with texts; make the input a choice" }
        }
        return nil
    }

    private func option(_ word: String, _ options: [String], _ of: Expression, _ offset: Int) -> FormulaError {
        let name = if case .name(let name, _) = of { "'\(name)'" } else { "the choice" }
        let miss = didYouMean(word, among: options)
        return FormulaError(
            rule: "option", offset: offset, summary: "'\(word)' is not an option of \(name)\(miss)",
            help: miss.isEmpty ? "write one of: \(options.joined(separator: ", "))" : nil)
    }

    private func always(_ sign: String, _ a: Typed, _ b: Typed) -> Bool? {
        let isBelow = a.most.flatMap { most in b.least.map { most.compared(to: $0) } }
        let isAbove = a.least.flatMap { least in b.most.map { least.compared(to: $0) } }
        let below = isBelow.map { $0 < 0 } ?? false, notAbove = isBelow.map { $0 <= 0 } ?? false
        let above = isAbove.map { $0 > 0 } ?? false, notBelow = isAbove.map { $0 >= 0 } ?? false
        switch sign {
        case "<": return below ? true : notBelow ? false : nil
        case "<=": return notAbove ? true : above ? false : nil
        case ">": return above ? true : notAbove ? false : nil
        case ">=": return notBelow ? true : below ? false : nil
        case "=": return below || above ? false : notAbove && notBelow ? true : nil
        default: return below || above ? true : notAbove && notBelow ? false : nil
        }
    }

    private func arithmetic(_ sign: String, _ a: Typed, _ b: Typed, _ right: Expression, _ offset: Int) throws(FormulaError) -> Typed {
        let blank = a.blank ?? b.blank
        switch (sign, a.type, b.type) {
        case ("+", .number, .number):
            return .number(
                a.code + b.code + [Operation.add.rawValue], Interval.sum(a.least, b.least), Interval.sum(a.most, b.most),
                places: most(a, b), blank: blank)
        case ("-", .number, .number):
            return .number(
                a.code + b.code + [Operation.subtract.rawValue], Interval.sum(a.least, b.most.map { -$0 }),
                Interval.sum(a.most, b.least.map { -$0 }),
                places: most(a, b), blank: blank)
        case ("*", .number, .number):
            let (least, most) = Interval.product(a, b)
            let places = a.places.flatMap { x in b.places.map { x + $0 } }.flatMap { $0 <= 12 ? $0 : nil }
            return .number(a.code + b.code + [Operation.multiply.rawValue], least, most, places: places, blank: blank)
        case ("/", .number, .number):
            let (least, most) = Interval.quotient(a, b)
            var cause = blank
            if b.canBeZero {
                if let low = b.least, let high = b.most, low.isZero, high.isZero {
                    throw FormulaError(
                        rule: "division", offset: offset, summary: "this divides by zero, always", help: "correct the divisor")
                }
                if cause == nil { cause = if case .name(let name, _) = right { "'\(name)' may be 0" } else { "its divisor may be 0" } }
            }
            return .number(a.code + b.code + [Operation.divide.rawValue], least, most, blank: cause)
        case ("+", .date, .number): return Typed(.date, a.code + b.code + [Operation.addDays.rawValue], blank: blank)
        case ("-", .date, .number):
            return Typed(.date, a.code + b.code + [Operation.negate.rawValue, Operation.addDays.rawValue], blank: blank)
        case ("-", .date, .date): return .number(a.code + b.code + [Operation.subtractDates.rawValue], places: 0, blank: blank)
        default:
            let isDates = a.type == .date || b.type == .date
            let wrong = a.type == .number ? b : a
            throw FormulaError(
                rule: "type", offset: offset,
                summary: isDates
                    ? "'\(sign)' does not fit \(a.type.word) and \(b.type.word)"
                    : "'\(sign)' needs a number, this is \(wrong.type.described)",
                help: isDates ? "a date plus or minus days is a date; a date minus a date is days" : nil)
        }
    }

    private func most(_ a: Typed, _ b: Typed) -> Int32? { a.places.flatMap { x in b.places.map { max(x, $0) } } }

    /// `if(condition, a, b)`: the two parts of one type, option sets joined.
    func join(_ condition: Typed, _ a: Typed, _ b: Typed, at offset: Int) throws(FormulaError) -> Typed {
        var a = a, b = b
        if a.type == .blank, let scalar = b.type.scalar { (a.type, a.code) = (b.type, [Operation.blank.rawValue, scalar.rawValue]) }
        if b.type == .blank, let scalar = a.type.scalar { (b.type, b.code) = (a.type, [Operation.blank.rawValue, scalar.rawValue]) }
        guard let scalar = a.type.scalar, scalar == b.type.scalar else {
            throw FormulaError(
                rule: "type", offset: offset, summary: "one part gives \(a.type.described), the other \(b.type.described)",
                help: "both must give the same type")
        }
        var typed = a
        typed.code = condition.code + a.code + b.code + [Operation.choose.rawValue]
        typed.blank = condition.blank ?? a.blank ?? b.blank
        typed.always = a.always == b.always ? a.always : nil
        // A part without data has no value to widen the interval.
        if a.code.first == Operation.blank.rawValue {
            (typed.least, typed.most, typed.places) = (b.least, b.most, b.places)
        } else if b.code.first != Operation.blank.rawValue {
            (typed.least, typed.most, typed.places) = (Interval.least(a.least, b.least), Interval.most(a.most, b.most), most(a, b))
        }
        if case .choice(let x) = a.type, case .choice(let y) = b.type { typed.type = .choice(x + y.filter { !x.contains($0) }) }
        return typed
    }
}

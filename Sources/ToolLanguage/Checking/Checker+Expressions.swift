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

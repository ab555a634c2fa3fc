internal import Diagnostics
internal import Scoring

/// `and`, `or`, and what compares two values.
extension Checker {
    mutating func logic(_ sign: String, _ a: Expression, _ b: Expression, _ offset: Int, _ context: Context) throws(FormulaError)
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

    mutating func comparison(
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
}

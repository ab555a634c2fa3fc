internal import Scoring

extension Checker {
    /// The context in which the condition is known to be true, or known to be false. Neither is so without data.
    mutating func narrowed(_ context: Context, by condition: Expression, to truth: Bool) -> Context {
        var context = context
        switch condition {
        case .unary("not", let inner, _): return narrowed(context, by: inner, to: !truth)
        case .binary("and", let a, let b, _) where truth, .binary("or", let a, let b, _) where !truth:
            return narrowed(narrowed(context, by: a, to: truth), by: b, to: truth)
        case .call("isblank", let parts, _):
            if !truth, let name = parts.first, let index = index(of: name, context) { context.facts[index, default: Fact()].hasData = true }
        case .name:
            if let index = index(of: condition, context) { context.facts[index, default: Fact()].hasData = true }
        case .binary(let sign, let a, let b, _) where ["=", "<>", "<", "<=", ">", ">="].contains(sign):
            narrow(&context, a, truth ? sign : Self.opposite[sign] ?? sign, b)
            narrow(&context, b, Self.mirrored[truth ? sign : Self.opposite[sign] ?? sign] ?? sign, a)
        default: break
        }
        return context
    }

    private static let opposite = ["=": "<>", "<>": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<"]
    private static let mirrored = ["=": "=", "<>": "<>", "<": ">", "<=": ">=", ">": "<", ">=": "<="]

    private func index(of expression: Expression, _ context: Context) -> Int? {
        guard case .name(let name, _) = expression else { return nil }
        for scope in context.scopes.reversed() { if let scope, let index = columns[scope][name] { return index } }
        return names[name]
    }

    private mutating func narrow(_ context: inout Context, _ name: Expression, _ sign: String, _ other: Expression) {
        guard let index = index(of: name, context), other.isSimple, let value = try? check(name, context),
            let end = try? check(other, context)
        else {
            return
        }
        context.facts[index, default: Fact()].hasData = true
        guard value.type == .number, end.type == .number else { return }
        var fact = context.facts[index] ?? Fact()
        func atLeast(_ number: Decimal?) { if let number { fact.least = fact.least.flatMap { Interval.most($0, number) } ?? number } }
        func atMost(_ number: Decimal?) { if let number { fact.most = fact.most.flatMap { Interval.least($0, number) } ?? number } }
        switch sign {
        case "=":
            atLeast(end.least)
            atMost(end.most)
        case "<=": atMost(end.most)
        case ">=": atLeast(end.least)
        case "<": atMost(end.most.flatMap { Self.below($0, value) })
        case ">": atLeast(end.least.flatMap { Self.above($0, value) })
        default:
            guard let low = end.least, let high = end.most, low.compared(to: high) == 0 else { break }
            if let least = value.least, least.compared(to: low) == 0 { atLeast(Self.above(low, value)) }
            if let most = value.most, most.compared(to: low) == 0 { atMost(Self.below(low, value)) }
        }
        context.facts[index] = fact
    }

    /// The greatest value that is decided to be below the number: a step of its places, or half a step of the ninth.
    private static func below(_ number: Decimal, _ value: Typed) -> Decimal? {
        if let places = value.places, places <= 9, number.neededPlaces <= places { return try? number - step(places: places) }
        return try? number - (Decimal(number.isNegativeNumber || number.isZero ? 500 : 501, places: 12) ?? .zero)
    }

    private static func above(_ number: Decimal, _ value: Typed) -> Decimal? {
        if let places = value.places, places <= 9, number.neededPlaces <= places { return try? number + step(places: places) }
        return try? number + (Decimal(number.isNegativeNumber ? 501 : 500, places: 12) ?? .zero)
    }
}

extension Expression {
    /// Whether it is a number or a name, or a short sum of such: what a condition is compared with, and cheap to check again.
    fileprivate var isSimple: Bool { depth(atMost: 4) != nil }

    private func depth(atMost limit: Int) -> Int? {
        guard limit > 0 else { return nil }
        switch self {
        case .number, .name, .member: return 1
        case .unary(_, let inner, _): return inner.depth(atMost: limit - 1)
        case .binary(_, let a, let b, _): return a.depth(atMost: limit - 1).flatMap { _ in b.depth(atMost: limit - 1) }
        default: return nil
        }
    }
}

internal import Diagnostics
internal import Scoring

extension Checker {
    func unary(_ sign: String, _ inner: Typed, _ offset: Int) throws(FormulaError) -> Typed {
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

    func arithmetic(_ sign: String, _ a: Typed, _ b: Typed, _ right: Expression, _ offset: Int) throws(FormulaError) -> Typed {
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

    func most(_ a: Typed, _ b: Typed) -> Int32? { a.places.flatMap { x in b.places.map { max(x, $0) } } }
}

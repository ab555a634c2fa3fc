internal import Diagnostics
internal import Scoring
internal import YAMLReading

extension Checker {
    /// Every band but the first has a lower end; so there is no gap, and the ends must rise.
    mutating func checkBands(
        _ formula: Formula, _ bands: [Definition.Band], _ context: Context, _ computed: Definition.Computed
    ) -> Typed? {
        do throws(FormulaError) {
            let value = try check(formula.expression, context)
            guard value.type.scalar?.isOrdered ?? false else {
                throw FormulaError(rule: "type", offset: 0, summary: "bands need a number or a date, this is \(value.type.described)")
            }
            guard let first = bands.first else { throw FormulaError(rule: "missing-key", offset: 0, summary: "there are no bands here") }
            try checkFirst(first, value, formula)
            var whole: Typed = Typed(
                .choice([first.id.value]), [Operation.word.rawValue] + ProgramWriter.u(writer.word(first.id.value)) + [0x50, 1])
            var last: Decimal?
            for (place, band) in bands.enumerated().dropFirst() {
                guard let end = band.from ?? band.above else {
                    throw FormulaError(
                        rule: "band-gap", offset: 0, summary: "band \(place + 1) '\(band.id.value)' has no lower end",
                        help: "write 'from' or 'above'",
                        place: FormulaPlace(position: band.id.position, isExact: false))
                }
                let typed = try placed(end, context)
                guard typed.type == value.type else {
                    throw FormulaError(
                        rule: "type", offset: 0, summary: "this end is \(typed.type.described), the value is \(value.type.described)",
                        place: end.place)
                }
                if let low = typed.least, let high = typed.most, low.compared(to: high) == 0 {
                    if place == 1, let least = value.least, band.from == nil ? least.compared(to: low) > 0 : least.compared(to: low) >= 0 {
                        throw FormulaError(
                            rule: "unreachable", offset: 0, summary: "band 1 is never true here: it can never be chosen",
                            help: "delete it: \(formula.text) is at least \(digits(least))",
                            place: FormulaPlace(position: first.id.position, isExact: false))
                    }
                    let isBeyond = value.most.map { band.from == nil ? $0.compared(to: low) <= 0 : $0.compared(to: low) < 0 } ?? false
                    if isBeyond
                        || last.map({ low.compared(to: $0) < 0 || (low.compared(to: $0) == 0 && bands[place - 1].above == nil) }) ?? false
                    {
                        throw FormulaError(
                            rule: "unreachable", offset: 0, summary: "band \(place + 1) is never true here: it can never be chosen",
                            help: isBeyond
                                ? "\(formula.text) is at most \(digits(value.most ?? low))" : "the lower ends must rise from band to band",
                            place: FormulaPlace(position: band.id.position, isExact: false))
                    }
                    last = low
                }
                let operation: Operation = band.from == nil ? .greater : .greaterOrEqual
                var condition = Typed(.flag, value.code + typed.code + [operation.rawValue], blank: value.blank ?? typed.blank)
                condition.always = nil
                var word = Typed(.choice([band.id.value]), [Operation.word.rawValue] + ProgramWriter.u(writer.word(band.id.value)))
                word.code += [Operation.mark.rawValue, UInt8(clamping: place + 1)]
                whole = try join(condition, word, whole, at: 0)
            }
            whole.type = .choice(bands.map(\.id.value))
            return whole
        } catch {
            report(error, in: formula.place)
            return nil
        }
    }

    private mutating func checkFirst(_ band: Definition.Band, _ value: Typed, _ formula: Formula) throws(FormulaError) {
        guard let end = band.from ?? band.above else { return }
        let number = constant(end.expression)
        let isEnough =
            if let number, let least = value.least {
                band.from == nil ? least.compared(to: number) > 0 : least.compared(to: number) >= 0
            } else { false }
        guard !isEnough else { return }
        throw FormulaError(
            rule: "band-gap", offset: 0, summary: "values of \(formula.text) below \(end.text) fall in no band",
            help: "leave out 'from' in the first band, or give \(formula.text) a min of \(end.text)",
            place: FormulaPlace(position: band.id.position, isExact: false))
    }

    private mutating func placed(_ formula: Formula, _ context: Context) throws(FormulaError) -> Typed {
        do throws(FormulaError) { return try check(formula.expression, context) } catch {
            var placed = error
            placed.place = placed.place ?? formula.place
            throw placed
        }
    }
}

internal import Diagnostics
internal import Scoring
internal import YAMLReading

extension Checker {
    /// The type and code of a let, an output or a computed column; nil where something was reported.
    mutating func check(_ computed: Definition.Computed, _ index: Int) -> Typed? {
        let table = entities[index].table
        let context = Context(scopes: table.map { [$0] } ?? [], ownTable: table)
        let preset: Preset?
        if let type = computed.type {
            guard let found = self.preset(type) else { return nil }
            preset = found
        } else {
            preset = nil
        }
        let declared = options(computed.options, computed.id)
        guard var typed = checkContent(computed, context, isChoice: preset?.core == .choice, declared, index) else { return nil }
        guard fits(&typed, preset, computed) else { return nil }
        if let declared, case .choice(let given) = typed.type { warnOptions(declared, given, computed) }
        var places = computed.places.map { Int32($0) } ?? preset?.resultPlaces
        if typed.type != .number {
            if computed.places != nil {
                report(
                    "places", at: computed.id.position, "'\(computed.id.value)' is no number and has no 'places'", help: "delete 'places'")
            }
            places = nil
        }
        if let places {
            guard (0...12).contains(places) else {
                report(
                    "places", at: computed.id.position, "'places' of '\(computed.id.value)' is \(places)",
                    help: "write a number from 0 to 12")
                return nil
            }
            typed.places = min(typed.places ?? places, places)
            typed.least = typed.least.flatMap { try? $0.rounded(places: places) }
            typed.most = typed.most.flatMap { try? $0.rounded(places: places) }
        }
        let code = ProgramWriter.sized(typed.code)
        let value = writer.value([2] + ProgramWriter.u((table ?? -1) + 1) + [UInt8(places.map { $0 + 1 } ?? 0)] + code)
        entities[index].value = value
        typed.code = [(table == nil ? Operation.value : .column).rawValue] + ProgramWriter.u(value)
        return typed
    }

    private mutating func checkContent(
        _ computed: Definition.Computed, _ context: Context, isChoice: Bool, _ declared: [String]?, _ index: Int
    ) -> Typed? {
        switch computed.content {
        case .value(let formula):
            do throws(FormulaError) {
                var typed = try check(formula.expression, context)
                if typed.type == .blank {
                    throw FormulaError(
                        rule: "type", offset: 0, summary: "this never has data", help: "write a formula that can give a value")
                }
                if isChoice, let declared, case .choice(let given) = typed.type {
                    for option in given where !declared.contains(option) { try unknownOption(option, declared, computed, 0) }
                    typed.type = .choice(declared)
                }
                if context.ownTable != nil, typed.type.scalar == nil {
                    throw FormulaError(rule: "type", offset: 0, summary: "a column holds single values, this is \(typed.type.described)")
                }
                return typed
            } catch {
                report(error, in: formula.place)
                return nil
            }
        case .rules(let rules): return checkRules(rules[...], context, isChoice ? (declared ?? []) : nil, declared, computed, number: 1)
        case .band(let formula, let bands): return checkBands(formula, bands, context, computed)
        }
    }

    private func unknownOption(_ option: String, _ declared: [String], _ computed: Definition.Computed, _ offset: Int) throws(FormulaError)
    {
        throw FormulaError(
            rule: "option", offset: offset,
            summary: "'\(option)' is not an option of '\(computed.id.value)'\(didYouMean(option, among: declared))",
            help: nearMiss(to: option, among: declared) == nil ? "write one of: \(declared.joined(separator: ", "))" : nil)
    }

    /// Rules are `if(…, if(…))`: in each, the conditions before are known to be false.
    private mutating func checkRules(
        _ rules: ArraySlice<Definition.Rule>, _ context: Context, _ options: [String]?, _ declared: [String]?,
        _ computed: Definition.Computed, number: Int
    ) -> Typed? {
        guard let rule = rules.first else { return nil }
        let mark: [UInt8] = [Operation.mark.rawValue, UInt8(clamping: number)]
        guard let when = rule.when else {
            guard var last = result(rule, context, options != nil, declared, computed) else { return nil }
            if last.type != .blank { last.code += mark }
            return last
        }
        do throws(FormulaError) {
            let condition = try check(when.expression, context)
            guard condition.type == .flag else {
                throw FormulaError(
                    rule: "type", offset: 0, summary: "a condition needs a flag, this is \(condition.type.described)",
                    help: "compare it with something")
            }
            if condition.always == false {
                throw FormulaError(
                    rule: "unreachable", offset: 0,
                    summary: "rule \(number) is never true here\(number > 1 ? ": an earlier rule takes every such case" : "")",
                    help: number > 1 ? "put the narrower rule first" : "correct the condition, or delete the rule")
            }
            if condition.always == true {
                throw FormulaError(
                    rule: "unreachable", offset: 0, summary: "rule \(number) is always true here, so no later rule is ever reached",
                    help: "write it as 'else' and delete the rules after it, or correct it")
            }
            guard var then = result(rule, narrowed(context, by: when.expression, to: true), options != nil, declared, computed),
                let rest = checkRules(
                    rules.dropFirst(), narrowed(context, by: when.expression, to: false), options, declared, computed, number: number + 1)
            else { return nil }
            if then.type != .blank { then.code += mark }
            return try join(condition, then, rest, at: 0)
        } catch {
            report(error, in: when.place)
            return nil
        }
    }

    private mutating func result(
        _ rule: Definition.Rule, _ context: Context, _ isChoice: Bool, _ declared: [String]?, _ computed: Definition.Computed
    ) -> Typed? {
        switch rule.then {
        case .blank: return Typed(.blank, [], blank: "a rule says null")
        case .text(let text, let place):
            do throws(FormulaError) {
                if isChoice {
                    if let declared, !declared.contains(text.value) { try unknownOption(text.value, declared, computed, 0) }
                    return Typed(.choice([text.value]), [Operation.word.rawValue] + ProgramWriter.u(writer.word(text.value)))
                }
                let expression = try FormulaParser.parse(text.value)
                return try check(expression, context)
            } catch {
                var told = error
                if place.wasCut, error.rule == "syntax" { told.help = "inside { } a formula with a comma needs quotes" }
                report(told, in: place)
                return nil
            }
        }
    }

    /// Every band but the first has a lower end; so there is no gap, and the ends must rise.
    private mutating func checkBands(
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

    private mutating func fits(_ typed: inout Typed, _ preset: Preset?, _ computed: Definition.Computed) -> Bool {
        guard let preset else { return true }
        let isRight = preset.core == nil ? preset.name == "list" && typed.type == .list : typed.type.scalar == preset.core
        if typed.type == .blank { typed = Typed(.blank, [Operation.blank.rawValue, preset.core?.rawValue ?? 0], blank: typed.blank) }
        guard !isRight, typed.type != .blank else { return true }
        report(
            "type", at: computed.type?.position,
            "'\(computed.id.value)' is declared \(preset.name), but its formula gives \(typed.type.described)",
            help: "change the type or the formula")
        return false
    }

    private mutating func warnOptions(_ declared: [String], _ given: [String], _ computed: Definition.Computed) {
        guard case .rules = computed.content, case .list(let items) = computed.options else { return }
        for item in items where !given.contains(item.value) {
            findings.append(
                Finding(
                    .warning, "option", path: path, at: item.position, "no rule gives the option '\(item.value)'",
                    help: "add a rule, or delete it"))
        }
    }
}

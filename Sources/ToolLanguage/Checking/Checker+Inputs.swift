internal import Diagnostics
internal import Scoring
internal import YAMLReading

extension Checker {
    /// Places every input in the program: first all, then their bounds, which may name one another.
    mutating func checkInputs() {
        var inputs: [(index: Int, input: Definition.Input, preset: Preset, core: ScalarType, options: [String])] = []
        for index in entities.indices {
            guard case .input(let input) = entities[index].source, entities[index].state == .untouched else { continue }
            guard let preset = preset(input.type) else {
                entities[index].state = .failed
                continue
            }
            guard let core = preset.core else {
                report("type", at: input.type.position, "an input cannot be a \(preset.name)", help: "write 'type: table' with 'columns'")
                entities[index].state = .failed
                continue
            }
            let options = core == .choice ? self.options(input.options, input.id) : []
            if core == .choice, options?.isEmpty ?? true {
                if input.options == nil { report("missing-key", at: input.id.position, "the choice '\(input.id.value)' has no 'options'") }
                entities[index].state = .failed
                continue
            }
            var typed = Typed(ToolType(core, options: options ?? []), [], blank: input.isOptional ? "'\(input.id.value)' is optional" : nil)
            if core == .number { typed.places = Int32(input.places ?? Int(preset.entryPlaces)) }
            let value = writer.value([])
            typed.code = [(entities[index].table == nil ? Operation.value : .column).rawValue] + ProgramWriter.u(value)
            entities[index].typed = typed
            entities[index].value = value
            entities[index].state = .done
            inputs.append((index, input, preset, core, options ?? []))
        }
        // Numbers of the bounds first, so that a bound by another input knows that one's own.
        for (index, input, preset, core, _) in inputs where core == .number { setInterval(index, input, preset) }
        for (index, input, preset, core, options) in inputs { place(index, input, preset, core, options) }
    }

    private mutating func setInterval(_ index: Int, _ input: Definition.Input, _ preset: Preset) {
        var least = preset.least.map { Decimal($0) }, most = preset.most.map { Decimal($0) }
        let step = Self.step(places: entities[index].typed.places ?? 6)
        for (rule, formula) in input.bounds {
            guard let number = constant(formula.expression) ?? known(formula.expression, rule) else { continue }
            switch rule {
            case "min": least = number
            case "max": most = number
            case "above": least = try? number + step
            default: most = try? number - step
            }
        }
        if let least, let most, least.compared(to: most) > 0 {
            let place = input.bounds.first?.formula.place.position ?? input.id.position
            report(
                "bounds", at: place,
                "'\(input.id.value)' can never be valid: its least value \(digits(least)) is above its greatest \(digits(most))",
                help: "correct one of the bounds")
        }
        if let least, let most, least.compared(to: most) == 0 {
            report(
                "reach", at: input.bounds.first?.formula.place.position ?? input.id.position,
                "'\(input.id.value)' can only be \(digits(least)): its least value is its greatest",
                help: "widen the bounds, or write \(digits(least)) where it is used")
        }
        (entities[index].typed.least, entities[index].typed.most) = (least, most)
    }

    /// The end that a bound by another input already has.
    private func known(_ expression: Expression, _ rule: String) -> Decimal? {
        guard case .name(let name, _) = expression, let other = names[name] else { return nil }
        return rule == "min" || rule == "above" ? entities[other].typed.least : entities[other].typed.most
    }

    func constant(_ expression: Expression) -> Decimal? {
        switch expression {
        case .number(let text, _): exactNumber(text)
        case .unary("-", let inner, _): constant(inner).map { -$0 }
        default: nil
        }
    }

    /// 10⁻ᵖˡᵃᶜᵉˢ
    static func step(places: Int32) -> Decimal { Decimal(1, places: min(max(places, 0), 12)) ?? .one }

    private mutating func place(
        _ index: Int, _ input: Definition.Input, _ preset: Preset, _ core: ScalarType, _ options: [String]
    ) {
        guard let value = entities[index].value else { return }
        if let places = input.places, !(0...6).contains(places) {
            report(
                "places", at: input.id.position, "'places' of '\(input.id.value)' is \(places), and an entry has at most 6",
                help: "write a number from 0 to 6")
        }
        var bytes: [UInt8] = [0] + ProgramWriter.u((entities[index].table ?? -1) + 1) + [core.rawValue]
        let fallback = defaultValue(input, core, options, index)
        let step = step(input, core, index)
        bytes.append(
            (input.isOptional ? 1 : 0) | (fallback == nil ? 0 : 2) | (core == .number ? 4 : 0)
                | (input.isSetting || input.takesNoStep ? 8 : 0)
                | (step == nil ? 0 : 16))
        if core == .number { bytes.append(UInt8(clamping: input.places ?? Int(preset.entryPlaces))) }
        if core == .choice {
            bytes += ProgramWriter.u(options.count)
            for option in options { bytes += ProgramWriter.u(writer.word(option)) }
        }
        if let fallback { bytes += fallback }
        if let step { bytes += ProgramWriter.u(step) }
        var mask: UInt8 = 0
        var code2: [UInt8] = []
        for (bit, rule) in [(UInt8(1), "min"), (2, "max"), (4, "above"), (8, "below")] {
            let own = input.bounds.first { $0.rule == rule }?.formula
            let presetEnd = rule == "min" ? preset.least : rule == "max" ? preset.most : nil
            guard own != nil || presetEnd != nil else { continue }
            guard let bound = own.flatMap({ self.bound($0, core, input) }) ?? presetEnd.flatMap({ number(Decimal($0)) }) else { continue }
            mask |= bit
            code2 += ProgramWriter.sized(bound)
        }
        writer.replaceValue(value, bytes + [mask] + code2)
    }

    private mutating func bound(_ formula: Formula, _ core: ScalarType, _ input: Definition.Input) -> [UInt8]? {
        do throws(FormulaError) {
            var context = Context()
            context.isBound = true
            let typed = try check(formula.expression, context)
            guard typed.type.scalar == core, core.isOrdered else {
                throw FormulaError(
                    rule: "type", offset: 0,
                    summary: "a bound of '\(input.id.value)' needs \(core.described), this is \(typed.type.described)")
            }
            return typed.code
        } catch {
            report(error, in: formula.place)
            return nil
        }
    }

    mutating func number(_ number: Decimal) -> [UInt8]? {
        writer.constant(number).map { [Operation.constant.rawValue] + ProgramWriter.u($0) }
    }

    private mutating func defaultValue(_ input: Definition.Input, _ core: ScalarType, _ options: [String], _ index: Int) -> [UInt8]? {
        guard let text = input.defaultValue, !input.isFilledByCaller else { return nil }
        switch datum(text.value, core, options) {
        case nil:
            let miss = core == .choice ? didYouMean(text.value, among: options) : ""
            report(
                core == .choice ? "option" : "wrong-type", at: text.position,
                core == .choice
                    ? "'\(text.value)' is not an option of '\(input.id.value)'\(miss)" : "'\(text.value)' is not \(core.described)")
            return nil
        case let value?:
            if case .number(let number) = value {
                let typed = entities[index].typed
                let isLow = typed.least.map { number.compared(to: $0) < 0 } ?? false,
                    isHigh = typed.most.map { number.compared(to: $0) > 0 } ?? false
                if constantBounds(input), isLow || isHigh {
                    report(
                        "default", at: text.position, "the default \(text.value) is outside the bounds of '\(input.id.value)'",
                        help: "change one of them")
                }
                if number.neededPlaces > typed.places ?? 12 {
                    report("default", at: text.position, "the default \(text.value) has more decimal places than '\(input.id.value)' takes")
                }
            }
            return writer.datum(value)
        }
    }

    private func constantBounds(_ input: Definition.Input) -> Bool { input.bounds.allSatisfy { constant($0.formula.expression) != nil } }
}

extension Definition.Input {
    /// `default: today` and `default: now` are for whoever runs the tool: the engine has no clock.
    var isFilledByCaller: Bool {
        (type.value == "date" && defaultValue?.value == "today") || (type.value == "datetime" && defaultValue?.value == "now")
    }
}

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

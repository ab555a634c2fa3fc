internal import Diagnostics
internal import Scoring
internal import YAMLReading

extension Checker {
    func unknownOption(_ option: String, _ declared: [String], _ computed: Definition.Computed, _ offset: Int) throws(FormulaError) {
        throw FormulaError(
            rule: "option", offset: offset,
            summary: "'\(option)' is not an option of '\(computed.id.value)'\(didYouMean(option, among: declared))",
            help: nearMiss(to: option, among: declared) == nil ? "write one of: \(declared.joined(separator: ", "))" : nil)
    }

    /// Rules are `if(…, if(…))`: in each, the conditions before are known to be false.
    mutating func checkRules(
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
}

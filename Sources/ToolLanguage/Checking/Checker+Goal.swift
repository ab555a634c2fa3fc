internal import Diagnostics
internal import Scoring
internal import YAMLReading

extension Checker {
    /// The output that next steps improve: as written, else the score of a scorecard or the completion of a checklist.
    var goal: Definition.Goal? {
        if definition.goal != nil || definition.hasNoGoal { return definition.goal }
        let usual = ["scorecard": "score", "checklist": "completion"][definition.kind]
        let output = definition.outputs.first { $0.id.value == usual }
        return output.map { Definition.Goal(output: $0.id) }
    }

    mutating func checkGoal() {
        guard let goal else { return }
        let outputs = entities.filter(\.isOutput)
        guard let output = outputs.first(where: { $0.name == goal.output.value }) else {
            return report(
                "unknown-name", at: goal.output.position,
                "'\(goal.output.value)' is not an output\(didYouMean(goal.output.value, among: outputs.map(\.name)))")
        }
        guard output.state == .done, let value = output.value else { return }
        guard output.typed.type == .number else {
            // A scorecard may have an output of this name that is something else.
            guard definition.goal != nil else { return }
            return report(
                "type", at: goal.output.position, "a goal needs a number, '\(output.name)' is \(output.typed.type.described)")
        }
        writer.goal(value, isLowerBetter: goal.isLowerBetter)
    }

    /// The constant of an input's step: as written, else a tenth of its range where it is no whole number. Nil where
    /// there is none, for `step: none`, and where no goal asks for it.
    mutating func step(_ input: Definition.Input, _ core: ScalarType, _ index: Int) -> Int? {
        let typed = entities[index].typed
        if input.takesNoStep { return nil }
        if let step = input.step {
            guard core == .number else {
                report(
                    "step", at: step.position, "'\(input.id.value)' is no number and has no 'step'",
                    help: "delete it, or write 'step: none' to leave '\(input.id.value)' out of next steps")
                return nil
            }
            guard let number = exactNumber(step.value), number.compared(to: .zero) > 0, number.neededPlaces <= typed.places ?? 12 else {
                report(
                    "step", at: step.position, "the step '\(step.value)' of '\(input.id.value)' is no number above 0 with its places",
                    help: "write a number such as \(digits(Self.step(places: typed.places ?? 0)))")
                return nil
            }
            return goal == nil ? nil : writer.constant(number)
        }
        guard goal != nil, !input.isSetting, core == .number, let places = typed.places, places > 0, let least = typed.least,
            let most = typed.most, let range = try? most - least, let tenth = try? range.divided(by: Decimal(10)),
            let rounded = try? tenth.rounded(places: places), range.compared(to: .zero) > 0
        else { return nil }
        return writer.constant(rounded.isZero ? Self.step(places: places) : rounded)
    }
}

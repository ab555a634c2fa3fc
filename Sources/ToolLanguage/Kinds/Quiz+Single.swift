internal import Diagnostics
internal import Scoring
internal import YAMLReading

/// A question in the language itself: an input or a table, a flag that says whether it is answered rightly, and the right answer.
struct MadeQuestion {
    var input: Definition.Input
    let isRight: Expression
    let answer: Definition.Question.Answer
}

/// Questions with one entry: a choice, true or false, a number.
extension ToolReader {
    mutating func choice(_ node: YAMLNode, _ answer: Located<String>, _ id: Located<String>) -> MadeQuestion? {
        let source = options(node)
        guard case .list(let choices) = source else {
            report("wrong-type", at: node.position(), "'options' takes { id: label, … }")
            return nil
        }
        if choices.count < 2 {
            report(
                "option", at: node.position(),
                "the question '\(id.value)' leaves no choice: it has \(choices.count) option\(choices.count == 1 ? "" : "s")",
                help: "write at least two")
        }
        guard choices.contains(where: { $0.value == answer.value }) else {
            report(
                "option", at: answer.position,
                "'\(answer.value)' is not an option of '\(id.value)'\(didYouMean(answer.value, among: choices.map(\.value)))")
            return nil
        }
        var question = single(id, "choice", answer.value, is: .word(answer.value, 0))
        question.input.options = source
        return question
    }

    func truth(_ holds: Bool, _ id: Located<String>) -> MadeQuestion {
        var question = single(id, "flag", String(holds), is: .flag(holds, 0))
        question.input.isStatement = true
        return question
    }

    mutating func number(_ answer: Located<String>, _ unit: (LocalizedText?, ofOne: LocalizedText?), _ id: Located<String>) -> MadeQuestion?
    {
        guard let number = exactNumber(answer.value) else { return nil }
        if number.neededPlaces > 6 {
            report(
                "places", at: answer.position, "the answer \(answer.value) has more decimal places than an entry takes",
                help: "write at most 6")
            return nil
        }
        let size = Expression.number(digits(number.absolute), 0)
        let right = number.compared(to: .zero) < 0 ? Expression.unary("-", size, 0) : size
        var question = single(id, "number", digits(number), is: right)
        (question.input.unit, question.input.unitOfOne) = unit
        return question
    }

    /// Answered rightly where the entry is the answer; what is left out is not.
    private func single(_ id: Located<String>, _ type: String, _ answer: String, is right: Expression) -> MadeQuestion {
        var input = Definition.Input(id: id, type: Located(type, at: id.position))
        input.isOptional = true
        let isRight = Expression.binary("=", .name(id.value, 0), right, 0)
        return MadeQuestion(input: input, isRight: .call("coalesce", [isRight, .flag(false, 0)], 0), answer: .one(answer))
    }
}

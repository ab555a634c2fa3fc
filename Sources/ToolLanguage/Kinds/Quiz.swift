internal import Diagnostics
internal import YAMLReading
internal import Yams

extension ToolReader {
    /// Each of the `questions` becomes a choice; what is right is counted. Explanations stay the page's.
    mutating func desugarQuiz(_ mapping: Node.Mapping) {
        guard let node = mapping["questions"] else { return }
        var rights: [Expression] = []
        let questions: [Definition.Input] = each(node, "questions") { node, reader in
            guard let (question, isRight) = reader.question(node) else { return nil }
            rights.append(isRight)
            return question
        }
        guard !questions.isEmpty else { return }
        groupQuestions(groups(mapping["groups"]))
        let pass = percentage(mapping["pass"], "pass", or: 80)
        var sugar = sugar(
            """
            outputs:
              - { id: right, type: integer, value: 0 }
              - { id: share, type: percent, value: right * 100 / \(questions.count) }
              - { id: passed, type: flag, value: share >= \(pass) }
            """, at: node)
        let place = FormulaPlace(position: node.position(), isExact: false)
        sugar.outputs[0].content = .value(Formula(text: "right answers", expression: sum(rights), place: place))
        sugar.inputs = questions
        add(sugar)
    }

    /// A question, and the number 1 where its answer is right.
    private mutating func question(_ node: Node) -> (Definition.Input, isRight: Expression)? {
        guard var fields = fields(node, of: "question", known: ["id", "label", "help", "group", "options", "answer", "why"]) else {
            return nil
        }
        defer { findings += fields.findings }
        guard let id = id(&fields, node, of: "question"), let answer = fields.text("answer"), let options = fields.node("options") else {
            report("missing-key", at: node.position(), "a question takes 'id', 'options' and 'answer'")
            return nil
        }
        var question = Definition.Input(id: id, type: Located("choice", at: id.position))
        question.isOptional = true
        question.label = words(&fields, "label")
        question.help = words(&fields, "help")
        question.options = self.options(options)
        guard case .list(let choices) = question.options else {
            report("wrong-type", at: options.position(), "'options' takes { id: label, … }")
            return nil
        }
        if choices.count < 2 {
            report(
                "option", at: options.position(),
                "the question '\(id.value)' leaves no choice: it has \(choices.count) option\(choices.count == 1 ? "" : "s")",
                help: "write at least two")
        }
        guard choices.contains(where: { $0.value == answer.value }) else {
            report(
                "option", at: answer.position,
                "'\(answer.value)' is not an option of '\(id.value)'\(didYouMean(answer.value, among: choices.map(\.value)))")
            return nil
        }
        definition.page.questions.append(
            Definition.Question(id: id.value, answer: answer.value, group: fields.text("group"), why: words(&fields, "why")))
        // Not as a formula's text: an id that is no name is told by the checker, at its place.
        let isRight = Expression.binary("=", .name(id.value, 0), .word(answer.value, 0), 0)
        return (question, .call("if", [.call("coalesce", [isRight, .flag(false, 0)], 0), .number("1", 0), .number("0", 0)], 0))
    }

    /// Summed in a balanced tree, so that many questions do not nest deep.
    private func sum(_ parts: [Expression]) -> Expression {
        var terms = parts
        while terms.count > 1 {
            terms = stride(from: 0, to: terms.count, by: 2).map { place in
                place + 1 < terms.count ? .binary("+", terms[place], terms[place + 1], 0) : terms[place]
            }
        }
        return terms[0]
    }
}

internal import Diagnostics
internal import YAMLReading

extension ToolReader {
    /// Each of the `questions` becomes an input, or a table with an input a row; what is right is counted. Explanations stay the page's.
    mutating func desugarQuiz(_ mapping: YAMLNode.Mapping) {
        guard let node = mapping["questions"] else { return }
        var rights: [Expression] = []
        let questions: [Definition.Input] = each(node, "questions") { node, reader in
            guard let (question, isRight) = reader.question(node) else { return nil }
            // Not as a formula's text: an id that is no name is told by the checker, at its place.
            rights.append(.call("if", [isRight, .number("1", 0), .number("0", 0)], 0))
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

    /// A question as an input, and whether its answer is right.
    private mutating func question(_ node: YAMLNode) -> (Definition.Input, isRight: Expression)? {
        let known = ["id", "label", "help", "group", "options", "answer", "unit", "order", "sort", "why", "page"]
        guard var fields = fields(node, of: "question", known: known) else { return nil }
        defer { findings += fields.findings }
        guard let id = id(&fields, node, of: "question"), let form = form(of: id, &fields) else { return nil }
        guard var made = made(form, id, &fields) else { return nil }
        made.input.label = words(&fields, "label")
        made.input.help = words(&fields, "help")
        definition.page.questions.append(
            Definition.Question(
                id: id.value, answer: made.answer, group: fields.text("group"), why: words(&fields, "why"), page: fields.text("page")))
        return (made.input, made.isRight)
    }

    private mutating func made(_ form: QuestionForm, _ id: Located<String>, _ fields: inout FieldReader) -> MadeQuestion? {
        switch form {
        case .choice(let node, let answer): choice(node, answer, id)
        case .truth(let holds): truth(holds, id)
        case .number(let answer): number(answer, unit(&fields), id)
        case .order(let node): order(node, id)
        case .sort(let node): sort(node, id)
        }
    }

    /// Which of its forms a question has, by its keys.
    private mutating func form(of id: Located<String>, _ fields: inout FieldReader) -> QuestionForm? {
        let forms = ["options", "order", "sort"].compactMap { key in fields.node(key).map { (key: key, node: $0) } }
        let answer = fields.text("answer")
        if forms.count > 1 {
            report(
                "question", at: fields.position(of: forms[1].key), "'\(id.value)' has '\(forms[0].key)' and '\(forms[1].key)'",
                help: "keep one of them: a question asks one thing")
            return nil
        }
        if let form = forms.first, form.key != "options" {
            if let answer {
                report(
                    "question", at: answer.position, "'\(id.value)' has an 'answer' beside '\(form.key)', which says what is right",
                    help: "delete it")
            }
            refuseUnit(of: id, fields)
            return form.key == "order" ? .order(form.node) : .sort(form.node)
        }
        guard let answer else {
            report(
                "missing-key", at: id.position, "the question '\(id.value)' has no 'answer'",
                help: "write 'answer: true', 'answer: 14', 'options' with an 'answer', 'order' or 'sort'")
            return nil
        }
        if let options = forms.first?.node {
            refuseUnit(of: id, fields)
            return .choice(options, answer)
        }
        if let holds = ["true": true, "false": false][answer.value] {
            refuseUnit(of: id, fields)
            return .truth(holds)
        }
        if exactNumber(answer.value) != nil { return .number(answer) }
        let miss = didYouMean(answer.value, among: ["true", "false"])
        report(
            "question", at: answer.position, "'\(answer.value)' is no answer to '\(id.value)', which has no 'options'\(miss)",
            help: miss.isEmpty ? "write true, false or a number, or name the 'options'" : nil)
        return nil
    }

    private mutating func refuseUnit(of id: Located<String>, _ fields: FieldReader) {
        guard let position = fields.position(of: "unit") else { return }
        report("question", at: position, "'\(id.value)' is not answered with a number and has no 'unit'", help: "delete it")
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

/// What a question asks, and what its author wrote as right.
private enum QuestionForm {
    case choice(YAMLNode, Located<String>)
    case truth(Bool)
    case number(Located<String>)
    case order(YAMLNode)
    case sort(YAMLNode)
}

internal import Diagnostics
internal import Scoring
internal import YAMLReading
internal import Yams

/// The kinds of tool. A kind is sugar: it adds inputs, lets and outputs before anything is checked, and nothing else.
enum Kind: String, CaseIterable {
    case calculator, planner, form, scorecard, checklist, quiz, gate, ranking, drill

    /// The keys it adds to those that every tool may have.
    var keys: [String] {
        switch self {
        case .calculator, .planner, .form: []
        case .scorecard: ["items", "scale", "unanswered", "red", "amber", "caps", "bands", "total_weight", "groups"]
        case .checklist: ["items", "groups"]
        case .quiz: ["questions", "pass", "groups"]
        case .gate: ["rules", "options"]
        case .ranking: ["people", "top", "bottom"]
        case .drill: ["script"]
        }
    }
}

extension ToolReader {
    mutating func desugar(_ kind: Kind, _ mapping: Node.Mapping) {
        guard kind.keys.contains(where: { mapping[$0] != nil }) else { return }
        switch kind {
        case .calculator, .planner, .form, .drill: break
        case .scorecard: desugarScorecard(mapping)
        case .checklist: desugarChecklist(mapping)
        case .quiz: desugarQuiz(mapping)
        case .gate: desugarGate(mapping)
        case .ranking: desugarRanking(mapping)
        }
    }

    /// A formula of the kind's own; findings in it point at the author's key.
    func made(_ text: String, _ position: Position) -> Formula {
        let place = FormulaPlace(position: position, isExact: false)
        guard let expression = try? FormulaParser.parse(text) else { fatalError("the kind's own formula '\(text)' has a mistake") }
        return Formula(text: text, expression: expression, place: place)
    }

    func made(_ id: String, _ type: String?, _ text: String, _ position: Position) -> Definition.Computed {
        var computed = Definition.Computed(id: Located(id, at: position), content: .value(made(text, position)))
        computed.type = type.map { Located($0, at: position) }
        computed.saysBlank = true
        computed.isGenerated = true
        return computed
    }

    func input(_ id: String, _ type: String, _ position: Position, _ label: LocalizedText? = nil) -> Definition.Input {
        Definition.Input(id: Located(id, at: position), type: Located(type, at: position), label: label, isGenerated: true)
    }

    /// A rule of the kind's own.
    func rule(_ when: String?, _ then: String, _ position: Position) -> Definition.Rule {
        let place = FormulaPlace(position: position, isExact: false)
        return Definition.Rule(when: when.map { made($0, position) }, then: .text(Located(then, at: position), place), position: position)
    }

    func computed(_ id: String, _ type: String?, _ rules: [Definition.Rule], _ position: Position) -> Definition.Computed {
        var computed = Definition.Computed(id: Located(id, at: position), content: .rules(rules))
        computed.type = type.map { Located($0, at: position) }
        computed.saysBlank = true
        computed.isGenerated = true
        return computed
    }

    private mutating func desugarGate(_ mapping: Node.Mapping) {
        guard let node = mapping["rules"] else { return report("missing-key", at: Position(line: 1), "a gate has no 'rules'") }
        guard let rules = rules(node) else { return }
        var answer = Definition.Computed(id: Located("answer", at: node.position()), content: .rules(rules))
        answer.isGenerated = true
        answer.type = Located("choice", at: node.position())
        answer.options = mapping["options"].flatMap { options($0) }
        definition.outputs.insert(answer, at: 0)
    }

    private mutating func desugarChecklist(_ mapping: Node.Mapping) {
        guard let node = mapping["items"] else { return }
        let position = node.position()
        var table = Definition.Table()
        table.fixedRows = each(node, "items") { node, reader in
            guard var fields = reader.fields(node, of: "item", known: ["id", "required", "label", "help", "group"]) else { return nil }
            defer { reader.findings += fields.findings }
            guard let id = reader.id(&fields, node, of: "item") else { return nil }
            let required = fields.flag("required") ?? false
            var row = Definition.FixedRow(id: id, cells: ["required": Located(required ? "true" : "false", at: id.position)])
            reader.describe(&row, &fields)
            return row
        }
        table.groups = groups(mapping["groups"])
        for name in ["required", "done", "na"] {
            var column = input(name, "flag", position)
            if name != "required" { column.defaultValue = Located("false", at: position) }
            table.columns.append(.input(column))
        }
        var items = input("items", "table", position)
        items.table = table
        definition.inputs.insert(items, at: 0)
        definition.lets += [
            made("applicable", nil, "filter(items, not na)", position),
            made("missing", nil, "filter(applicable, required and not done)", position),
        ]
        definition.outputs =
            [
                made("completion", "percent", "count(filter(applicable, done)) * 100 / count(applicable)", position),
                made("open", "list", "list(missing, id)", position),
                made("passed", "flag", "if(count(applicable) = 0, blank, count(missing) = 0)", position),
            ] + definition.outputs
    }

    private mutating func desugarQuiz(_ mapping: Node.Mapping) {
        guard let node = mapping["questions"] else { return }
        let position = node.position()
        var terms: [Expression] = []
        let questions: [Definition.Input] = each(node, "questions") { node, reader in
            guard var fields = reader.fields(node, of: "question", known: ["id", "label", "help", "group", "options", "answer", "why"])
            else {
                return nil
            }
            defer { reader.findings += fields.findings }
            guard let id = reader.id(&fields, node, of: "question"), let answer = fields.text("answer"),
                let options = fields.node("options")
            else {
                reader.report("missing-key", at: node.position(), "a question takes 'id', 'options' and 'answer'")
                return nil
            }
            var question = reader.input(id.value, "choice", id.position)
            question.label = reader.words(&fields, "label")
            question.help = reader.words(&fields, "help")
            question.options = reader.options(options)
            guard case .list(let ids) = question.options else {
                reader.report("wrong-type", at: options.position(), "'options' takes { id: label, … }")
                return nil
            }
            if ids.count < 2 {
                reader.report(
                    "option", at: options.position(), "the question '\(id.value)' leaves no choice: it has \(ids.count) option\(ids.count == 1 ? "" : "s")",
                    help: "write at least two")
            }
            if !ids.contains(where: { $0.value == answer.value }) {
                reader.report(
                    "option", at: answer.position,
                    "'\(answer.value)' is not an option of '\(id.value)'\(didYouMean(answer.value, among: ids.map(\.value)))")
                return nil
            }
            question.isOptional = true
            question.isGenerated = false
            reader.definition.page.questions.append(
                Definition.Question(id: id.value, answer: answer.value, group: fields.text("group"), why: reader.words(&fields, "why")))
            let isRight = Expression.binary("=", .name(id.value, 0), .word(answer.value, 0), 0)
            terms.append(.call("if", [.call("coalesce", [isRight, .flag(false, 0)], 0), .number("1", 0), .number("0", 0)], 0))
            return question
        }
        guard !questions.isEmpty else { return }
        groupQuestions(groups(mapping["groups"]))
        let pass = percentage(mapping["pass"], "pass", or: 80)
        definition.inputs.insert(contentsOf: questions, at: 0)
        // Summed in a balanced tree, so that many questions do not nest deep.
        while terms.count > 1 {
            terms = stride(from: 0, to: terms.count, by: 2).map { place in
                place + 1 < terms.count ? .binary("+", terms[place], terms[place + 1], 0) : terms[place]
            }
        }
        let right = Formula(text: "right answers", expression: terms[0], place: FormulaPlace(position: position, isExact: false))
        var count = made("right", "integer", "0", position)
        count.content = .value(right)
        definition.outputs =
            [
                count,
                made("share", "percent", "right * 100 / \(questions.count)", position),
                made("passed", "flag", "share >= \(pass)", position),
            ] + definition.outputs
    }

    /// The number a key holds, or another where it is absent.
    mutating func number(_ node: Node?, or usual: Int) -> String {
        guard let node else { return String(usual) }
        guard let text = node.scalar?.string, let first = text.unicodeScalars.first, ("0"..."9").contains(first),
            case .some = try? FormulaParser.parse(text), text.unicodeScalars.allSatisfy({ ("0"..."9").contains($0) || $0 == "." })
        else {
            report("wrong-type", at: node.position(), "this takes a number such as \(usual)")
            return String(usual)
        }
        return text
    }

    /// A number from 0 to 100.
    private mutating func percentage(_ node: Node?, _ key: String, or usual: Int) -> String {
        let text = number(node, or: usual)
        if let node, let value = exactNumber(text), value.compared(to: Decimal(100)) > 0 {
            report("reach", at: node.position(), "'\(key)' is \(text), and no share is above 100", help: "write a number from 0 to 100")
        }
        return text
    }

    private mutating func desugarRanking(_ mapping: Node.Mapping) {
        guard let node = mapping["people"] else { return report("missing-key", at: Position(line: 1), "a ranking has no 'people'") }
        let position = node.position()
        let top = percentage(mapping["top"], "top", or: 30), bottom = percentage(mapping["bottom"], "bottom", or: 15)
        if let sum = exactSum([top, bottom].compactMap(exactNumber)), sum.compared(to: Decimal(100)) > 0 {
            report(
                "reach", at: (mapping["bottom"] ?? mapping["top"] ?? node).position(),
                "the top \(top) % and the bottom \(bottom) % overlap", help: "write numbers that add up to at most 100")
        }
        var labels: [String: LocalizedText] = [:]
        if var fields = fields(node, of: "people", known: ["label", "name", "score"]) {
            for key in ["label", "name", "score"] { labels[key] = words(&fields, key, as: "the \(key) of 'people'") }
            findings += fields.findings
        }
        var table = Definition.Table()
        table.columns = [
            .input(input("name", "text", position, labels["name"])), .input(input("score", "number", position, labels["score"])),
            .computed(made("place", "integer", "rank(people, desc(score))", position)),
            .computed(
                computed(
                    "band", "choice",
                    [
                        rule("not ranked", "middle", position), rule("place <= top_heads", "top", position),
                        rule("n - place + 1 <= bottom_heads", "bottom", position), rule(nil, "middle", position),
                    ], position)),
        ]
        var people = input("people", "table", position, labels["label"])
        people.table = table
        definition.inputs.insert(people, at: 0)
        definition.lets += [
            made("n", nil, "count(people)", position),
            made("ranked", nil, "n >= 2 and coalesce(min(people, score) < max(people, score), false)", position),
        ]
        definition.outputs =
            [
                made("top", "list", "list(sort(filter(people, band = 'top'), place, name), name)", position),
                made("bottom", "list", "list(sort(filter(people, band = 'bottom'), name), name)", position),
                made("middle", "list", "list(sort(filter(people, band = 'middle'), name), name)", position),
                made("top_heads", "integer", "if(n < 2, 0, ceiling(\(top) * n / 100))", position),
                made("bottom_heads", "integer", "if(n < 2, 0, max(1, floor(\(bottom) * n / 100)))", position),
            ] + definition.outputs
    }
}

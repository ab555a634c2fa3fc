public import Diagnostics
internal import Scoring

extension Tool {
    /// Why these answers give these results: every computed value, the rule that won and what the rules before it missed,
    /// what each row added; and the next steps that make the tool's goal better.
    public func explanation(_ given: JSON) -> JSON {
        let (evaluation, errors) = evaluate(given, tracing: true)
        guard errors.isEmpty else { return Outcome.errors(errors).json }
        let sums = program.tablesOfSums
        let steps = names.filter { !$0.source.isEmpty }.map { step($0, evaluation, sums) }
        let next = program.nextSteps(request(given).0.answers(for: program))
        return .members(["results": score(given).json, "why": .array(steps), "next": .array(next.map(json))])
    }

    private func step(_ name: Name, _ evaluation: Evaluation, _ sumTables: [Int32?]) -> JSON {
        var winners: [JSON] = []
        var missed: [JSON] = []
        var sums: [(part: Int32, terms: [JSON])] = []
        for entry in evaluation.trace where Int(entry.value) == name.value {
            let row = entry.row.map { self.row($0, of: name.table) }
            switch entry.step {
            case .rule(let number):
                winners.append(.members(["row": row, "rule": .int(Int(number)), "says": .string(name.rule(number))]))
            case .missed(let miss):
                missed.append(
                    .members([
                        "row": row, "rule": .int(Int(miss.rule)), "says": .string(name.rule(miss.rule)),
                        "name": miss.named.flatMap { self.name(of: $0) }.map { .string($0) }, "is": json(miss.found),
                        "needs": .string("\(miss.comparison.sign) \(json(miss.needed).brief)"),
                    ]))
            case .term(let part, let row, let value):
                let term = JSON.members(["row": self.row(row, of: sumTables[Int(part)].map { Int($0) }), "adds": json(value)])
                if let place = sums.firstIndex(where: { $0.part == part }) {
                    sums[place].terms.append(term)
                } else {
                    sums.append((part, [term]))
                }
            }
        }
        return .members([
            "name": .string(name.id), "label": name.label.map { .string($0) }, "is": value(of: name, in: evaluation),
            "line": .int(name.line),
            "formula": name.source.count == 1 ? .string(name.source[0]) : nil, "rules": winners.isEmpty ? nil : .array(winners),
            "missed": missed.isEmpty ? nil : .array(missed), "sums": sums.isEmpty ? nil : .array(sums.map { .array($0.terms) }),
        ])
    }

    private func json(_ step: NextStep) -> JSON {
        let input = inputs.first { $0.value == Int(step.value) }
        return .members([
            "input": name(of: step.value).map { .string($0) }, "row": step.row.map { row($0, of: input?.table) },
            "from": json(step.from), "to": json(step.to), "adds": .number(digits(step.gain)), "goal": json(.number(step.after)),
        ])
    }

    /// A row as people know it: by its id where the trainer named it, else by its number from 1.
    func row(_ row: Int32, of table: Int?) -> JSON {
        guard let ids = table.flatMap({ tables[$0].fixedIDs }), Int(row) < ids.count else { return .int(Int(row) + 1) }
        return .string(ids[Int(row)])
    }

    /// The name a value has in the file: `sales`, `items.rating`.
    private func name(of value: Int32) -> String? {
        if let input = inputs.first(where: { $0.value == Int(value) }) {
            return input.table.map { "\(tables[$0].id).\(input.id)" } ?? input.id
        }
        return names.first { $0.value == Int(value) }?.id
    }
}

extension Tool.Name {
    /// The rule's text, by its number from 1.
    fileprivate func rule(_ number: Int32) -> String { Int(number) <= source.count ? source[Int(number) - 1] : "" }
}

extension Comparison {
    fileprivate var sign: String {
        switch self {
        case .equal: "="
        case .unequal: "<>"
        case .less: "<"
        case .lessOrEqual: "<="
        case .greater: ">"
        case .greaterOrEqual: ">="
        }
    }
}

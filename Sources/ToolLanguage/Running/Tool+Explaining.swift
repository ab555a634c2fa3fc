public import Diagnostics
internal import Scoring

extension Tool {
    /// Why these answers give these results: every computed value, the rule that won and what the rules before it missed,
    /// what each row added; and the next steps that make the tool's goal better.
    public func explanation(_ given: JSON) -> JSON {
        let (evaluation, errors) = evaluate(given, trace: true, next: true)
        guard errors.isEmpty else { return Outcome.errors(errors).json }
        let steps = names.filter { !$0.source.isEmpty }.map { step($0, evaluation) }
        return .members(["results": score(given).json, "why": .array(steps), "next": .array(evaluation.next.filter(isOffered).map(json))])
    }

    private func step(_ name: Name, _ evaluation: Evaluation) -> JSON {
        var winners: [JSON] = []
        var missed: [JSON] = []
        var sums: [(part: Int, terms: [JSON])] = []
        for entry in evaluation.trace where entry.value == name.value {
            let row = entry.row.map { self.row($0, of: name.table) }
            switch entry.step {
            case .rule(let number):
                winners.append(.members(["row": row, "rule": .int(number), "says": .string(name.rule(number))]))
            case .missed(let rule, let named, let comparison, let found, let needed):
                missed.append(
                    .members([
                        "row": row, "rule": .int(rule), "says": .string(name.rule(rule)),
                        "name": named.flatMap { self.name(of: $0) }.map { .string($0) }, "is": found,
                        "needs": .string("\(comparison.sign) \(needed.brief)"),
                    ]))
            case .term(let part, let table, let row, let value):
                let term = JSON.members(["row": self.row(row, of: table), "adds": value])
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

    /// Not where the row says `step: none`.
    private func isOffered(_ step: Evaluation.NextStep) -> Bool {
        guard let row = step.row, let table = inputs.first(where: { $0.value == step.value })?.table else { return true }
        return !tables[table].rowsWithoutStep.contains(row)
    }

    private func json(_ step: Evaluation.NextStep) -> JSON {
        let input = inputs.first { $0.value == step.value }
        return .members([
            "input": name(of: step.value).map { .string($0) }, "row": step.row.map { row($0, of: input?.table) },
            "from": step.from, "to": step.to, "adds": step.gain, "goal": step.after,
        ])
    }

    /// A row as people know it: by its id where the trainer named it, else by its number from 1.
    func row(_ row: Int, of table: Int?) -> JSON {
        guard let ids = table.flatMap({ tables[$0].fixedIDs }), row < ids.count else { return .int(row + 1) }
        return .string(ids[row])
    }

    /// The name a value has in the file: `sales`, `items.rating`.
    private func name(of value: Int) -> String? {
        if let input = inputs.first(where: { $0.value == value }) {
            return input.table.map { "\(tables[$0].id).\(input.id)" } ?? input.id
        }
        return names.first { $0.value == value }?.id
    }
}

extension Tool.Name {
    /// The rule's text, by its number from 1.
    fileprivate func rule(_ number: Int) -> String { number <= source.count ? source[number - 1] : "" }
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

public import Diagnostics
internal import Scoring

extension Tool {
    /// Why these answers give these results: every computed value, the rule that won, what each row added.
    public func explanation(_ given: JSON) -> JSON {
        let (evaluation, errors) = evaluate(given, tracing: true)
        guard errors.isEmpty else { return Outcome.errors(errors).json }
        let steps = names.filter { !$0.source.isEmpty }.map { step($0, evaluation) }
        return .members([
            "results": score(given).json, "why": .array(steps), "next": .array(nextActions(given).map(\.json)),
        ])
    }

    private func step(_ name: Name, _ evaluation: Evaluation) -> JSON {
        let trace = evaluation.trace.filter { Int($0.value) == name.value }
        var winners: [JSON] = []
        var sums: [(part: Int32, terms: [JSON])] = []
        for entry in trace {
            switch entry.step {
            case .rule(let number):
                // One entry a value: of rules inside rules the first is the value's own.
                let text = Int(number) <= name.source.count ? name.source[Int(number) - 1] : ""
                winners.append(.members(["row": entry.row.map { .int(Int($0) + 1) }, "rule": .int(Int(number)), "says": .string(text)]))
            case .term(let part, let row, let value):
                let term = JSON.members(["row": .int(Int(row) + 1), "adds": json(value)])
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
            "sums": sums.isEmpty ? nil : .array(sums.map { .array($0.terms) }),
        ])
    }

    /// One entry changed by one step, and what that adds to the score. An arithmetical statement, not advice.
    struct NextAction {
        let input: String
        let row: JSON?
        let from: JSON
        let to: JSON
        let gain: Decimal
        let score: JSON

        var json: JSON {
            .members(["input": .string(input), "row": row, "from": from, "to": to, "adds": .number(digits(gain)), "score": score])
        }
    }

    /// Every single step of a flag, a whole number or a choice that raises the output `score`, most first.
    func nextActions(_ given: JSON) -> [NextAction] {
        guard kind == "scorecard" || kind == "checklist",
            let goal = names.first(where: { $0.role == .output && ["score", "completion"].contains($0.id) })
        else {
            return []
        }
        let (answers, unknown) = answers(given)
        let before = program.evaluate(answers)
        guard unknown.isEmpty, before.errors.isEmpty, case .number(let score) = before.value(Int32(goal.value)) else { return [] }
        var actions: [NextAction] = []
        for input in inputs where !input.isSetting {
            for (row, value) in before.cells[input.value].enumerated() {
                for step in steps(from: value, input) {
                    var changed = answers
                    while changed.entries[input.value].count <= row { changed.entries[input.value].append(.absent) }
                    changed.entries[input.value][row] = .given(step)
                    let after = program.evaluate(changed)
                    guard after.errors.isEmpty, case .number(let better) = after.value(Int32(goal.value)), let gain = try? better - score,
                        gain.compared(to: .zero) > 0
                    else { continue }
                    let rowName = input.table.map { table in tables[table].fixedIDs.map { JSON.string($0[row]) } ?? .int(row + 1) }
                    let name = input.table.map { "\(tables[$0].id).\(input.id)" } ?? input.id
                    actions.append(
                        NextAction(input: name, row: rowName, from: json(value), to: json(step), gain: gain, score: json(.number(better))))
                }
            }
        }
        // Stable: where two gain as much, the earlier input comes first.
        return actions.enumerated().sorted { a, b in
            let order = a.element.gain.compared(to: b.element.gain)
            return order == 0 ? a.offset < b.offset : order > 0
        }.map(\.element)
    }

    private func steps(from value: Value, _ input: Input) -> [Value] {
        switch value {
        case .flag(let flag): return [.flag(!flag)]
        case .number(let number) where input.places == 0:
            return [try? number + .one, try? number - .one].compactMap { $0 }.map { .number($0) }
        case .blank where input.type == .number && input.places == 0:
            return (input.bounds.first { $0.rule == "min" }.flatMap { exactNumber($0.text) }).map { [.number($0)] } ?? []
        case .choice(let word):
            return input.options.compactMap { option in program.words.firstIndex(of: Array(option.utf8)) }
                .filter { $0 != Int(word) }.map { .choice(Int32($0)) }
        default: return []
        }
    }

    /// Fills in `default: today` and `default: now`, which only the caller knows.
    public func filled(_ given: JSON, today: @autoclosure () -> String, now: @autoclosure () -> String) -> JSON {
        guard case .object(let members) = given else { return given }
        let missing = inputs.filter { input in input.isFilledByCaller && !members.contains { $0.name == input.id && $0.value != .null } }
        guard !missing.isEmpty else { return given }
        return .object(
            members.filter { member in !missing.contains { $0.id == member.name } }
                + missing.map { JSON.Member(name: $0.id, value: .string($0.type == .date ? today() : now())) })
    }
}

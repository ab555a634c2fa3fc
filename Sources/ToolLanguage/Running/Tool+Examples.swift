internal import Diagnostics
internal import Scoring

extension Tool {
    /// Runs the examples; one that does not come out is a finding at the value expected.
    func runExamples(_ examples: [Definition.Example], path: String) -> [Finding] {
        var findings: [Finding] = []
        for (number, example) in examples.enumerated() {
            let (evaluation, errors) = evaluate(example.given)
            let title = "example \(number + 1)"
            if let expected = example.error {
                let isMet = errors.contains { error in
                    if let rule = expected.rule {
                        error.input == expected.text.value && error.rule == rule
                    } else {
                        [error.input, error.rule, error.column].contains(expected.text.value)
                    }
                }
                guard !isMet else { continue }
                let wanted = expected.rule.map { "\(expected.text.value): \($0)" } ?? expected.text.value
                let got = errors.isEmpty ? "it gives no error" : "it gives \(errors.map(\.brief).joined(separator: ", "))"
                findings.append(
                    Finding(
                        "example", path: path, at: expected.text.position, "\(title): the error '\(wanted)' is expected, but \(got)",
                        help: "correct the bounds or the example"))
                continue
            }
            if !errors.isEmpty {
                findings.append(
                    Finding(
                        "example", path: path, at: example.position,
                        "\(title) breaks a rule: \(errors.map(\.brief).joined(separator: ", "))",
                        help: "correct what is given, or expect the error"))
                continue
            }
            for (name, wanted) in example.expect {
                guard let found = names.first(where: { $0.id == name.value }) else {
                    findings.append(
                        Finding(
                            "unknown-name", path: path, at: name.position,
                            "\(title): '\(name.value)' is not computed here\(didYouMean(name.value, among: names.map(\.id)))"))
                    continue
                }
                let got = value(of: found, in: evaluation)
                guard !got.equals(asWritten: wanted) else { continue }
                findings.append(
                    Finding(
                        "example", path: path, at: name.position, "\(title): \(name.value) is \(got.brief), not \(wanted.brief)",
                        help: "correct the formula at line \(found.line) or the expectation"))
            }
        }
        return findings
    }

    /// Least and greatest score, from the items' least and greatest ratings.
    mutating func findReach() {
        guard kind == "scorecard", let table = tables.firstIndex(where: { $0.id == "items" }),
            let score = names.first(where: { $0.id == "base_score" }),
            let rating = inputs.first(where: { $0.table == table && $0.id == "rating" }), let rows = tables[table].fixedIDs
        else { return }
        func reached(_ rule: String) -> JSON {
            var request = Request(for: program)
            guard let end = rating.bounds.first(where: { $0.rule == rule })?.text, exactNumber(end) != nil else { return .null }
            request.rows[table] = rows.count
            request.cells[rating.place] = rows.map { _ in .text(end) }
            let bytes = request.bytes(for: program)
            // Other inputs do not matter to the items' own score, so what is wrong with them is passed over.
            let isFaulty = Evaluation(program.reply(to: bytes)).errors.contains { error in
                switch error.place {
                case .whole: false
                case .table: true
                case .value(let value): value == rating.value
                }
            }
            return isFaulty ? .null : Evaluation(program.reply(to: bytes, ignoringErrors: true)).value(score.value)
        }
        guard case .number(let least) = reached("min"), case .number(let most) = reached("max") else { return }
        reach = (least, most)
    }
}

extension Tool.AnswerError {
    var brief: String {
        let place = [input, output, column].compactMap { $0 }.joined(separator: ".")
        return place.isEmpty ? rule : "\(place): \(rule)\(row.map { " in row \($0)" } ?? "")"
    }
}

extension JSON {
    /// Whether a result is what an author wrote: numbers as numbers, others by their text.
    func equals(asWritten other: JSON) -> Bool {
        switch (self, other) {
        case (.null, .null): true
        case (.number(let a), .string(let b)):
            if let x = exactNumber(a), let y = exactNumber(b) { x.compared(to: y) == 0 && x.isIdentical(to: y) } else { false }
        case (.bool(let a), .string(let b)): b == (a ? "true" : "false")
        case (.string(let a), .string(let b)): a == b
        case (.array(let a), .array(let b)): a.count == b.count && zip(a, b).allSatisfy { $0.equals(asWritten: $1) }
        default: false
        }
    }

    var brief: String {
        switch self {
        case .null: "no data"
        case .string(let text): text
        case .array(let items): "[\(items.map(\.brief).joined(separator: ", "))]"
        default: text()
        }
    }
}

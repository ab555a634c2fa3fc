public import Diagnostics
internal import Scoring

extension Tool {
    public enum Outcome: Sendable {
        case results(JSON)
        case errors([AnswerError])

        /// The outputs, or `{"error": {…}}`; where several rules are broken, all stand under `errors` too.
        public var json: JSON {
            switch self {
            case .results(let outputs): outputs
            case .errors(let errors):
                .members(["error": errors.first?.json ?? .null, "errors": errors.count > 1 ? .array(errors.map(\.json)) : nil])
            }
        }
    }

    /// Scores one set of answers, a JSON object. Computed columns with a label stand in the results as `table.column`.
    public func score(_ given: JSON) -> Outcome {
        guard case .object = given else { return .errors([AnswerError(input: nil, rule: "type")]) }
        let (evaluation, errors) = evaluate(given)
        if !errors.isEmpty { return .errors(errors) }
        let shown = names.filter { $0.role == .output } + names.filter { $0.role == .shownColumn }
        return .results(.object(shown.map { JSON.Member(name: $0.id, value: value(of: $0, in: evaluation)) }))
    }

    func value(of name: Name, in evaluation: Evaluation) -> JSON {
        name.table == nil ? evaluation.value(name.value) : .array(evaluation.cells(name.value))
    }

    /// Runs the engine; natively a reply may be as large as it comes.
    func evaluate(_ given: JSON, trace: Bool = false, next: Bool = false) -> (Evaluation, [AnswerError]) {
        let (request, unknown) = request(given)
        let evaluation = Evaluation(program.reply(to: request.bytes(for: program, trace: trace, next: next), mostBytes: .max))
        var errors = unknown + evaluation.errors.map { error($0) }
        for name in names where name.role == .output || name.role == .shownColumn {
            for row in evaluation.cellsOutOfRange(name.value) {
                errors.append(AnswerError(input: nil, rule: "range", output: name.id, row: name.table == nil ? nil : row + 1))
            }
        }
        return (evaluation, errors)
    }
}

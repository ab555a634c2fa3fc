internal import YAMLReading

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
    mutating func desugar(_ kind: Kind, _ mapping: YAMLNode.Mapping) {
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
}

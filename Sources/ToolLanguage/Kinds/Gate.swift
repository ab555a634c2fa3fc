internal import Diagnostics
internal import YAMLReading

extension ToolReader {
    /// `rules` and `options` become one output, `answer`.
    mutating func desugarGate(_ mapping: YAMLNode.Mapping) {
        guard let node = mapping["rules"] else { return report("missing-key", at: Position(line: 1), "a gate has no 'rules'") }
        guard let rules = rules(node) else { return }
        var answer = Definition.Computed(id: Located("answer", at: node.position()), content: .rules(rules))
        answer.type = Located("choice", at: node.position())
        answer.options = mapping["options"].flatMap { options($0) }
        answer.isGenerated = true
        definition.outputs.insert(answer, at: 0)
    }
}

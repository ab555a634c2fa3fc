internal import Diagnostics
internal import YAMLReading

extension ToolReader {
    mutating func readExamples(_ node: YAMLNode?) {
        definition.examples = each(node, "examples") { node, reader in reader.example(node) }
        if node == nil {
            report("missing-key", at: Position(line: 1), "the tool has no 'examples'", help: "add one: - { given: { … }, expect: { … } }")
        } else if definition.examples.isEmpty, findings.isEmpty {
            report("missing-key", at: node?.position(), "the list of examples is empty", help: "add one: - { given: { … }, expect: { … } }")
        }
    }

    private mutating func example(_ node: YAMLNode) -> Definition.Example? {
        guard var fields = fields(node, of: "example", known: ["given", "expect", "error", "note"]) else { return nil }
        defer { findings += fields.findings }
        let note = words(&fields, "note")
        let given = fields.node("given").map(json) ?? .object([])
        guard case .object = given else {
            report("wrong-type", at: fields.position(of: "given"), "'given' takes { input: value, … }")
            return nil
        }
        var expect: [(name: Located<String>, value: JSON)] = []
        for (key, value) in fields.node("expect")?.mapping ?? [:] {
            if let name = key.scalar?.string { expect.append((Located(name, at: value.position()), json(value))) }
        }
        let error = fields.node("error").flatMap { expectedError($0) }
        if expect.isEmpty, error == nil {
            report(
                "example", at: node.position(), "this example expects nothing",
                help: "name at least one output, or the 'error' it must give")
            return nil
        }
        return Definition.Example(given: given, expect: expect, error: error, position: node.position(), note: note)
    }

    /// `error: target`, or `error: { input: target, rule: min }`.
    private mutating func expectedError(_ node: YAMLNode) -> (text: Located<String>, rule: String?)? {
        if let scalar = node.scalar { return (Located(scalar.string, at: node.position()), nil) }
        guard var fields = fields(node, of: "expected error", known: ["input", "rule"]) else { return nil }
        defer { findings += fields.findings }
        guard let input = fields.text("input"), let rule = fields.text("rule") else {
            report("missing-key", at: node.position(), "an expected error takes 'input' and 'rule'")
            return nil
        }
        return (input, rule.value)
    }

    /// The node as JSON whose scalars are texts; nothing, `~` and `null` are null.
    func json(_ node: YAMLNode) -> JSON {
        switch node.content {
        case .scalar(let scalar):
            scalar.style == .plain && ["", "~", "null"].contains(scalar.string) ? .null : .string(scalar.string)
        case .sequence(let items): .array(items.map(json))
        case .mapping(let members):
            .object(members.compactMap { key, value in key.scalar.map { JSON.Member(name: $0.string, value: json(value)) } })
        }
    }
}

internal import Diagnostics
internal import YAMLReading

extension ToolReader {
    mutating func computed(_ node: YAMLNode, of what: String, id known: Located<String>? = nil) -> Definition.Computed? {
        guard var fields = fields(node, of: what, known: Self.computedKeys) else { return nil }
        defer { findings += fields.findings }
        guard let id = known ?? id(&fields, node, of: what) else { return nil }
        guard let content = content(&fields, id) else { return nil }
        var computed = Definition.Computed(id: id, content: content)
        computed.type = fields.text("type")
        computed.places = fields.integer("places")
        // A let's name is its key.
        computed.label = words(&fields, "label", as: known.map { Self.phrase("label", of: fields, owner: $0.value) })
        computed.help = words(&fields, "help")
        (computed.unit, computed.unitOfOne) = unit(&fields)
        computed.options = fields.node("options").flatMap { options($0) }
        computed.saysBlank = fields.node("blank") != nil
        if fields.node("blank")?.scalar?.string != "ok" { computed.blank = words(&fields, "blank") }
        return computed
    }

    private mutating func content(_ fields: inout FieldReader, _ id: Located<String>) -> Definition.Content? {
        if let node = fields.node("value") { return formula(node, in: fields).map { .value($0) } }
        if let node = fields.node("rules") { return rules(node).map { .rules($0) } }
        if let node = fields.node("band") {
            guard let name = formula(node, in: fields) else { return nil }
            guard let bands = fields.node("bands") else {
                report("missing-key", at: id.position, "'\(id.value)' has 'band' but no 'bands'")
                return nil
            }
            return .band(name, each(bands, "bands") { node, reader in reader.band(node) })
        }
        report("missing-key", at: id.position, "'\(id.value)' has no 'value', 'rules' or 'band'", help: "write the formula as 'value: …'")
        return nil
    }

    mutating func rules(_ node: YAMLNode) -> [Definition.Rule]? {
        let count = findings.count
        let rules = each(node, "rules") { node, reader in reader.rule(node) }
        guard let last = rules.last else {
            if findings.count == count { report("rules-else", at: node.position(), "there are no rules here") }
            return nil
        }
        guard rules.count <= 50 else {
            report("too-deep", at: rules[50].position, "there are more than 50 rules here", help: "put some of them under 'let'")
            return nil
        }
        if last.when != nil {
            report(
                "rules-else", at: last.position, "the last rule must be 'else'",
                help: "add '- else: …', so that no case is left without an answer; 'else: null' says \"no data\"")
            return nil
        }
        for rule in rules.dropLast() where rule.when == nil {
            report("rules-else", at: rule.position, "'else' must be the last rule", help: "move it to the end")
            return nil
        }
        return findings.count == count ? rules : nil
    }

    private mutating func rule(_ node: YAMLNode) -> Definition.Rule? {
        guard var fields = fields(node, of: "rule", known: ["when", "then", "else", "because", "instead"]) else { return nil }
        defer { findings += fields.findings }
        let reason = reason(&fields)
        let isElse = node.mapping?["else"] != nil
        let resultNode = node.mapping?[isElse ? "else" : "then"]
        guard let resultNode else {
            report("missing-key", at: node.position(), "a rule has no 'then'")
            return nil
        }
        guard let scalar = resultNode.scalar else {
            report("wrong-type", at: resultNode.position(), "a rule gives a value, not a \(resultNode.kindName)")
            return nil
        }
        let isBlank = fields.node(isElse ? "else" : "then") == nil
        let result: Definition.Rule.Result =
            isBlank
            ? .blank : .text(Located(scalar.string, at: resultNode.position()), place(of: resultNode, cut: fields.cutAtComma != nil))
        if isElse { return Definition.Rule(when: nil, then: result, position: node.position(), reason: reason) }
        guard let when = fields.node("when") else {
            report("missing-key", at: node.position(), "a rule has no 'when'", help: "write the condition, or 'else' for the last rule")
            return nil
        }
        return formula(when, in: fields).map { Definition.Rule(when: $0, then: result, position: when.position(), reason: reason) }
    }

    mutating func band(_ node: YAMLNode) -> Definition.Band? {
        guard var fields = fields(node, of: "band", known: ["id", "from", "above", "label", "tone", "because", "instead"]) else {
            return nil
        }
        defer { findings += fields.findings }
        guard let id = id(&fields, node, of: "band") else { return nil }
        let from = fields.node("from").flatMap { formula($0, in: fields) }
        let above = fields.node("above").flatMap { formula($0, in: fields) }
        let option = Definition.Option(
            id: id, label: words(&fields, "label"), tone: fields.choice("tone", as: Definition.Tone.self), reason: reason(&fields))
        return Definition.Band(id: id, from: from, above: above, option: option)
    }
}

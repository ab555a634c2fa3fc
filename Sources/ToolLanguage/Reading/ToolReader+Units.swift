internal import Diagnostics
internal import YAMLReading

extension ToolReader {
    /// `unit: 小时`, `unit: { zh: 件, en: cases }`, or, where 1 takes a word of its own, `unit: { zh: 件, en: { one: case, other: cases } }`.
    mutating func unit(_ fields: inout FieldReader) -> (LocalizedText?, ofOne: LocalizedText?) {
        guard let mapping = fields.node("unit")?.mapping, mapping.contains(where: { $0.value.mapping != nil }) else {
            return (words(&fields, "unit"), nil)
        }
        var usual: [(key: YAMLNode, value: YAMLNode)] = []
        var ones: [String: String] = [:]
        for (language, node) in mapping {
            guard node.mapping != nil else {
                usual.append((language, node))
                continue
            }
            guard var forms = self.fields(node, of: "unit", known: ["one", "other"]) else { continue }
            let (one, other) = (forms.text("one"), forms.text("other"))
            findings += forms.findings
            guard let one, let other else {
                report("missing-key", at: node.position(), "a unit takes 'one' and 'other'", help: "write { one: case, other: cases }")
                continue
            }
            if let name = language.scalar?.string { ones[name] = one.value }
            usual.append((language, YAMLNode(other.value)))
        }
        guard let position = fields.position(of: "unit") else { return (nil, nil) }
        var reader = FieldReader(
            YAMLNode.Mapping([(YAMLNode("unit"), YAMLNode(.mapping(YAMLNode.Mapping(usual))))]), of: fields.what, known: ["unit"],
            unknownKeys: .error, path: path
        )
        let text = reader.localizedText("unit")
        findings += reader.findings
        if let text { show(text, Self.phrase("unit", of: fields), position) }
        return (text, LocalizedText(translations: ones))
    }
}

internal import Diagnostics
internal import YAMLReading

extension ToolReader {
    mutating func input(_ node: YAMLNode, of what: String) -> Definition.Input? {
        guard var fields = fields(node, of: what, known: Self.inputKeys) else { return nil }
        defer { findings += fields.findings }
        guard let id = id(&fields, node, of: what) else { return nil }
        guard let type = fields.text("type") else {
            report(
                "missing-key", at: id.position, "'\(id.value)' has no 'type'", help: "write one of: \(Preset.names.joined(separator: ", "))"
            )
            return nil
        }
        var input = Definition.Input(id: id, type: type)
        input.label = words(&fields, "label")
        input.help = words(&fields, "help")
        (input.unit, input.unitOfOne) = unit(&fields)
        input.errors = errors(fields.node("errors"), of: id.value)
        if let widget = fields.text("widget") {
            input.isLong = widget.value == "area"
            if !input.isLong {
                report("unknown-value", at: widget.position, "'\(widget.value)' is not a widget", help: "write 'area', or leave it out")
            }
        }
        for rule in ["min", "max", "above", "below"] {
            if let node = fields.node(rule), let formula = formula(node, in: fields) { input.bounds.append((rule, formula)) }
        }
        input.places = fields.integer("places")
        input.defaultValue = fields.text("default")
        input.isOptional = fields.flag("optional") ?? false
        input.isSetting = fields.flag("setting") ?? false
        input.step = fields.text("step")
        input.options = fields.node("options").flatMap { options($0) }
        if type.value == "table" { input.table = table(&fields) }
        return input
    }

    /// `errors: { max: { zh: … } }`: the author's own words for a broken rule.
    private mutating func errors(_ node: YAMLNode?, of id: String) -> [(rule: Located<String>, words: LocalizedText)] {
        guard let node, var fields = fields(node, of: "errors", known: Self.errorRules) else { return [] }
        defer { findings += fields.findings }
        return Self.errorRules.compactMap { rule in
            guard let words = words(&fields, rule, as: "the text for '\(rule)' of '\(id)'"), let position = fields.position(of: rule) else {
                return nil
            }
            return (Located(rule, at: position), words)
        }
    }

    private static let errorRules = ["required", "type", "whole", "places", "range", "min", "max", "above", "below", "option", "rows"]

    func id(_ fields: inout FieldReader, _ node: YAMLNode, of what: String) -> Located<String>? {
        if let id = fields.text("id") { return id }
        if fields.node("id") == nil { fields.report("missing-key", node, "\(withArticle(what)) has no 'id'") }
        return nil
    }

    mutating func options(_ node: YAMLNode) -> Definition.OptionSource? {
        if let mapping = node.mapping { return .list(mapping.compactMap { key, value in option(key, value) }) }
        if let items = node.sequence {
            return .list(items.compactMap { item in item.scalar.map { Definition.Option(id: Located($0.string, at: item.position())) } })
        }
        return node.scalar.map { .table(Located($0.string, at: node.position())) }
    }
}

extension Definition.Column {
    var id: Located<String> {
        switch self {
        case .input(let input): input.id
        case .computed(let computed): computed.id
        }
    }
}

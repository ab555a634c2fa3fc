internal import Diagnostics
internal import YAMLReading
internal import Yams

extension ToolReader {
    mutating func input(_ node: Node, of what: String) -> Definition.Input? {
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
        input.unit = words(&fields, "unit")
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
    private mutating func errors(_ node: Node?, of id: String) -> [(rule: Located<String>, words: LocalizedText)] {
        guard let node, var fields = fields(node, of: "errors", known: Self.errorRules) else { return [] }
        defer { findings += fields.findings }
        return Self.errorRules.compactMap { rule in
            guard let words = words(&fields, rule, as: "the text for '\(rule)' of '\(id)'"), let position = fields.position(of: rule) else { return nil }
            return (Located(rule, at: position), words)
        }
    }

    private static let errorRules = ["required", "type", "whole", "places", "range", "min", "max", "above", "below", "option", "rows"]

    func id(_ fields: inout FieldReader, _ node: Node, of what: String) -> Located<String>? {
        if let id = fields.text("id") { return id }
        if fields.node("id") == nil { fields.report("missing-key", node, "\(withArticle(what)) has no 'id'") }
        return nil
    }

    mutating func options(_ node: Node) -> Definition.OptionSource? {
        if let mapping = node.mapping { return .list(mapping.compactMap { key, value in option(key, value) }) }
        if let items = node.sequence {
            return .list(items.compactMap { item in item.scalar.map { Definition.Option(id: Located($0.string, at: item.position())) } })
        }
        return node.scalar.map { .table(Located($0.string, at: node.position())) }
    }

    private mutating func table(_ fields: inout FieldReader) -> Definition.Table {
        var table = Definition.Table()
        table.columns = each(fields.node("columns"), "columns") { node, reader in
            let keys = node.mapping?.keys.compactMap { $0.scalar?.string } ?? []
            if keys.contains("value") || keys.contains("rules") || keys.contains("band") {
                return reader.computed(node, of: "column").map { .computed($0) }
            }
            return reader.input(node, of: "column").map { .input($0) }
        }
        if let rows = fields.node("rows") {
            let columns = table.columns.map(\.id.value)
            table.fixedRows = each(rows, "rows") { node, reader in reader.fixedRow(node, columns: columns) }
        }
        table.leastRows = fields.integer("min_rows") ?? table.leastRows
        table.mostRows = fields.integer("max_rows") ?? max(table.mostRows, table.leastRows)
        table.groups = groups(fields.node("groups"))
        if let start = fields.node("start") {
            table.start = each(start, "start") { node, reader in reader.startRow(node) }
        }
        return table
    }

    private mutating func startRow(_ node: Node) -> Definition.StartRow? {
        guard let mapping = node.mapping else {
            report("wrong-type", at: node.position(), "a row to start with takes { column: value, … }, not a \(node.kindName)")
            return nil
        }
        let cells = mapping.compactMap { key, value -> (column: Located<String>, text: Located<String>)? in
            guard let name = key.scalar?.string, let text = value.scalar?.string else { return nil }
            return (Located(name, at: key.position()), Located(text, at: value.position()))
        }
        return Definition.StartRow(cells: cells, position: node.position())
    }

    private mutating func fixedRow(_ node: Node, columns: [String]) -> Definition.FixedRow? {
        let reserved = ["id", "label", "help", "group"]
        guard var fields = fields(node, of: "row", known: reserved + columns) else { return nil }
        defer { findings += fields.findings }
        guard let id = fields.text("id") else {
            report("missing-key", at: node.position(), "a row has no 'id'")
            return nil
        }
        var row = Definition.FixedRow(id: id, cells: [:])
        describe(&row, &fields)
        for column in columns where !reserved.contains(column) {
            if let cell = fields.text(column) { row.cells[column] = cell }
        }
        return row
    }

    mutating func computed(_ node: Node, of what: String, id known: Located<String>? = nil) -> Definition.Computed? {
        guard var fields = fields(node, of: what, known: Self.computedKeys) else { return nil }
        defer { findings += fields.findings }
        guard let id = known ?? id(&fields, node, of: what) else { return nil }
        guard let content = content(&fields, id) else { return nil }
        var computed = Definition.Computed(id: id, content: content)
        computed.type = fields.text("type")
        computed.places = fields.integer("places")
        computed.label = words(&fields, "label")
        computed.help = words(&fields, "help")
        computed.unit = words(&fields, "unit")
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

    mutating func rules(_ node: Node) -> [Definition.Rule]? {
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

    private mutating func rule(_ node: Node) -> Definition.Rule? {
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

    mutating func band(_ node: Node) -> Definition.Band? {
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

extension Definition.Column {
    var id: Located<String> {
        switch self {
        case .input(let input): input.id
        case .computed(let computed): computed.id
        }
    }
}

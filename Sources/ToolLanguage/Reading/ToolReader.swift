internal import Diagnostics
internal import YAMLReading

/// Reads a tool file's YAML into a definition. Every scalar is taken as the text the author sees.
struct ToolReader {
    let path: String
    var findings: [Finding] = []
    var definition = Definition()

    static let commonKeys = [
        "version", "kind", "title", "summary", "sources", "inputs", "let", "outputs", "require", "examples", "charts", "layout", "goal",
        "renames", "draft",
    ]
    static let inputKeys = [
        "id", "type", "label", "help", "unit", "min", "max", "above", "below", "places", "default", "optional", "setting", "options",
        "columns",
        "rows", "start", "min_rows", "max_rows", "errors", "step", "widget", "groups",
    ]
    static let computedKeys = ["id", "type", "label", "help", "unit", "places", "value", "rules", "band", "bands", "options", "blank"]

    /// Nil where the text is no YAML mapping.
    static func read(_ text: String, path: String) -> (Definition?, [Finding]) {
        switch composeYAML(text, path: path) {
        case .failure(let error): return (nil, [error.finding])
        case .success(let node):
            guard let node, let mapping = node.mapping else {
                let position = node?.position() ?? Position(line: 1)
                let what = node.map { ", not a \($0.kindName)" } ?? "; this file is empty"
                return (nil, [Finding("wrong-type", path: path, at: position, "a tool takes 'key: value' lines\(what)")])
            }
            var reader = ToolReader(path: path)
            reader.readTool(mapping)
            return (reader.definition, reader.findings)
        }
    }

    private init(path: String) { self.path = path }

    mutating func report(_ rule: String, at position: Position?, _ summary: String, help: String? = nil) {
        findings.append(Finding(rule, path: path, at: position, summary, help: help))
    }

    private mutating func readTool(_ mapping: YAMLNode.Mapping) {
        let kind = mapping["kind"]?.scalar?.string ?? "calculator"
        let sugar = Kind(rawValue: kind)?.keys ?? []
        var fields = FieldReader(mapping, of: "tool", known: Self.commonKeys + sugar, unknownKeys: .error, path: path)
        if let kind = fields.choice("kind", as: Kind.self) { definition.kind = kind.rawValue }
        if let version = fields.integer("version") {
            definition.version = Located(version, at: fields.position(of: "version") ?? Position(line: 1))
        } else if fields.node("version") == nil {
            report("missing-key", at: Position(line: 1), "the tool has no 'version'", help: "write 'version: 1'")
        }
        definition.title = words(&fields, "title")
        definition.page.summary = words(&fields, "summary")
        definition.isDraft = fields.flag("draft") ?? false
        definition.page.sources = fields.texts("sources").map(\.value)
        if fields.node("title") == nil { report("missing-key", at: Position(line: 1), "the tool has no 'title'") }
        findings += fields.findings
        let inputs = each(fields.node("inputs"), "inputs") { node, reader in reader.input(node, of: "input") }
        definition.inputs = inputs
        definition.lets = fields.node("let").map { lets($0) } ?? []
        definition.outputs = each(fields.node("outputs"), "outputs") { node, reader in reader.computed(node, of: "output") }
        definition.requirements = each(fields.node("require"), "require") { node, reader in reader.requirement(node) }
        readExamples(fields.node("examples"))
        readPage(&fields)
        definition.goal = fields.node("goal").flatMap { goal($0) }
        let before = findings.count
        if let kind = Kind(rawValue: kind) { desugar(kind, mapping) }
        if definition.outputs.isEmpty, findings.count == before, fields.node("outputs") == nil, fields.findings.isEmpty {
            report(
                "missing-key", at: Position(line: 1), "the tool has no 'outputs'\(sugar.isEmpty ? "" : " and no '\(sugar[0])'")",
                help: "say what it computes")
        }
    }

    /// The items of a list, each read by `read`.
    mutating func each<Item>(_ node: YAMLNode?, _ key: String, _ read: (YAMLNode, inout Self) -> Item?) -> [Item] {
        guard let node else { return [] }
        guard let items = node.sequence else {
            report("wrong-type", at: node.position(), "'\(key)' takes a list, not a \(node.kindName)")
            return []
        }
        return items.compactMap { read($0, &self) }
    }

    /// A mapping's fields, or nil and a finding where the node is none.
    mutating func fields(_ node: YAMLNode, of what: String, known: [String]) -> FieldReader? {
        guard let mapping = node.mapping else {
            report("wrong-type", at: node.position(), "this takes { id: … }, not a \(node.kindName)")
            return nil
        }
        reportCutText(mapping, known)
        return FieldReader(mapping, of: what, known: known, unknownKeys: .error, path: path)
    }

    private mutating func goal(_ node: YAMLNode) -> Definition.Goal? {
        if let text = node.scalar?.string {
            definition.hasNoGoal = text == "none"
            if text != "none" {
                report(
                    "unknown-value", at: node.position(), "'goal' takes { output: … } or none, not '\(text)'",
                    help: "write 'goal: { output: \(text) }'")
            }
            return nil
        }
        guard var fields = fields(node, of: "goal", known: ["output", "better"]) else { return nil }
        defer { findings += fields.findings }
        guard let output = fields.text("output") else {
            report("missing-key", at: node.position(), "a goal has no 'output'", help: "write { output: …, better: higher }")
            return nil
        }
        let better = fields.text("better")
        if let better, better.value != "higher", better.value != "lower" {
            report("unknown-value", at: better.position, "'\(better.value)' is neither 'higher' nor 'lower'")
        }
        return Definition.Goal(output: output, isLowerBetter: better?.value == "lower")
    }

    /// What a comma cut off a text in `{ }` is a key without a value. Where it cut a formula in two, the formula's own finding says so.
    private mutating func reportCutText(_ mapping: YAMLNode.Mapping, _ known: [String]) {
        guard !mapping.isBlock else { return }
        var before: YAMLNode?
        for (key, value) in mapping {
            if let name = key.scalar?.string, value.isEmptyPlain, !known.contains(name) {
                guard let cut = before?.scalar, cut.style == .plain,
                    (try? FormulaParser.parse(cut.string)) != nil || !cut.string.contains("(")
                else { continue }
                report(
                    "cut-text", at: key.position(), "a comma ends a text here, and '\(name)' is left over",
                    help: "put quotes around a text that holds ', '")
            } else {
                before = value
            }
        }
    }

    mutating func lets(_ node: YAMLNode) -> [Definition.Computed] {
        guard let mapping = node.mapping else {
            report("wrong-type", at: node.position(), "'let' takes 'name: formula' lines, not a \(node.kindName)")
            return []
        }
        return mapping.compactMap { key, value in
            guard let name = key.scalar?.string else { return nil }
            let id = Located(name, at: key.position())
            if value.scalar != nil { return formula(value, in: nil).map { Definition.Computed(id: id, content: .value($0)) } }
            var computed = computed(value, of: "let", id: id)
            computed?.saysBlank = true
            return computed
        }
    }

    private mutating func requirement(_ node: YAMLNode) -> Definition.Requirement? {
        guard var fields = fields(node, of: "requirement", known: ["that", "error", "at", "label"]) else { return nil }
        defer { findings += fields.findings }
        let label = words(&fields, "label")
        guard let error = fields.text("error") else {
            report("missing-key", at: node.position(), "a requirement has no 'error'", help: "name the error, as in 'error: weights'")
            return nil
        }
        guard let that = fields.node("that") else {
            report("missing-key", at: node.position(), "a requirement has no 'that'", help: "write the condition that must hold")
            return nil
        }
        return formula(that, in: fields).map { Definition.Requirement(that: $0, error: error, at: fields.text("at"), label: label) }
    }

    /// Reads a formula. Where YAML has probably cut it at a comma, what is missing is said with that advice.
    mutating func formula(_ node: YAMLNode, in fields: FieldReader?) -> Formula? {
        guard let scalar = node.scalar else {
            report(
                "wrong-type", at: node.position(), "this takes a formula, not a \(node.kindName)",
                help: "put quotes around a formula that begins with [ or {")
            return nil
        }
        return formula(scalar.string, at: place(of: node, cut: fields?.cutAtComma != nil))
    }

    func place(of node: YAMLNode, cut: Bool = false) -> FormulaPlace {
        let style = node.scalar?.style ?? .plain
        let start = node.position()
        let isQuoted = style == .singleQuoted || style == .doubleQuoted
        let isExact = style == .plain || isQuoted
        return FormulaPlace(
            position: Position(line: start.line, column: start.column + (isQuoted ? 1 : 0)), isExact: isExact, wasCut: cut)
    }

    mutating func formula(_ text: String, at place: FormulaPlace) -> Formula? {
        do throws(FormulaError) {
            return Formula(text: text, expression: try FormulaParser.parse(text), place: place)
        } catch {
            let help = place.wasCut ? "inside { } a formula with a comma needs quotes" : error.help
            report(error.rule, at: place.position(at: error.offset), error.summary, help: help)
            return nil
        }
    }
}

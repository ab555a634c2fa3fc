internal import Diagnostics
internal import YAMLReading

extension ToolReader {
    /// A text that readers see, kept with its place for the checks of languages and of `{names}`.
    ///
    /// - Parameter what: what the text is, as messages name it; made from the key and the owner's id where it is nil.
    mutating func words(_ fields: inout FieldReader, _ key: String, as what: String? = nil) -> LocalizedText? {
        guard let text = fields.localizedText(key) else { return nil }
        if let position = fields.position(of: key) { show(text, what ?? Self.phrase(key, of: fields), position) }
        return text
    }

    mutating func show(_ text: LocalizedText, _ what: String, _ position: Position) {
        definition.texts.append(Definition.ShownText(what: what, text: text, position: position))
    }

    static func phrase(_ key: String, of fields: FieldReader, owner: String? = nil) -> String {
        let names = ["because": "reason", "instead": "alternative", "blank": "text for no data", "why": "explanation"]
        let text = "the \(names[key] ?? key)"
        if fields.what == "tool" { return text }
        if let owner { return "\(text) of '\(owner)'" }
        if let id = (fields.node("id") ?? fields.node("error"))?.scalar?.string { return "\(text) of '\(id)'" }
        return "\(text) of \(withArticle(fields.what))"
    }

    mutating func reason(_ fields: inout FieldReader) -> Definition.Reason {
        Definition.Reason(because: words(&fields, "because"), instead: words(&fields, "instead"))
    }

    /// What a fixed row says beside its cells.
    mutating func describe(_ row: inout Definition.FixedRow, _ fields: inout FieldReader) {
        row.label = words(&fields, "label")
        row.help = words(&fields, "help")
        row.group = fields.text("group")
        guard let step = fields.text("step") else { return }
        row.takesNoStep = step.value == "none"
        if !row.takesNoStep {
            report(
                "step", at: step.position, "'step' of '\(row.id.value)' takes 'none', not '\(step.value)'",
                help: "leave it out if next steps may change it")
        }
    }

    /// `blocked: 已阻断`, or `blocked: { zh: 已阻断, en: Blocked, tone: block }`.
    mutating func option(_ key: YAMLNode, _ value: YAMLNode) -> Definition.Option? {
        guard let name = key.scalar?.string else { return nil }
        var option = Definition.Option(id: Located(name, at: key.position()))
        guard let mapping = value.mapping else {
            option.label = value.scalar.flatMap { $0.string.isEmpty ? nil : LocalizedText($0.string) }
            if let label = option.label { show(label, "the label of '\(name)'", key.position()) }
            return option
        }
        let own = ["tone", "because", "instead"]
        let languages = mapping.keys.compactMap { $0.scalar?.string }.filter(isLanguageCode)
        guard var fields = fields(value, of: "option", known: own + languages) else { return nil }
        defer { findings += fields.findings }
        var translations: [String: String] = [:]
        for language in languages { translations[language] = fields.text(language)?.value }
        if !translations.isEmpty {
            let label = LocalizedText(translations: translations)
            option.label = label
            show(label, "the label of '\(name)'", key.position())
        }
        option.tone = fields.choice("tone", as: Definition.Tone.self)
        option.reason = reason(&fields)
        return option
    }

    /// `groups: { daily: { zh: …, en: … } }`.
    mutating func groups(_ node: YAMLNode?) -> [Definition.Group] {
        guard let node else { return [] }
        guard let mapping = node.mapping else {
            report("wrong-type", at: node.position(), "'groups' takes { id: label, … }, not a \(node.kindName)")
            return []
        }
        return mapping.compactMap { key, value in
            guard let name = key.scalar?.string else { return nil }
            let id = Located(name, at: key.position())
            return Definition.Group(id: id, label: bareWords(value, "the label of '\(name)'", key.position()))
        }
    }

    /// Questions of a quiz stand in the groups of its page.
    mutating func groupQuestions(_ groups: [Definition.Group]) {
        for group in groups {
            let inputs = definition.page.questions.filter { $0.group?.value == group.id.value }.map {
                Located($0.id, at: group.id.position)
            }
            definition.page.groups.append(Definition.InputGroup(label: group.label, inputs: inputs, position: group.id.position))
        }
        for question in definition.page.questions {
            guard let group = question.group, !groups.contains(where: { $0.id.value == group.value }) else { continue }
            reportUnknownGroup(group, groups)
        }
    }

    mutating func reportUnknownGroup(_ group: Located<String>, _ groups: [Definition.Group]) {
        let ids = groups.map(\.id.value)
        report(
            "unknown-name", at: group.position, "there is no group '\(group.value)' here\(didYouMean(group.value, among: ids))",
            help: ids.isEmpty ? "name it under 'groups'" : nil)
    }

    /// The keys that only the page shows.
    mutating func readPage(_ fields: inout FieldReader) {
        readLayout(fields.node("layout"))
        definition.page.charts = each(fields.node("charts"), "charts") { node, reader in reader.chart(node) }
        definition.page.script = each(fields.node("script"), "script") { node, reader in reader.turn(node) }
        if let node = fields.node("renames") {
            guard let mapping = node.mapping else {
                return report("wrong-type", at: node.position(), "'renames' takes { old: new }, not a \(node.kindName)")
            }
            for (key, value) in mapping {
                guard let old = key.scalar?.string, let new = value.scalar?.string else { continue }
                definition.page.renames.append((Located(old, at: key.position()), Located(new, at: value.position())))
            }
        }
    }

    private mutating func readLayout(_ node: YAMLNode?) {
        guard let node, var fields = fields(node, of: "layout", known: ["groups", "headline", "results", "across"]) else { return }
        defer { findings += fields.findings }
        definition.page.headline = fields.text("headline")
        definition.page.across = fields.integer("across").map { Located($0, at: fields.position(of: "across") ?? node.position()) }
        if let results = fields.text("results") {
            definition.page.putsResultsFirst = results.value == "first"
            if results.value != "first" {
                report(
                    "unknown-value", at: results.position, "'results' takes 'first'", help: "leave it out to show results after the inputs")
            }
        }
        definition.page.groups += each(fields.node("groups"), "groups") { node, reader in
            guard var fields = reader.fields(node, of: "group", known: ["label", "inputs"]) else { return nil }
            defer { reader.findings += fields.findings }
            return Definition.InputGroup(label: reader.words(&fields, "label"), inputs: fields.texts("inputs"), position: node.position())
        }
    }

    private mutating func chart(_ node: YAMLNode) -> Definition.Chart? {
        guard var fields = fields(node, of: "chart", known: ["type", "label", "values", "of", "by", "mark", "max"]) else { return nil }
        defer { findings += fields.findings }
        guard let shape = fields.choice("type", as: Definition.Chart.Shape.self) else {
            if fields.node("type") == nil {
                report("missing-key", at: node.position(), "a chart has no 'type'", help: "write one of: bar, line, ring")
            }
            return nil
        }
        let label = words(&fields, "label")
        var chart = Definition.Chart(shape: shape, label: label, position: node.position())
        chart.values = fields.texts("values")
        (chart.of, chart.by, chart.mark) = (fields.text("of"), fields.text("by"), fields.text("mark"))
        if let most = fields.text("max") {
            chart.most = most
            if exactNumber(most.value) == nil { report("wrong-type", at: most.position, "'max' takes a number, not '\(most.value)'") }
        }
        return chart
    }

    private mutating func turn(_ node: YAMLNode) -> Definition.Turn? {
        guard var fields = fields(node, of: "card", known: ["id", "cue", "answer", "moves", "not", "seconds"]) else { return nil }
        defer { findings += fields.findings }
        guard let id = id(&fields, node, of: "card") else { return nil }
        let moves = moves(fields.node("moves"), of: id.value)
        let refused: [(line: LocalizedText, because: LocalizedText?)] = each(fields.node("not"), "not") { node, reader in
            guard var fields = reader.fields(node, of: "refused line", known: ["line", "because"]) else { return nil }
            defer { reader.findings += fields.findings }
            guard let line = reader.words(&fields, "line") else { return nil }
            return (line, reader.words(&fields, "because"))
        }
        return Definition.Turn(
            id: id, cue: words(&fields, "cue"), answer: words(&fields, "answer"), moves: moves, refused: refused,
            seconds: fields.integer("seconds"))
    }

    /// `[ text, … ]`, or `{ id: text, … }` where a move ticks the flag or the row of that id.
    private mutating func moves(_ node: YAMLNode?, of card: String) -> [Definition.Move] {
        guard let mapping = node?.mapping else {
            return each(node, "moves") { node, reader in
                reader.bareWords(node, "a move of '\(card)'", node.position()).map { Definition.Move(id: nil, text: $0) }
            }
        }
        return mapping.compactMap { key, value in
            guard let name = key.scalar?.string, let text = bareWords(value, "a move of '\(card)'", key.position()) else { return nil }
            return Definition.Move(id: Located(name, at: key.position()), text: text)
        }
    }

    /// A text that stands as a value of its own: an item of a list, a group's label.
    mutating func bareWords(_ node: YAMLNode, _ what: String, _ position: Position) -> LocalizedText? {
        // Read as a field, so that what may not stand in a text is told the same way.
        let mapping = YAMLNode.Mapping([(YAMLNode("text"), node)])
        var fields = FieldReader(mapping, of: "text", known: ["text"], unknownKeys: .error, path: path)
        defer { findings += fields.findings }
        guard let text = fields.localizedText("text") else { return nil }
        show(text, what, position)
        return text
    }
}

/// `an item`, `a card`
func withArticle(_ noun: String) -> String { (["a", "e", "i", "o"].contains(noun.first) ? "an " : "a ") + noun }

/// `zh`, `en`, `zh-Hant`.
func isLanguageCode(_ text: String) -> Bool {
    let main = text.split(separator: "-").first ?? ""
    return (2...3).contains(main.utf8.count) && main.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
}

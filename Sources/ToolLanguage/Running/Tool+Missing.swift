public import Diagnostics
internal import YAMLReading

extension Tool {
    /// What a site in these languages would have to leave empty: texts that lack a language, and labels that are not written at all.
    ///
    /// Errors; for a draft (`draft: true`) warnings. A text written once, as in `unit: '%'`, stands for every language, unless it is
    /// Chinese and another language wants it.
    public func missing(in languages: [String]) -> [Finding] {
        let texts = definition.texts.flatMap { shown in languages.compactMap { finding(shown, $0, languages) } }
        return (texts + unlabelled).sorted()
    }

    private var severity: Severity { definition.isDraft ? .warning : .error }

    private func finding(_ shown: Definition.ShownText, _ language: String, _ languages: [String]) -> Finding? {
        let help: String
        if let plain = shown.text.plainText {
            guard language != "zh", !language.hasPrefix("zh-"), language != "ja", plain.unicodeScalars.contains(where: isHan) else {
                return nil
            }
            help = "write { zh: …, \(language): … }"
        } else {
            guard shown.text.text(in: language, default: language) == nil else { return nil }
            let other = shown.text.languages.first { !languages.contains($0) && nearMiss(to: $0, among: [language]) != nil }
            help = other.map { "write '\(language)' in place of '\($0)'" } ?? "add '\(language): …'"
        }
        return Finding(
            severity, "no-translation", path: path, at: shown.position, "\(shown.what) has no \(languageName(language))", help: help)
    }

    private func isHan(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isIdeographic }
}

/// Labels that nobody wrote. What a kind made has its label from the theme.
extension Tool {
    private var unlabelled: [Finding] {
        var missing: [Finding] = []
        func needs(_ label: LocalizedText?, _ what: String, _ position: Position, _ key: String = "label", help: String? = nil) {
            if label != nil { return }
            missing.append(
                Finding(severity, "no-label", path: path, at: position, "\(what) has no \(key)", help: "write '\(help ?? key): { … }'"))
        }
        for input in definition.inputs {
            needs(input.isGenerated ? LocalizedText("") : input.label, "'\(input.id.value)'", input.id.position)
            missing += optionsWithoutLabel(input.options, input.id)
            guard let table = input.table else { continue }
            for row in table.fixedRows ?? [] { needs(row.label, "the row '\(row.id.value)'", row.id.position) }
            for group in table.groups { needs(group.label, "the group '\(group.id.value)'", group.id.position, help: group.id.value) }
            for column in table.columns {
                switch column {
                case .input(let column):
                    let isConstant = table.fixedRows?.contains { $0.cells[column.id.value] != nil } ?? false
                    if !isConstant, !column.isGenerated { needs(column.label, "the column '\(column.id.value)'", column.id.position) }
                    if !isConstant || column.label != nil { missing += optionsWithoutLabel(column.options, column.id) }
                case .computed(let computed):
                    if computed.label != nil { missing += optionsWithoutLabel(computed, "\(input.id.value).\(computed.id.value)") }
                }
            }
        }
        for output in definition.outputs {
            needs(output.isGenerated ? LocalizedText("") : output.label, "'\(output.id.value)'", output.id.position)
            missing += optionsWithoutLabel(output, output.id.value)
        }
        for requirement in definition.requirements {
            needs(requirement.label, "the requirement '\(requirement.error.value)'", requirement.error.position)
        }
        for chart in definition.page.charts { needs(chart.label, "this chart", chart.position) }
        for turn in definition.page.script {
            needs(turn.cue, "'\(turn.id.value)'", turn.id.position, "cue")
            needs(turn.answer, "'\(turn.id.value)'", turn.id.position, "answer")
        }
        return missing
    }

    private func optionsWithoutLabel(_ source: Definition.OptionSource?, _ id: Located<String>) -> [Finding] {
        guard case .list(let options) = source else { return [] }
        return options.filter { $0.label == nil }.map { option in
            Finding(
                severity, "no-label", path: path, at: option.position, "the option '\(option.value)' of '\(id.value)' has no label",
                help: "write the options as { \(option.value): { … }, … }")
        }
    }

    /// The options of a result, which may come from its rules or its bands.
    private func optionsWithoutLabel(_ computed: Definition.Computed, _ id: String) -> [Finding] {
        guard let name = names.first(where: { $0.id == id }), name.core == "choice" else { return [] }
        var source = computed.options
        if case .band(_, let bands) = computed.content { source = .list(bands.map(\.option)) }
        switch source {
        case .table: return []
        case .list: return optionsWithoutLabel(source, Located(id, at: computed.id.position))
        case nil:
            if computed.isGenerated { return [] }
            return name.options.map { option in
                Finding(
                    severity, "no-label", path: path, at: computed.id.position, "the option '\(option)' of '\(id)' has no label",
                    help: "write 'options: { \(option): { … }, … }'")
            }
        }
    }
}

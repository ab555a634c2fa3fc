internal import Diagnostics
internal import YAMLReading

extension Checker {
    /// `{name}` in a text is an output or an input with a single value, or a list.
    mutating func checkPlaceholders(_ shown: Definition.ShownText) {
        // As nearly all have none.
        guard shown.text.wordings.contains(where: { $0.utf8.contains(UInt8(ascii: "{")) }) else { return }
        warnOfUnitsTwice(shown)
        var told: Set<String> = []
        for case .name(let name) in shown.text.wordings.flatMap(placeholderParts) where told.insert(name).inserted {
            let id = Located(name, at: shown.position)
            let known = outputNames + inputNames
            guard
                let found = entity(
                    named: id, among: known, "\(shown.what) has '{\(name)}', and there is no output or input '\(name)'")
            else { continue }
            if case .table = found.source {
                report(
                    "placeholder", at: id.position, "\(shown.what) has '{\(name)}', and a table does not fit into a text",
                    help: "name an output, such as a sum of it")
            } else if !found.isInput, !found.isOutput {
                report(
                    "placeholder", at: id.position, "\(shown.what) has '{\(name)}', and a let is not shown",
                    help: "write it under 'outputs'")
            }
        }
    }

    /// `{name}` is shown with its unit, so that a unit after it would stand twice.
    private mutating func warnOfUnitsTwice(_ shown: Definition.ShownText) {
        var told: Set<String> = []
        for parts in shown.text.wordings.map(placeholderParts) {
            for (part, next) in zip(parts, parts.dropFirst()) {
                guard case .name(let name) = part, case .literal(let text) = next, let index = names[name] else { continue }
                let after = text.drop { $0 == " " }
                guard let unit = entities[index].units.first(where: { after.begins(withUnit: $0) }), told.insert("\(name) \(unit)").inserted
                else {
                    continue
                }
                findings.append(
                    Finding(
                        .warning, "placeholder", path: path, at: shown.position,
                        "\(shown.what) has '\(unit)' after '{\(name)}', which is shown with its unit", help: "leave out '\(unit)'"))
            }
        }
    }

    /// What an earlier version called something, and what it is called now.
    mutating func checkRenames() {
        let renames = definition.page.renames
        if let first = renames.first, let version = definition.version, version.value < 2 {
            report(
                "renames", at: first.old.position,
                "'renames' carries answers of an earlier version over, and this is version \(version.value)",
                help: "raise 'version'")
        }
        guard !renames.isEmpty else { return }
        let known = Set(ToolShape(self).names.map(\.id))
        for (old, new) in renames {
            if known.contains(old.value) {
                report("renames", at: old.position, "'\(old.value)' is still a name of this tool", help: "write { old: new }, or delete it")
            }
            if !known.contains(new.value) {
                report(
                    "unknown-name", at: new.position, "there is no '\(new.value)' here\(didYouMean(new.value, among: known.sorted()))",
                    help: nearMiss(to: new.value, among: known) == nil ? "write an input, an output, or 'table.column'" : nil)
            }
        }
    }
}

extension Entity {
    /// The words that stand behind its number, in every language.
    fileprivate var units: [String] {
        let (type, written): (String?, [LocalizedText?]) =
            switch source {
            case .input(let input): (input.type.value, [input.unit, input.unitOfOne])
            case .computed(let computed): (computed.type?.value, [computed.unit, computed.unitOfOne])
            case .constant, .table: (nil, [])
            }
        let words = written.compactMap { $0 }.flatMap(\.wordings)
        guard words.isEmpty, let preset = type.flatMap({ Preset.named($0) })?.unit else { return words.filter { !$0.isEmpty } }
        return ["%": ["%", "％"], "currency": ["元", "yuan"], "days": ["天", "days"]][preset] ?? []
    }
}

extension Substring {
    /// A unit in Latin letters ends where a word does.
    fileprivate func begins(withUnit unit: String) -> Bool {
        guard hasPrefix(unit) else { return false }
        let isWord = unit.last.map { $0.isASCII && $0.isLetter } ?? false
        return !(isWord && (dropFirst(unit.count).first.map { $0.isASCII && $0.isLetter } ?? false))
    }
}

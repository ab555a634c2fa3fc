internal import Content
internal import ToolLanguage

extension ToolForm {
    /// The panel that is filled by the script, or by pen.
    var result: Values {
        let headline = tool.outputs.first { $0.id == tool.headline }
        let lines = tool.outputs.filter { $0.id != headline?.id }.map { output in
            Self.values([
                .id: output.id, .label: output.label ?? output.id, .help: output.help, .unit: resultUnit(output),
            ])
        }
        return [
            .label: headline?.label ?? words["toolResult"], .headline: headline?.id ?? false,
            .unit: headline.flatMap(resultUnit) ?? "", .lines: lines, .hasLines: !lines.isEmpty,
            .legends: tool.outputs.filter { !$0.bands.isEmpty }.map(legend),
        ]
    }

    /// Money says its unit in front of the number.
    private func resultUnit(_ output: ToolPage.Computed) -> String? { output.unit == "currency" ? nil : text.unit(output.unit) }

    private func legend(_ output: ToolPage.Computed) -> Values {
        [.label: output.label ?? output.id, .bands: output.bands.map { band($0, of: output) }]
    }

    private func band(_ band: ToolPage.Band, of output: ToolPage.Computed) -> Values {
        let option = output.options.first { $0.id == band.id }
        return Self.values([.label: option?.label ?? band.id, .tone: option?.tone, .text: span(band)])
    }

    private func span(_ band: ToolPage.Band) -> String {
        band.from.map { words.filled("toolFrom", text.end($0)) } ?? band.above.map { words.filled("toolOver", text.end($0)) }
            ?? words["toolLower"]
    }

    // MARK: How it is worked out

    /// Outputs, steps and columns as written, with labels for their names.
    var formulas: [Values] {
        let columns = tool.tables.flatMap { table in
            table.columns.compactMap { column -> (String, ToolPage.Computed)? in
                if case .computed(let computed) = column, let label = computed.label {
                    (words.phrase("toolCell", table.label, label), computed)
                } else {
                    nil
                }
            }
        }
        let steps = tool.names.map { name in
            (name.table.map { "\(text.label(tool.tables[$0].id)).\(name.label ?? name.id)" } ?? name.label ?? name.id, name)
        }
        let outputs = tool.outputs.map { ($0.label ?? $0.id, $0) }
        return (outputs + columns + steps).compactMap { label, computed in
            let rules =
                computed.rules.map { rule($0, of: computed) }
                + computed.bands.map { band in
                    Self.values([.when: "\(text.formula(band.of)) \(span(band))", .then: option(band.id, of: computed)])
                }
            if rules.isEmpty, computed.formula == nil { return nil }
            return Self.values([
                .label: label, .formula: computed.formula.map(text.formula), .hasRules: !rules.isEmpty, .rules: rules,
            ])
        }
    }

    private func rule(_ rule: ToolPage.Rule, of computed: ToolPage.Computed) -> Values {
        Self.values([
            .when: rule.when.map(text.formula) ?? words["toolElse"], .then: option(rule.then, of: computed),
            .because: text.filled(rule.because, fromExample: false), .instead: text.filled(rule.instead, fromExample: false),
        ])
    }

    private func option(_ id: String, of computed: ToolPage.Computed) -> String {
        computed.options.first { $0.id == id }?.label ?? text.formula(id)
    }
}

internal import Diagnostics

extension PageMaker {
    /// The words for the items of a list: the labels of a table's rows where it lists their ids, the options of a choice where
    /// it lists what was chosen; none where its items say themselves what they are.
    func items(listedBy expression: Expression) -> [ToolPage.Option] {
        switch expression {
        case .call("list", let parts, _) where parts.count == 2:
            guard case .name(let column, _) = parts[1], let input = table(in: parts[0]) else { return [] }
            return options(ofColumn: column, in: input)
        case .call("if", let parts, _) where parts.count == 3: return items(listedBy: parts[1]) + items(listedBy: parts[2])
        case .name(let name, _): return formula(of: name).map(items) ?? []
        default: return []
        }
    }

    /// The table whose rows a filter or a sort goes through.
    private func table(in expression: Expression) -> Definition.Input? {
        switch expression {
        case .call("filter", let parts, _), .call("sort", let parts, _): parts.first.flatMap(table)
        case .name(let name, _):
            definition.inputs.first { $0.id.value == name && $0.table != nil } ?? formula(of: name).flatMap(table)
        default: nil
        }
    }

    private func formula(of name: String) -> Expression? {
        guard case .value(let formula) = definition.lets.first(where: { $0.id.value == name })?.content else { return nil }
        return formula.expression
    }

    private func options(ofColumn column: String, in input: Definition.Input) -> [ToolPage.Option] {
        guard let index = tool.tables.firstIndex(where: { $0.id == input.id.value }), case .table(let table) = entry(input) else {
            return []
        }
        if column == "id", let rows = table.rows {
            return rows.map { .init(id: $0.id, label: $0.label, tone: nil, because: nil, instead: nil) }
        }
        for shown in table.columns {
            switch shown {
            case .field(let field) where field.id == column: return field.options
            case .constant(let computed, _) where computed.id == column, .computed(let computed) where computed.id == column:
                return computed.options
            default: continue
            }
        }
        return computed(ofOutputs: false).first { $0.table == index && $0.id == column }?.options ?? []
    }
}

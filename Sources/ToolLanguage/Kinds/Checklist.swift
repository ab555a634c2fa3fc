internal import Diagnostics
internal import YAMLReading

extension ToolReader {
    /// `items` become a table of ticks; what is not applicable does not count.
    mutating func desugarChecklist(_ mapping: YAMLNode.Mapping) {
        guard let node = mapping["items"] else { return }
        var sugar = sugar(
            """
            inputs:
              - id: items
                type: table
                columns:
                  - { id: required, type: flag }
                  - { id: done, type: flag, default: false }
                  - { id: na, type: flag, default: false, step: none }
            let:
              applicable: filter(items, not na)
              missing: filter(applicable, required and not done)
            outputs:
              - { id: completion, type: percent, value: "count(filter(applicable, done)) * 100 / count(applicable)" }
              - { id: open, type: list, value: "list(missing, id)" }
              - { id: passed, type: flag, value: "if(count(applicable) = 0, blank, count(missing) = 0)" }
            """, at: node)
        sugar.inputs[0].table?.fixedRows = each(node, "items") { node, reader in reader.checklistItem(node) }
        sugar.inputs[0].table?.groups = groups(mapping["groups"])
        add(sugar)
    }

    private mutating func checklistItem(_ node: YAMLNode) -> Definition.FixedRow? {
        guard var fields = fields(node, of: "item", known: ["id", "required", "label", "help", "group", "step"]) else { return nil }
        defer { findings += fields.findings }
        guard let id = id(&fields, node, of: "item") else { return nil }
        let isRequired = fields.flag("required") ?? false
        var row = Definition.FixedRow(id: id, cells: ["required": Located(isRequired ? "true" : "false", at: id.position)])
        describe(&row, &fields)
        return row
    }
}

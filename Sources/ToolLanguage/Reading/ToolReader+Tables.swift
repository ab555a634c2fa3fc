internal import Diagnostics
internal import YAMLReading

extension ToolReader {
    mutating func table(_ fields: inout FieldReader) -> Definition.Table {
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

    private mutating func startRow(_ node: YAMLNode) -> Definition.StartRow? {
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

    private mutating func fixedRow(_ node: YAMLNode, columns: [String]) -> Definition.FixedRow? {
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
}

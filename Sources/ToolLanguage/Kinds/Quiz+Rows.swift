internal import Diagnostics
internal import YAMLReading

/// Questions with an entry a row: what comes first, what belongs where. The rows are called a, b, c … as they are written.
extension ToolReader {
    /// 3 to 6 entries as they come one after another; the reader gives each its place, from 1.
    mutating func order(_ node: YAMLNode, _ id: Located<String>) -> MadeQuestion? {
        var count = 0
        let rows: [Definition.FixedRow] = each(node, "order") { node, reader in
            count += 1
            guard let text = reader.bareWords(node, "entry \(count) of '\(id.value)'", node.position()) else { return nil }
            return Self.row(count, is: String(count), text, at: node.position())
        }
        guard count > 0, count == rows.count else { return nil }
        guard (3...6).contains(count) else {
            report(
                "rows", at: node.position(), "the order of '\(id.value)' has \(count) entr\(count == 1 ? "y" : "ies")",
                help: "write 3 to 6")
            return nil
        }
        reportTwice(rows, id)
        return inRows(
            """
            - { id: is, type: integer }
            - { id: at, type: integer, min: 1, max: \(count), optional: true }
            """, rows, id, "at", node)
    }

    /// 2 to 8 items, each of one of 2 to 4 classes.
    mutating func sort(_ node: YAMLNode, _ id: Located<String>) -> MadeQuestion? {
        guard let fields = fields(node, of: "sort", known: ["classes", "items"]) else { return nil }
        findings += fields.findings
        guard let classesNode = fields.node("classes"), let itemsNode = fields.node("items") else {
            report(
                "missing-key", at: node.position(),
                "the sort of '\(id.value)' has no '\(fields.node("classes") == nil ? "classes" : "items")'")
            return nil
        }
        guard let mapping = classesNode.mapping, case .list(let classes) = options(classesNode) else {
            report("wrong-type", at: classesNode.position(), "'classes' takes { id: label, … }")
            return nil
        }
        let before = findings.count
        if !(2...4).contains(mapping.count) {
            report(
                "rows", at: classesNode.position(), "the sort of '\(id.value)' has \(mapping.count) class\(mapping.count == 1 ? "" : "es")",
                help: "write 2 to 4")
        }
        var count = 0
        let rows: [Definition.FixedRow] = each(itemsNode, "items") { node, reader in
            count += 1
            return reader.item(node, count, of: id, classes.map(\.value))
        }
        if !(2...8).contains(count), itemsNode.sequence != nil {
            report(
                "rows", at: itemsNode.position(), "the sort of '\(id.value)' has \(count) item\(count == 1 ? "" : "s")",
                help: "write 2 to 8")
        }
        reportTwice(rows, id)
        guard findings.count == before, count == rows.count else { return nil }
        let ids = classes.map { JSON.string($0.value).text() }.joined(separator: ", ")
        let columns = """
            - { id: is, type: choice, options: [\(ids)] }
            - { id: class, type: choice, options: [\(ids)], optional: true }
            """
        return inRows(columns, rows, id, "class", node, options: .list(classes))
    }

    /// `{ is: class, zh: …, en: … }`, or `{ is: class, label: … }`.
    private mutating func item(_ node: YAMLNode, _ number: Int, of id: Located<String>, _ classes: [String]) -> Definition.FixedRow? {
        let own = ["is", "label"]
        let languages = (node.mapping?.keys.compactMap { $0.scalar?.string } ?? []).filter { isLanguageCode($0) && !own.contains($0) }
        guard var fields = fields(node, of: "item", known: own + languages) else { return nil }
        defer { findings += fields.findings }
        let what = "item \(number) of '\(id.value)'"
        guard let kind = fields.text("is") else {
            report("missing-key", at: node.position(), "\(what) has no 'is'", help: "write one of: \(classes.joined(separator: ", "))")
            return nil
        }
        guard classes.contains(kind.value) else {
            let miss = didYouMean(kind.value, among: classes)
            report(
                "option", at: kind.position, "'\(kind.value)' is not a class of '\(id.value)'\(miss)",
                help: miss.isEmpty ? "write one of: \(classes.joined(separator: ", "))" : nil)
            return nil
        }
        var label = words(&fields, "label", as: what)
        var translations: [String: String] = [:]
        for language in languages { translations[language] = fields.text(language)?.value }
        if label == nil, !translations.isEmpty {
            let text = LocalizedText(translations: translations)
            show(text, what, node.position())
            label = text
        }
        return Self.row(number, is: kind.value, label, at: node.position())
    }

    private static func row(_ number: Int, is value: String, _ label: LocalizedText?, at position: Position) -> Definition.FixedRow {
        let letter = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(clamping: min(number, 26) - 1)))
        return Definition.FixedRow(id: Located(letter, at: position), cells: ["is": Located(value, at: position)], label: label)
    }

    private mutating func reportTwice(_ rows: [Definition.FixedRow], _ id: Located<String>) {
        for (place, row) in rows.enumerated() {
            guard let label = row.label, rows[..<place].contains(where: { $0.label == label }) else { continue }
            report(
                "twice", at: row.id.position, "this stands twice in '\(id.value)', and nobody can tell which is which", help: "reword one")
        }
    }

    /// A table with the rows and two columns: what a row is, and what the reader says it is. Right if all are.
    private mutating func inRows(
        _ columns: String, _ rows: [Definition.FixedRow], _ id: Located<String>, _ entry: String, _ node: YAMLNode,
        options: Definition.OptionSource? = nil
    ) -> MadeQuestion? {
        let indented = columns.split(separator: "\n").map { "      \($0)" }.joined(separator: "\n")
        let sugar = sugar("inputs:\n  - id: rows\n    type: table\n    columns:\n\(indented)", at: node)
        guard var table = sugar.inputs.first?.table else { return nil }
        // Those of one class are written one after another, too.
        table.fixedRows = shuffled(rows, by: id.value)
        table.columns = table.columns.map { column in
            guard let options, case .input(var input) = column else { return column }
            input.options = options
            return .input(input)
        }
        var input = Definition.Input(id: id, type: Located("table", at: id.position))
        input.table = table
        let isRight = Expression.call("all", [.name(id.value, 0), .binary("=", .name(entry, 0), .name("is", 0), 0)], 0)
        let answer = rows.map { (row: $0.id.value, value: $0.cells["is"]?.value ?? "") }
        return MadeQuestion(input: input, isRight: isRight, answer: .rows(answer))
    }
}

/// The same order for the same id in every build and every language, and never the right one.
private func shuffled(_ rows: [Definition.FixedRow], by id: String) -> [Definition.FixedRow] {
    // FNV-1a, then a linear congruential generator (Knuth's MMIX).
    var state = id.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    var shuffled = rows
    for last in stride(from: rows.count - 1, to: 0, by: -1) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        shuffled.swapAt(last, Int((state >> 33) % UInt64(last + 1)))
    }
    let isInOrder = zip(rows, shuffled).allSatisfy { $0.id.value == $1.id.value }
    return isInOrder ? Array(shuffled.dropFirst() + shuffled.prefix(1)) : shuffled
}

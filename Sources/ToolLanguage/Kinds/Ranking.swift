internal import Diagnostics
internal import Scoring
internal import YAMLReading

extension ToolReader {
    /// `people` become a table of names and scores with their places; the `top` and the `bottom` per cent are named, ties included.
    mutating func desugarRanking(_ mapping: YAMLNode.Mapping) {
        guard let node = mapping["people"] else { return report("missing-key", at: Position(line: 1), "a ranking has no 'people'") }
        let top = percentage(mapping["top"], "top", or: 30), bottom = percentage(mapping["bottom"], "bottom", or: 15)
        if let sum = exactSum([top, bottom].compactMap(exactNumber)), sum.compared(to: Decimal(100)) > 0 {
            report(
                "reach", at: (mapping["bottom"] ?? mapping["top"] ?? node).position(),
                "the top \(top) % and the bottom \(bottom) % overlap", help: "write numbers that add up to at most 100")
        }
        var sugar = sugar(
            """
            inputs:
              - id: people
                type: table
                columns:
                  - { id: name, type: text }
                  - { id: score, type: number }
                  - { id: place, type: integer, value: "rank(people, desc(score))" }
                  - id: band
                    type: choice
                    rules:
                      - { when: not ranked, then: middle }
                      - { when: place <= top_heads, then: top }
                      - { when: n - place + 1 <= bottom_heads, then: bottom }
                      - { else: middle }
            let:
              n: count(people)
              ranked: n >= 2 and coalesce(min(people, score) < max(people, score), false)
            outputs:
              - { id: top, type: list, value: "list(sort(filter(people, band = 'top'), place, name), name)" }
              - { id: bottom, type: list, value: "list(sort(filter(people, band = 'bottom'), name), name)" }
              - { id: middle, type: list, value: "list(sort(filter(people, band = 'middle'), name), name)" }
              - { id: top_heads, type: integer, value: "if(n < 2, 0, ceiling(\(top) * n / 100))" }
              - { id: bottom_heads, type: integer, value: "if(n < 2, 0, max(1, floor(\(bottom) * n / 100)))" }
            """, at: node)
        if var fields = fields(node, of: "people", known: ["label", "name", "score"]) {
            sugar.inputs[0].label = words(&fields, "label", as: "the label of 'people'")
            for (place, key) in ["name", "score"].enumerated() {
                let label = words(&fields, key, as: "the label of '\(key)'")
                if case .input(var column) = sugar.inputs[0].table?.columns[place] {
                    column.label = label
                    sugar.inputs[0].table?.columns[place] = .input(column)
                }
            }
            findings += fields.findings
        }
        add(sugar)
    }
}

internal import Diagnostics
internal import Scoring
internal import YAMLReading

extension ToolReader {
    /// `items` on a `scale` become a table of ratings and a score from 0 to 100; red flags, amber flags and caps bind it.
    mutating func desugarScorecard(_ mapping: YAMLNode.Mapping) {
        guard let node = mapping["items"] else { return }
        let skips = mapping["unanswered"]?.scalar?.string == "skip"
        if let unanswered = mapping["unanswered"], !skips {
            report(
                "unknown-value", at: unanswered.position(), "'unanswered' takes 'skip'", help: "leave it out if every item must be answered"
            )
        }
        let (least, most) = scale(mapping["scale"])
        let rows = items(node, mapping["total_weight"])
        let red = flags("red", mapping), amber = flags("amber", mapping)
        let counted = skips ? "filter(items, not isblank(rating))" : "items"
        let caps = caps(mapping["caps"])
        func rules(_ blocked: String, _ doubtful: String, _ otherwise: String) -> String {
            let first = red ? "{ when: 'any(red_flags, holds)', then: \(blocked) }, " : ""
            let second = amber ? "{ when: 'any(amber_flags, holds)', then: \(doubtful) }, " : ""
            return "[ \(first)\(second){ else: \(otherwise) } ]"
        }
        let isBound = red || amber || !caps.isEmpty
        var sugar = sugar(
            """
            inputs:
              - id: items
                type: table
                columns:
                  - { id: weight, type: number }
                  - { id: rating, type: integer, min: \(least), max: \(most), optional: \(skips) }
            let:
              base_score: sum(\(counted), rating * weight) * 100 / (sum(\(counted), weight) * \(most))
            outputs:
              - id: score
                type: score
                \(isBound ? "rules: " + rules("0", "'min(base_score, 59)'", "base_score") : "value: base_score")
              - { id: answered, type: percent, value: "count(filter(items, not isblank(rating))) * 100 / count(items)" }
              - { id: status, type: choice, rules: \(rules("blocked", "review", "clear")) }
            """, at: node)
        sugar.inputs[0].table?.fixedRows = rows
        sugar.inputs[0].table?.groups = groups(mapping["groups"])
        if case .rules(let rules) = sugar.outputs[0].content {
            sugar.outputs[0].content = .rules(rules.dropLast() + caps + rules.suffix(1))
        }
        if !red, !amber { sugar.outputs.removeLast() }
        if let bands = mapping["bands"] { sugar.outputs.append(level(bands)) }
        add(sugar)
    }

    private mutating func scale(_ node: YAMLNode?) -> (String, String) {
        guard let node, let fields = fields(node, of: "scale", known: ["min", "max"]) else { return ("0", "4") }
        findings += fields.findings
        let (least, most) = (number(fields.node("min"), or: 0), number(fields.node("max"), or: 4))
        if let low = exactNumber(least), let high = exactNumber(most), low.compared(to: high) >= 0 {
            report(
                "reach", at: node.position(), "the scale from \(least) to \(most) leaves no choice", help: "write a 'max' above the 'min'")
        }
        return (least, most)
    }

    private mutating func level(_ node: YAMLNode) -> Definition.Computed {
        let place = FormulaPlace(position: node.position(), isExact: false)
        let score = Formula(text: "score", expression: .name("score", 0), place: place)
        let bands = each(node, "bands") { node, reader in reader.band(node) }
        var level = Definition.Computed(id: Located("level", at: node.position()), content: .band(score, bands))
        (level.saysBlank, level.isGenerated) = (true, true)
        return level
    }
}

/// The rows of a scorecard: items, flags, caps.
extension ToolReader {
    /// The items' ids and weights. `total_weight` is what the weights must add up to.
    private mutating func items(_ node: YAMLNode, _ total: YAMLNode?) -> [Definition.FixedRow] {
        let rows: [Definition.FixedRow] = each(node, "items") { node, reader in
            guard var fields = reader.fields(node, of: "item", known: ["id", "weight", "label", "help", "evidence", "group", "step"]) else {
                return nil
            }
            defer { reader.findings += fields.findings }
            guard let id = reader.id(&fields, node, of: "item") else { return nil }
            var row = Definition.FixedRow(id: id, cells: ["weight": fields.text("weight") ?? Located("1", at: id.position)])
            reader.describe(&row, &fields)
            reader.checkWeight(of: row)
            return row
        }
        if let total, let wanted = total.scalar.flatMap({ exactNumber($0.string) }) {
            let weights = rows.compactMap { $0.cells["weight"].flatMap { exactNumber($0.value) } }
            let sum = exactSum(weights)
            if weights.count == rows.count, let sum, sum.compared(to: wanted) != 0 {
                report(
                    "weights", at: node.position(), "the weights add up to \(digits(sum)), not \(digits(wanted))",
                    help: "change a weight by \(digits(exactSum([wanted, -sum]) ?? wanted)), or 'total_weight'")
            }
        }
        return rows
    }

    private mutating func checkWeight(of row: Definition.FixedRow) {
        guard let cell = row.cells["weight"], let weight = exactNumber(cell.value), weight.compared(to: .zero) <= 0 else { return }
        report(
            "reach", at: cell.position,
            weight.isZero
                ? "'\(row.id.value)' weighs 0, so no answer to it changes the score"
                : "'\(row.id.value)' weighs \(cell.value), so a better answer lowers the score",
            help: "give it a weight above 0, or delete it")
    }

    /// A table of yes-no flags, `red_flags` or `amber_flags`, where the tool has such. It stands after the author's inputs.
    private mutating func flags(_ name: String, _ mapping: YAMLNode.Mapping) -> Bool {
        guard let node = mapping[name] else { return false }
        var sugar = sugar(
            """
            inputs:
              - { id: \(name)_flags, type: table, columns: [ { id: holds, type: flag, default: false } ] }
            """, at: node)
        sugar.inputs[0].table?.fixedRows = each(node, name) { node, reader in
            guard var fields = reader.fields(node, of: "flag", known: ["id", "label", "help", "because", "instead", "step"]) else {
                return nil
            }
            defer { reader.findings += fields.findings }
            guard let id = reader.id(&fields, node, of: "flag") else { return nil }
            var row = Definition.FixedRow(id: id, cells: [:], reason: reader.reason(&fields))
            reader.describe(&row, &fields)
            return row
        }
        definition.inputs += sugar.inputs
        return true
    }

    /// The first cap that holds is the one that binds.
    private mutating func caps(_ node: YAMLNode?) -> [Definition.Rule] {
        var lowest: (text: String, number: Scoring.Decimal)?
        return each(node, "caps") { node, reader in
            guard var fields = reader.fields(node, of: "cap", known: ["when", "at", "because", "instead"]) else { return nil }
            defer { reader.findings += fields.findings }
            let reason = reader.reason(&fields)
            guard let when = fields.node("when"), let at = fields.node("at"), let formula = reader.formula(when, in: fields) else {
                reader.report("missing-key", at: node.position(), "a cap takes 'when' and 'at'")
                return nil
            }
            let cap = reader.number(at, or: 59)
            if let number = exactNumber(cap), number.compared(to: Decimal(100)) >= 0 {
                reader.report(
                    "cap", at: at.position(), "a cap at \(cap) can never bind: a score is at most 100", help: "write a number below 100")
            }
            if let number = exactNumber(cap) {
                if let lowest, number.compared(to: lowest.number) < 0 {
                    reader.findings.append(
                        Finding(
                            .warning, "cap", path: reader.path, at: at.position(),
                            "the cap at \(lowest.text) is asked first, so this one at \(cap) does not bind where both hold",
                            help: "put the lower cap first"))
                } else {
                    lowest = (cap, number)
                }
            }
            let place = FormulaPlace(position: at.position(), isExact: false)
            return Definition.Rule(
                when: formula, then: .text(Located("min(base_score, \(cap))", at: at.position()), place), position: when.position(),
                reason: reason)
        }
    }
}

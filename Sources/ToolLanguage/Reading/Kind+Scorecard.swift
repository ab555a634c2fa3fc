internal import Diagnostics
internal import Scoring
internal import YAMLReading
internal import Yams

extension ToolReader {
    /// `items` on a `scale` become a table of ratings and a score from 0 to 100; red flags, amber flags and caps bind it.
    mutating func desugarScorecard(_ mapping: Node.Mapping) {
        guard let node = mapping["items"] else { return }
        let position = node.position()
        let skips = mapping["unanswered"]?.scalar?.string == "skip"
        if let unanswered = mapping["unanswered"], !skips {
            report(
                "unknown-value", at: unanswered.position(), "'unanswered' takes 'skip'", help: "leave it out if every item must be answered"
            )
        }
        let (least, most) = scale(mapping["scale"])
        var table = Definition.Table()
        let rows = items(node, mapping["total_weight"])
        table.fixedRows = rows
        table.groups = groups(mapping["groups"])
        table.columns.append(.input(input("weight", "number", position)))
        var rating = input("rating", "integer", position)
        let scale = mapping["scale"]?.position() ?? position
        rating.bounds = [("min", made(least, scale)), ("max", made(most, scale))]
        rating.isOptional = skips
        table.columns.append(.input(rating))
        var items = input("items", "table", position)
        items.table = table
        definition.inputs.insert(items, at: 0)
        let red = flags("red", mapping), amber = flags("amber", mapping)
        let answered = skips ? "filter(items, not isblank(rating))" : "items"
        definition.lets.append(
            made("base_score", nil, "sum(\(answered), rating * weight) * 100 / (sum(\(answered), weight) * \(most))", position))
        var rules: [Definition.Rule] = []
        if red { rules.append(rule("any(red_flags, holds)", "0", position)) }
        if amber { rules.append(rule("any(amber_flags, holds)", "min(base_score, 59)", position)) }
        rules += caps(mapping["caps"])
        var outputs =
            rules.isEmpty
            ? [made("score", "score", "base_score", position)]
            : [computed("score", "score", rules + [rule(nil, "base_score", position)], position)]
        outputs.append(made("answered", "percent", "count(filter(items, not isblank(rating))) * 100 / count(items)", position))
        if red || amber {
            var status: [Definition.Rule] = []
            if red { status.append(rule("any(red_flags, holds)", "blocked", position)) }
            if amber { status.append(rule("any(amber_flags, holds)", "review", position)) }
            outputs.append(computed("status", "choice", status + [rule(nil, "clear", position)], position))
        }
        if let bands = mapping["bands"] {
            let read = each(bands, "bands") { node, reader in reader.band(node) }
            var level = Definition.Computed(
                id: Located("level", at: bands.position()), content: .band(made("score", bands.position()), read))
            level.saysBlank = true
            level.isGenerated = true
            outputs.append(level)
        }
        definition.outputs = outputs + definition.outputs
    }

    private mutating func scale(_ node: Node?) -> (String, String) {
        guard let node else { return ("0", "4") }
        guard let fields = fields(node, of: "scale", known: ["min", "max"]) else { return ("0", "4") }
        findings += fields.findings
        return (number(fields.node("min"), or: 0), number(fields.node("max"), or: 4))
    }

    /// The items' ids and weights. `total_weight` is what the weights must add up to.
    private mutating func items(_ node: Node, _ total: Node?) -> [Definition.FixedRow] {
        let rows: [Definition.FixedRow] = each(node, "items") { node, reader in
            guard var fields = reader.fields(node, of: "item", known: ["id", "weight", "label", "help", "evidence", "group"]) else {
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

    /// A table of yes-no flags, `red_flags` or `amber_flags`, where the tool has such.
    private mutating func flags(_ name: String, _ mapping: Node.Mapping) -> Bool {
        guard let node = mapping[name] else { return false }
        let position = node.position()
        var table = Definition.Table()
        table.fixedRows = each(node, name) { node, reader in
            guard var fields = reader.fields(node, of: "flag", known: ["id", "label", "help", "because", "instead"]) else { return nil }
            defer { reader.findings += fields.findings }
            guard let id = reader.id(&fields, node, of: "flag") else { return nil }
            var row = Definition.FixedRow(id: id, cells: [:], reason: reader.reason(&fields))
            reader.describe(&row, &fields)
            return row
        }
        var holds = input("holds", "flag", position)
        holds.defaultValue = Located("false", at: position)
        table.columns = [.input(holds)]
        var flags = input("\(name)_flags", "table", position)
        flags.table = table
        definition.inputs.append(flags)
        return true
    }

    private mutating func caps(_ node: Node?) -> [Definition.Rule] {
        each(node, "caps") { node, reader in
            guard var fields = reader.fields(node, of: "cap", known: ["when", "at", "because", "instead"]) else { return nil }
            defer { reader.findings += fields.findings }
            let reason = reader.reason(&fields)
            guard let when = fields.node("when"), let at = fields.node("at"), let formula = reader.formula(when, in: fields) else {
                reader.report("missing-key", at: node.position(), "a cap takes 'when' and 'at'")
                return nil
            }
            let cap = reader.number(at, or: 59)
            if let number = exactNumber(cap), let hundred = exactNumber("100"), number.compared(to: hundred) >= 0 {
                reader.report(
                    "cap", at: at.position(), "a cap at \(cap) can never bind: a score is at most 100", help: "write a number below 100")
            }
            let place = FormulaPlace(position: at.position(), isExact: false)
            return Definition.Rule(
                when: formula, then: .text(Located("min(base_score, \(cap))", at: at.position()), place), position: when.position(),
                reason: reason)
        }
    }
}

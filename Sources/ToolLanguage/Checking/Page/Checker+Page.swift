internal import Diagnostics
internal import Scoring

/// What a page shows is checked like what a tool computes: every name in it stands for something, of a kind that fits there.
extension Checker {
    mutating func checkPage() {
        if let headline = definition.page.headline { checkHeadline(headline) }
        checkGroups()
        checkAcross()
        for chart in definition.page.charts { check(chart) }
        for input in definition.inputs {
            checkErrors(input)
            guard let table = input.table else { continue }
            checkRowGroups(table)
            checkStart(table, of: input)
            for case .input(let column) in table.columns { checkErrors(column) }
        }
        for requirement in definition.requirements { checkPlace(of: requirement) }
        checkMoves()
        checkRenames()
        for text in definition.texts { checkPlaceholders(text) }
    }

    /// A name of the file outside tables; nil and a finding where it stands for nothing.
    mutating func entity(named id: Located<String>, among known: [String], _ missing: String) -> Entity? {
        if let index = names[id.value] { return entities[index] }
        report("unknown-name", at: id.position, "\(missing)\(didYouMean(id.value, among: known))", help: oneOf(known, id.value))
        return nil
    }

    /// `write one of: a, b`, where there are few names and none of them is near.
    func oneOf(_ known: [String], _ name: String) -> String? {
        (1...8).contains(known.count) && nearMiss(to: name, among: known) == nil ? "write one of: \(known.joined(separator: ", "))" : nil
    }

    var outputNames: [String] { definition.outputs.map(\.id.value) }
    var inputNames: [String] { definition.inputs.map(\.id.value) }

    private mutating func checkHeadline(_ headline: Located<String>) {
        let found = entity(named: headline, among: outputNames, "there is no output '\(headline.value)'")
        if let found, !found.isOutput {
            report(
                "headline", at: headline.position, "'\(headline.value)' is \(found.role), and the headline is an output",
                help: oneOf(outputNames, headline.value))
        }
    }

    private mutating func checkGroups() {
        var places: [String: Position] = [:]
        for group in definition.page.groups {
            if group.inputs.isEmpty {
                report("missing-key", at: group.position, "no input stands in this group", help: "name some, or delete it")
            }
            for input in group.inputs {
                guard let found = entity(named: input, among: inputNames, "there is no input '\(input.value)'") else { continue }
                if !found.isInput {
                    report(
                        "layout", at: input.position, "'\(input.value)' is \(found.role), and a group holds inputs", help: "leave it out")
                } else if let first = places[input.value] {
                    report(
                        "twice", at: input.position, "'\(input.value)' already stands in the group at line \(first.line)",
                        help: "leave it out of one")
                } else {
                    places[input.value] = group.position
                }
            }
        }
    }

    private mutating func checkAcross() {
        guard let across = definition.page.across else { return }
        guard let rows = definition.inputs.first(where: { $0.table != nil })?.table?.fixedRows else {
            return report(
                "layout", at: across.position, "'across' sets rows of your own in a grid, and the first table here has none",
                help: "delete 'across'")
        }
        guard (1...rows.count).contains(across.value) else {
            return report(
                "layout", at: across.position, "'across' is \(across.value), and there are \(rows.count) rows",
                help: "write a number from 1 to \(rows.count)")
        }
        if rows.count % across.value != 0 {
            findings.append(
                Finding(
                    .warning, "layout", path: path, at: across.position, "\(rows.count) rows do not fill a grid of \(across.value) across",
                    help: "choose a number that divides \(rows.count)"))
        }
    }

    private mutating func checkPlace(of requirement: Definition.Requirement) {
        guard let at = requirement.at else { return }
        guard let found = entity(named: at, among: inputNames, "there is no input '\(at.value)'"), !found.isInput else { return }
        report(
            "require", at: at.position, "'\(at.value)' is \(found.role), and this error is shown beside an input",
            help: oneOf(inputNames, at.value))
    }
}

extension Entity {
    var isInput: Bool {
        switch source {
        case .input, .table: true
        case .constant, .computed: false
        }
    }

    /// As messages name it.
    var role: String {
        switch source {
        case .input: "an input"
        case .table: "a table"
        case .constant: "a column"
        case .computed: isOutput ? "an output" : "a let"
        }
    }
}

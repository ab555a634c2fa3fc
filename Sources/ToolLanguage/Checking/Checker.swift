internal import Diagnostics
internal import Scoring
internal import YAMLReading

/// Something a name stands for.
struct Entity {
    enum Source {
        case input(Definition.Input)
        case constant([Datum])
        case computed(Definition.Computed)
        case table(Int)
    }
    enum State { case untouched, checking, done, failed }

    let name: String
    let position: Position
    let source: Source
    /// The table it is a column of.
    let table: Int?
    var isOutput = false
    var state = State.untouched
    var typed = Typed(.blank, [])
    /// Its place among the program's values.
    var value: Int?
    var isUsed = false
}

/// What a condition says of a name in the parts it guards.
struct Fact {
    var least: Decimal?
    var most: Decimal?
    var hasData = false
}

/// Where a formula stands: the tables being gone through, innermost last (nil: a sequence), and what is known there.
struct Context {
    var scopes: [Int?] = []
    var ownTable: Int?
    var facts: [Int: Fact] = [:]
    var isBound = false
}

/// Gives every name a type and a place in the program, and finds what is wrong on the way.
struct Checker {
    let path: String
    let definition: Definition
    var findings: [Finding] = []
    var writer = ProgramWriter()
    var entities: [Entity] = []
    /// Names outside tables, and the columns of each table.
    var names: [String: Int] = [:]
    var columns: [[String: Int]] = []
    var tables: [TableShape] = []
    /// Names being checked, outermost first, for cycles.
    var chain: [Int] = []
    var usedOptions: [Int: Set<String>] = [:]

    struct TableShape {
        let name: String
        let leastRows: Int32
        let mostRows: Int32
        let fixedIDs: [String]?
    }

    init(_ definition: Definition, path: String) {
        self.definition = definition
        self.path = path
    }

    mutating func run() -> [UInt8]? {
        declare()
        checkInputs()
        for index in entities.indices { resolve(index) }
        checkOutputs()
        checkGoal()
        for (number, requirement) in definition.requirements.enumerated() { check(requirement, number) }
        checkPage()
        guard !findings.hasErrors else { return nil }
        warnUnused()
        return writer.bytes
    }

    mutating func report(_ rule: String, at position: Position?, _ summary: String, help: String? = nil, notes: [Finding.Note] = []) {
        findings.append(Finding(rule, path: path, at: position, summary, help: help, notes: notes))
    }

    mutating func report(_ error: FormulaError, in place: FormulaPlace) {
        guard error.rule != FormulaError.toldAlready.rule else { return }
        let place = error.place ?? place
        report(error.rule, at: place.position(at: error.offset), error.summary, help: error.help)
    }

    /// Computes an entity's type and code, once. Errors are reported here, at the author's line.
    mutating func resolve(_ index: Int) {
        guard entities[index].state == .untouched, case .computed(let computed) = entities[index].source else { return }
        guard chain.count < 100 else {
            report(
                "too-deep", at: entities[index].position, "more than 100 names need each other one after the other",
                help: "put some formulas together")
            entities[index].state = .failed
            return
        }
        entities[index].state = .checking
        chain.append(index)
        let typed = check(computed, index)
        chain.removeLast()
        guard let typed else {
            entities[index].state = .failed
            return
        }
        entities[index].typed = typed
        entities[index].state = .done
    }

    /// The entity as a value to use in a formula.
    mutating func use(_ index: Int, at offset: Int) throws(FormulaError) -> Typed {
        entities[index].isUsed = true
        resolve(index)
        switch entities[index].state {
        case .checking:
            let cycle = (chain.drop { $0 != index } + [index]).map { entities[$0].name }.joined(separator: " → ")
            let start = entities[index].position
            entities[index].state = .failed
            report("cycle", at: start, "these need each other: \(cycle)", help: "one of them must not use the next")
            throw .toldAlready
        case .failed: throw .toldAlready
        default: return entities[index].typed
        }
    }

    private mutating func checkOutputs() {
        for index in entities.indices where entities[index].isOutput {
            guard entities[index].state == .done, case .computed(let computed) = entities[index].source else { continue }
            let typed = entities[index].typed
            if case .rows = typed.type {
                report(
                    "type", at: entities[index].position, "'\(entities[index].name)' is a table, and cannot be shown",
                    help: "use list(table, value)")
                continue
            }
            if let cause = typed.blank, !computed.saysBlank {
                report(
                    "may-be-blank", at: entities[index].position, "'\(entities[index].name)' may be without data: \(cause)",
                    help: "say what to show then: 'blank: { … }' or 'blank: ok'")
            }
            if computed.type?.value == "score", let most = typed.most, most.compared(to: Decimal(100)) < 0 {
                findings.append(
                    Finding(
                        .warning, "reach", path: path, at: entities[index].position,
                        "no answers reach 100: '\(entities[index].name)' is at most \(digits(most))",
                        help: "correct the formula, or give it another type"))
            }
            if let value = entities[index].value { writer.output(value) }
        }
    }

    private mutating func check(_ requirement: Definition.Requirement, _ number: Int) {
        do throws(FormulaError) {
            let typed = try check(requirement.that.expression, Context())
            guard typed.type == .flag else {
                throw FormulaError(rule: "type", offset: 0, summary: "a requirement needs a flag, this is \(typed.type.described)")
            }
            if typed.always == false {
                throw FormulaError(
                    rule: "never", offset: 0, summary: "this requirement is never true", help: "change it: every entry would be refused")
            }
            if typed.always == true {
                throw FormulaError(
                    rule: "never", offset: 0, summary: "this requirement is always true, so it refuses nothing",
                    help: "correct the condition, or delete it")
            }
            writer.requirement(number, typed.code)
        } catch { report(error, in: requirement.that.place) }
    }

    private mutating func warnUnused() {
        for entity in entities where !entity.isUsed && !entity.isOutput && entity.table == nil {
            switch entity.source {
            case .input(let input) where input.type.value != "text": break
            case .computed(let computed) where !computed.isGenerated: break
            default: continue
            }
            findings.append(
                Finding(
                    .warning, "unused", path: path, at: entity.position, "no formula uses '\(entity.name)'", help: "use it, or delete it"))
        }
    }
}

extension FormulaError {
    /// Something else is wrong, and was told where it stands.
    static let toldAlready = FormulaError(rule: "told", offset: 0, summary: "")
}

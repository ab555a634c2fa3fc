public import Diagnostics
internal import Scoring
internal import YAMLReading

/// A tool: read, checked, compiled, and its examples run.
public struct Tool: Sendable {
    /// What the file says, in the order of the page.
    public let id: String
    public let version: Int
    public let kind: String
    public let title: String?
    /// The compact program, as the browser loads it.
    public let bytes: [UInt8]
    /// Least and greatest score that answers can reach, for a scorecard of items.
    public internal(set) var reach: (least: String, most: String)?
    public let exampleCount: Int
    /// What the examples give, as written.
    public let exampleAnswers: [JSON]

    /// Every kind of tool there is, in the order of their list.
    public static var kinds: [String] { Kind.allCases.map(\.rawValue) }

    /// What it calls its entries and results: what the lock file remembers.
    public let shape: ToolShape
    /// Still being written, as `draft: true` says.
    public var isDraft: Bool { definition.isDraft }

    /// The pages that the questions of a quiz name, as `follow-up/rhythm`.
    public var explainingPages: [Located<String>] { definition.page.questions.compactMap(\.page) }

    /// Its file's.
    public let path: String
    let definition: Definition
    let program: Program
    let inputs: [Input]
    let tables: [Table]
    let names: [Name]
    let requirements: [String]

    struct Input: Sendable {
        let id: String
        let value: Int
        /// Its number among the inputs in the program's order.
        let place: Int
        let type: ScalarType
        let preset: String
        let options: [String]
        let isOptional: Bool
        let isSetting: Bool
        let isFilledByCaller: Bool
        let defaultText: String?
        let unit: String?
        let bounds: [(rule: String, text: String)]
        let places: Int
        let label: String?
        let table: Int?
    }

    struct Table: Sendable {
        let id: String
        let label: String?
        let leastRows: Int
        let mostRows: Int
        let fixedIDs: [String]?
        /// Rows, from 0, that no next step changes.
        let rowsWithoutStep: Set<Int>
    }

    /// Something computed: an output, a let, or a column (`table.column`).
    struct Name: Sendable {
        enum Role { case output, let_, column, shownColumn }
        let id: String
        let value: Int
        let role: Role
        let table: Int?
        let source: [String]
        let label: String?
        let line: Int
        /// The kind of its values: number, flag, choice, text, date, datetime, list.
        let core: String
        let options: [String]
    }

    /// Reads, checks and compiles a tool file, and runs its examples. Nil where there are errors.
    ///
    /// - Parameter id: the file's name without `.yml`.
    public static func read(_ text: String, id: String, path: String) -> (Tool?, [Finding]) {
        let (definition, readFindings) = ToolReader.read(text, path: path)
        guard let definition, !readFindings.hasErrors else { return (nil, readFindings.sorted()) }
        var checker = Checker(definition, path: path)
        guard let bytes = checker.run() else { return (nil, (readFindings + checker.findings).sorted()) }
        var findings = readFindings + checker.findings
        do throws(ProgramError) {
            let program = try Program(bytes: bytes)
            var tool = Tool(id: id, path: path, definition, checker, program, bytes)
            findings += tool.runExamples(definition.examples, path: path)
            if !findings.hasErrors { tool.findReach() }
            return (findings.hasErrors ? nil : tool, findings.sorted())
        } catch {
            let summary =
                error == .tooLarge
                ? "this tool is too large: too many rows within rows, or too deep" : "this tool does not compile (\(error))"
            findings.append(
                Finding(
                    "too-large", path: path, at: Position(line: 1), summary,
                    help: "lower 'max_rows', or split a formula by names under 'let'"))
            return (nil, findings.sorted())
        }
    }

    private init(id: String, path: String, _ definition: Definition, _ checker: Checker, _ program: Program, _ bytes: [UInt8]) {
        self.id = id
        self.path = path
        self.definition = definition
        shape = ToolShape(checker)
        self.program = program
        self.bytes = bytes
        version = definition.version?.value ?? 1
        kind = definition.kind
        title = definition.title?.shown
        exampleCount = definition.examples.count
        exampleAnswers = definition.examples.map(\.given)
        requirements = definition.requirements.map(\.error.value)
        tables = checker.tables.map { shape in
            let input = definition.inputs.first { $0.id.value == shape.name }
            return Table(
                id: shape.name, label: input?.label?.shown, leastRows: Int(shape.leastRows), mostRows: Int(shape.mostRows),
                fixedIDs: shape.fixedIDs,
                rowsWithoutStep: Set((input?.table?.fixedRows ?? []).indices.filter { input?.table?.fixedRows?[$0].takesNoStep ?? false }))
        }
        var inputs: [Input] = []
        var names: [Name] = []
        for entity in checker.entities {
            guard let value = entity.value else { continue }
            switch entity.source {
            case .input(let input):
                guard let place = program.inputs.firstIndex(where: { $0.value == value }) else { continue }
                inputs.append(Input(input, entity, value, place, entity.typed))
            case .computed(let computed): names.append(Name(computed, entity, value, checker.tables))
            case .constant:
                guard let table = entity.table else { continue }
                let id = "\(checker.tables[table].name).\(entity.name)"
                let type = entity.typed.type
                names.append(
                    Name(
                        id: id, value: value, role: .column, table: table, source: [], label: nil, line: entity.position.line,
                        core: type.core, options: type.options))
            case .table: continue
            }
        }
        self.inputs = inputs
        self.names = names
    }
}

extension Tool.Input {
    fileprivate init(_ input: Definition.Input, _ entity: Entity, _ value: Int, _ place: Int, _ typed: Typed) {
        id = input.id.value
        self.value = value
        self.place = place
        type = typed.type.scalar ?? .text
        preset = input.type.value
        options = if case .choice(let options) = typed.type { options } else { [] }
        isOptional = input.isOptional
        isSetting = input.isSetting
        isFilledByCaller = input.isFilledByCaller
        defaultText = input.defaultValue?.value
        unit = input.unit?.shown ?? Preset.named(input.type.value)?.unit
        bounds = input.bounds.map { ($0.rule, $0.formula.text) }
        places = Int(typed.places ?? 0)
        label = input.label?.shown
        table = entity.table
    }
}

extension Tool.Name {
    fileprivate init(_ computed: Definition.Computed, _ entity: Entity, _ value: Int, _ tables: [Checker.TableShape]) {
        id = entity.table.map { "\(tables[$0].name).\(entity.name)" } ?? entity.name
        self.value = value
        role = entity.isOutput ? .output : entity.table == nil ? .let_ : computed.label == nil ? .column : .shownColumn
        table = entity.table
        label = computed.label?.shown
        line = computed.id.position.line
        core = entity.typed.type.core
        options = entity.typed.type.options
        source =
            switch computed.content {
            case .value(let formula): [formula.text]
            case .rules(let rules):
                rules.map { rule in
                    let then = if case .text(let text, _) = rule.then { text.value } else { "null" }
                    return rule.when.map { "\($0.text): \(then)" } ?? "else: \(then)"
                }
            case .band(let formula, let bands):
                bands.map { band in
                    let end = band.from.map { "\(formula.text) >= \($0.text)" } ?? band.above.map { "\(formula.text) > \($0.text)" }
                    return "\(end ?? "\(formula.text) lower"): \(band.id.value)"
                }
            }
    }
}

extension ToolType {
    /// The kind of its values, in one word.
    var core: String {
        switch self {
        case .list: "list"
        case .rows: "table"
        case .blank: "text"
        default: scalar.map { "\($0)" } ?? "text"
        }
    }

    fileprivate var options: [String] { if case .choice(let options) = self { options } else { [] } }
}

extension LocalizedText {
    /// In the first language there is, for the command line.
    var shown: String? { text(in: "zh", default: languages.first ?? "zh") }
}

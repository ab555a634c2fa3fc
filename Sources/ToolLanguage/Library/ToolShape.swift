internal import Diagnostics
internal import Scoring

/// What a tool calls its entries and results, and of which type each is: what saved answers depend on.
public struct ToolShape: Sendable {
    public let version: Int
    /// By kind, then id.
    let names: [Name]

    /// The kinds of name, as the lock file lists them; the dotted ones belong to a table or a choice.
    enum Kind: String, CaseIterable {
        /// `order: money`
        case inputs
        /// `actions.times: integer`
        case columns
        /// `actions.visit`
        case rows
        /// `travel.far`, `actions.channel.phone`
        case options
        /// `score: score`, `actions.earned: number`
        case outputs
    }

    struct Name: Sendable {
        let kind: Kind
        let id: String
        /// Empty for a row and an option.
        var type = ""
        /// An entry must be made there. The lock file does not keep it.
        var isRequired = false
    }

    init(version: Int, names: [Name]) {
        self.version = version
        let kinds = Kind.allCases
        self.names = names.sorted {
            let a = kinds.firstIndex(of: $0.kind) ?? 0, b = kinds.firstIndex(of: $1.kind) ?? 0
            return (a, $0.id) < (b, $1.id)
        }
    }

    init(_ checker: Checker) {
        let definition = checker.definition
        var names: [Name] = []
        for input in definition.inputs {
            guard let table = input.table else {
                names += Self.names(of: input, .inputs, input.id.value, checker, checker.names[input.id.value])
                continue
            }
            let id = input.id.value
            names.append(Name(kind: .inputs, id: id, type: "table", isRequired: table.fixedRows == nil && table.leastRows > 0))
            let shape = checker.tables.firstIndex { $0.name == id }
            var needsEntry = false
            for column in table.columns {
                let entity = shape.flatMap { checker.columns[$0][column.id.value] }
                switch column {
                case .computed(let computed):
                    if computed.label != nil { names.append(Self.output(computed, "\(id).\(computed.id.value)", checker, entity)) }
                case .input(let column):
                    guard let entity, case .input = checker.entities[entity].source else { continue }
                    needsEntry = needsEntry || column.mustBeGiven
                    names += Self.names(of: column, .columns, "\(id).\(column.id.value)", checker, entity)
                }
            }
            for row in table.fixedRows ?? [] { names.append(Name(kind: .rows, id: "\(id).\(row.id.value)", isRequired: needsEntry)) }
        }
        for output in definition.outputs {
            names.append(Self.output(output, output.id.value, checker, checker.names[output.id.value]))
        }
        self.init(version: definition.version?.value ?? 1, names: names)
    }

    /// An input, and the options it offers.
    private static func names(of input: Definition.Input, _ kind: Kind, _ id: String, _ checker: Checker, _ entity: Int?) -> [Name] {
        var options: [String] = []
        if let entity, case .choice(let ids) = checker.entities[entity].typed.type { options = ids }
        return [Name(kind: kind, id: id, type: input.type.value, isRequired: input.mustBeGiven)]
            + options.map { Name(kind: .options, id: "\(id).\($0)") }
    }

    private static func output(_ computed: Definition.Computed, _ id: String, _ checker: Checker, _ entity: Int?) -> Name {
        Name(kind: .outputs, id: id, type: computed.type?.value ?? entity.map { checker.entities[$0].typed.type.core } ?? "number")
    }
}

extension Definition.Input {
    fileprivate var mustBeGiven: Bool { !isOptional && defaultValue == nil }
}

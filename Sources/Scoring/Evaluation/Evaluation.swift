/// What a run gave: errors of the answers, or a value for every name.
public struct Evaluation: Sendable {
    public internal(set) var errors: [InputError] = []
    /// For each value of the program, its cells: one, or one for each row of its table.
    public internal(set) var cells: [[Value]] = []
    public internal(set) var trace: [TraceStep] = []
    /// Outputs whose result left the range.
    public internal(set) var outOfRange: [Int32] = []
    /// Steps the run took: nodes evaluated, cells read, rows gone through.
    var work: Int64 = 0

    /// A value that is not a column.
    public func value(_ index: Int32) -> Value {
        Int(index) < cells.count && !cells[Int(index)].isEmpty ? cells[Int(index)][0] : .blank
    }
}

extension Program {
    /// Runs the tool. Always ends, within `work` steps; never traps.
    ///
    /// Every value is computed in the program's order, each once. A result out of range is kept as such and matters
    /// only to what reads it, so the outcome is that of computing only what is needed, without the recursion.
    public func evaluate(_ answers: Answers, tracing: Bool = false) -> Evaluation {
        var machine = Machine(self, tracing: tracing)
        machine.read(answers)
        if machine.result.errors.isEmpty {
            machine.computeFormulas()
            machine.checkRequirements()
        }
        return machine.result
    }
}

/// The state of one run.
struct Machine {
    let program: Program
    var result = Evaluation()
    var rowCounts: [Int32]
    /// The rows being gone through, innermost last.
    var scopes: [Int32] = []
    /// What `rank`, `running` and `split` gave for each row of their table, by the number of their node.
    var once: [(node: Int32, cells: [Value])] = []
    let isTracing: Bool
    /// The value being computed, for the trace.
    var current: (value: Int32, row: Int32?) = (0, nil)

    init(_ program: Program, tracing: Bool) {
        self.program = program
        isTracing = tracing
        rowCounts = program.tables.map { $0.leastRows }
        result.cells = Array(repeating: [], count: program.definitions.count)
    }

    mutating func computeFormulas() {
        for index in program.definitions.indices {
            let definition = program.definitions[index]
            guard case .formula(let root, let places) = definition.source else { continue }
            let rows = definition.table.map { rowCounts[Int($0)] } ?? 1
            result.work &+= Int64(rows)
            var cells: [Value] = []
            once.removeAll()
            for row in 0..<rows {
                current = (Int32(truncatingIfNeeded: index), definition.table == nil ? nil : row)
                scopes.removeAll(keepingCapacity: true)
                if definition.table != nil { scopes.push(row) }
                cells.push(cell(root, places))
            }
            result.cells[index] = cells
        }
        for output in program.outputs {
            if case .outOfRange = result.value(output) { result.outOfRange.push(output) }
        }
    }

    private mutating func cell(_ root: Int32, _ places: Int32?) -> Value {
        do {
            let value = try evaluate(root)
            if let places, case .number(let number) = value { return .number(try number.rounded(places: places)) }
            return value
        } catch {
            return .outOfRange
        }
    }

    mutating func checkRequirements() {
        for requirement in program.requirements {
            scopes.removeAll(keepingCapacity: true)
            current = (-1, nil)
            if let holds = try? evaluate(requirement.root), case .flag(false) = holds {
                let rule = InputRule.requirement(requirement.number)
                result.errors.push(InputError(place: .whole, rule: rule, row: nil, limit: nil))
            }
        }
    }
}

extension Program {
    /// What one value would be with these answers, whatever is wrong with the other inputs.
    public func cell(_ index: Int32, ignoringOthersThan input: Int32, _ answers: Answers) -> Value {
        var machine = Machine(self, tracing: false)
        machine.read(answers)
        let isFaulty = machine.result.errors.contains { $0.place == .value(input) }
        guard !isFaulty, machine.result.errors.allSatisfy({ if case .table = $0.place { false } else { true } }) else { return .blank }
        machine.result.errors = []
        machine.computeFormulas()
        return machine.result.value(index)
    }
}

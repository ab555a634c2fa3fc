/// The state of a run.
///
/// A run computes every value in the program's order, each once. A result out of range is kept as such and matters only to
/// what reads it, so the outcome is that of computing only what is needed, without the recursion. It always ends, within the
/// program's `work` steps, and never traps.
struct Machine {
    let program: Program
    /// The program's bytes, then the request's: texts are parts of them.
    let bytes: [UInt8]
    /// How many rows each table has.
    var rowCounts: [Int32] = []
    /// Where each value's cells begin in `cells`: one, or one for each row of its table.
    var starts: [Int32] = []
    /// Before a run, what was entered.
    var cells: [Value] = []
    /// The rows being gone through, innermost last.
    var scopes: [Int32] = []
    /// What the values that are rows go through, one after another. What a part of a formula makes, it takes away again.
    var rows: [Int32] = []
    /// What lists hold, and what `made` says.
    var items: [Value] = []
    /// Two numbers each: a node of `rank`, `running` or `split`, and where in `items` it has a cell for each row of its table.
    var made: [Int32] = []
    /// The value being computed and its row (-1: it is no column), for the trace.
    var value: Int32 = 0
    var row: Int32 = -1
    /// Steps taken: nodes evaluated, cells read, rows gone through.
    var work: Int64 = 0
    var isTracing = false
    var wantsNextSteps = false
    var trace: [Step] = []
    /// How many errors there are; they stand in `reply`, unless only their number is wanted.
    var errorCount: Int32 = 0
    var isTrying = false
    var reply: [UInt8] = []
    /// It would be beyond the limit.
    var isTooLarge = false
    let mostBytes: Int

    init(_ program: Program, request: [UInt8], mostBytes: Int) {
        self.program = program
        self.mostBytes = mostBytes
        var bytes = program.bytes
        bytes.append(request, from: 0, count: request.count)
        self.bytes = bytes
    }

    /// Runs the tool; where errors do not matter, with whatever the entries at fault stand for.
    mutating func run(ignoringErrors: Bool = false) {
        rows = []
        items = []
        checkEntries()
        checkBounds()
        if errorCount > 0, !ignoringErrors { return }
        computeFormulas()
        checkRequirements()
    }

    private mutating func computeFormulas() {
        for index in 0..<program.definitions.count {
            let definition = program.definitions[index]
            guard definition.source == .formula else { continue }
            let count = rowCount(definition)
            work &+= Int64(count)
            made = []
            value = Int32(truncatingIfNeeded: index)
            for place in 0..<count {
                row = definition.table < 0 ? -1 : place
                if row >= 0 { scopes.push(row) }
                let result = evaluate(definition.root)
                if row >= 0 { scopes.removeLast() }
                let isRounded = definition.places >= 0 && result.kind == .number
                cells[at(index, place)] = isRounded ? Value(result.number.rounding(places: definition.places)) : result
            }
        }
    }

    private mutating func checkRequirements() {
        (value, row) = (-1, -1)
        for requirement in program.requirements where evaluate(requirement.root).isFlag(false) {
            fail(.whole, requirement.number, .requirement)
        }
    }

    /// How many cells a value has.
    @inline(never)
    func rowCount(_ definition: Program.Definition) -> Int32 {
        definition.table < 0 ? 1 : rowCounts[Int(definition.table)]
    }

    /// Where the cell of a value stands, in a row from 0.
    func at(_ index: Int, _ row: Int32) -> Int { Int(starts[index] &+ row) }

    /// The cell of a value that is no column.
    func cell(_ index: Int32) -> Value { cells[Int(starts[Int(index)])] }
}

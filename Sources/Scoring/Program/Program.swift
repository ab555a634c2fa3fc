/// A tool ready to run: checked once, so that a run has nothing left to check.
///
/// Version 1 of the format is described in `ProgramReader.swift`.
public final class Program: Sendable {
    public static let version: UInt8 = 1

    /// Limits of the format. The work limit counts evaluated nodes, with every table at its most rows.
    public enum Limit {
        public static let entries: Int32 = 4096
        public static let tables: Int32 = 64
        public static let rows: Int32 = 1000
        public static let depth: Int32 = 64
        public static let work: Int64 = 2_000_000
        /// Steps that a trace holds; later ones are left out.
        public static let trace = 50_000
        /// Next steps that are tried, and the work of trying them all.
        public static let candidates: Int32 = 2000
        public static let nextWork: Int64 = 10_000_000
    }

    struct Node: Sendable {
        let operation: Operation
        /// An index, a count or a flag, as the operation has it.
        var operand: Int32 = 0
        /// A depth or a mask.
        var second: Int32 = 0
        /// Where its children stand in `children`.
        var firstChild: Int32 = 0
        var childCount: Int32 = 0
        var depth: Int32 = 1
    }

    /// A value of the tool. What only one source has is 0 for others.
    struct Definition: Sendable {
        enum Source: UInt8, Sendable { case input, constant, formula }

        let source: Source
        /// The table it is a column of, or -1.
        let table: Int32
        var type: ValueType
        /// Most decimal places of an entry, or those that a result is rounded to; -1 for no matter.
        var places: Int32 = -1
        /// A formula's last node.
        var root: Int32 = 0
        /// A constant's first cell in `cells`.
        var firstCell: Int32 = 0
        /// An input's; the words a choice may be, and the bounds, each as a part of its list.
        var isOptional = false
        /// A setting of the tool, which no next step changes.
        var isSetting = false
        var defaultValue = Value.blank
        /// The constant that says how much a number changes in one step; -1: a whole number by 1, others not at all.
        var step: Int32 = -1
        var firstOption: Int32 = 0
        var optionCount: Int32 = 0
        var firstBound: Int32 = 0
        var boundCount: Int32 = 0
    }

    /// A bound, by the raw value of its rule, or a requirement, by its number.
    struct Condition: Sendable {
        let number: Int32
        let root: Int32
    }

    /// Texts are parts of these.
    let bytes: [UInt8]
    let words: [Value]
    /// How many rows each table has at least and at most.
    let leastRows: [Int32]
    let mostRows: [Int32]
    /// For each table, 1 where its rows are the trainer's own: as many as there are, always.
    let fixedRows: [Int32]
    public let outputs: [Int32]
    /// Steps a run takes at most.
    public let work: Int64
    let constants: [Value]
    let definitions: [Definition]
    let options: [Int32]
    let bounds: [Condition]
    /// Of constants, one after another.
    let cells: [Value]
    let requirements: [Condition]
    /// The value that next steps improve, a number; -1 for none.
    let goal: Int32
    let isLowerBetter: Bool
    let nodes: [Node]
    let children: [Int32]

    public init(bytes: [UInt8]) throws(ProgramError) {
        var reader = ProgramReader(bytes)
        try reader.read()
        self.bytes = bytes
        words = reader.words
        leastRows = reader.leastRows
        mostRows = reader.mostRows
        fixedRows = reader.fixedRows
        outputs = reader.outputs
        work = reader.work
        constants = reader.constants
        definitions = reader.definitions
        options = reader.options
        bounds = reader.bounds
        cells = reader.cells
        requirements = reader.requirements
        goal = reader.goal
        isLowerBetter = reader.isLowerBetter
        nodes = reader.nodes
        children = reader.children
    }

    public var tableCount: Int { mostRows.count }
    public var goalValue: Int32? { goal < 0 ? nil : goal }

    /// The values that are inputs, in the program's order, each with the table it is a column of.
    public var inputs: [(value: Int, table: Int?)] {
        definitions.indices.filter { definitions[$0].source == .input }.map { index in
            (index, definitions[index].table < 0 ? nil : Int(definitions[index].table))
        }
    }

    func child(_ node: Node, _ index: Int32) -> Int32 { children[Int(node.firstChild &+ index)] }
}

/// What a node gives.
struct ValueType: Sendable {
    let kind: Value.Kind
    /// Of rows: their table (-1: of a `sequence`), and how many at most.
    var table: Int32 = -1
    var most: Int32 = 0
}

/// Why bytes are not a program.
public enum ProgramError: Error, Equatable, Sendable {
    /// Not a program at all, or one that ends early or has bytes left over.
    case damaged
    /// A program of another version of the format.
    case version
    /// A count, a depth or the work beyond the limits.
    case tooLarge
    /// An index that leads nowhere, or to a value that is computed later.
    case reference
    /// An operation on what it does not take.
    case type
}

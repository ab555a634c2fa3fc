/// A tool ready to run: validated once, so that evaluation has nothing left to check.
///
/// Version 1 of the format is described in `Program+Reading.swift`.
public struct Program: Sendable {
    public static let version: UInt8 = 1

    /// Limits of the format. The work limit counts evaluated nodes, with every table at its most rows.
    public enum Limit {
        public static let entries = 4096
        public static let tables = 64
        public static let rows: Int32 = 1000
        public static let depth: Int32 = 64
        public static let work: Int64 = 2_000_000
        /// Steps that a trace holds; later ones are left out.
        public static let trace = 50_000
        /// Next steps that are tried, and the work of trying them all.
        public static let candidates = 2000
        public static let nextWork: Int64 = 10_000_000
    }

    public struct Table: Sendable {
        public let leastRows: Int32
        public let mostRows: Int32
        /// The trainer's own rows: as many as there are, always.
        public let isFixed: Bool
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

    enum Source: Sendable {
        case input(Input)
        case constant([Value])
        case formula(root: Int32, places: Int32?)
    }

    struct Input: Sendable {
        let type: ScalarType
        let isOptional: Bool
        /// A setting of the tool, which no next step changes.
        let isSetting: Bool
        /// How much a number changes in one step; nil: a whole number by 1, others not at all.
        let step: Decimal?
        let defaultValue: Value?
        let places: Int32?
        /// The words a choice may be.
        let options: [Int32]
        let bounds: [Bound]
    }

    struct Bound: Sendable {
        let rule: InputRule
        let root: Int32
    }

    struct Definition: Sendable {
        /// The table it is a column of, or nil.
        let table: Int32?
        let source: Source
        var type: ValueType
    }

    /// The number that next steps improve.
    struct Goal: Sendable {
        let value: Int32
        let isLowerBetter: Bool
    }

    struct Requirement: Sendable {
        let number: Int32
        let root: Int32
    }

    public internal(set) var words: [[UInt8]] = []
    public internal(set) var tables: [Table] = []
    public internal(set) var outputs: [Int32] = []
    /// Steps a run takes at most.
    public internal(set) var work: Int64 = 0
    var constants: [Decimal] = []
    var definitions: [Definition] = []
    var requirements: [Requirement] = []
    var goal: Goal?
    var nodes: [Node] = []
    var children: [Int32] = []

    init() {}

    public var valueCount: Int { definitions.count }

    func child(_ node: Node, _ index: Int32) -> Int32 { children[Int(node.firstChild + index)] }
}

/// What a node gives.
enum ValueType: Equatable, Sendable {
    case scalar(ScalarType)
    case list
    /// Rows of a table (nil: of a `sequence`), at most so many.
    case rows(table: Int32?, most: Int32)
}

/// Why bytes are not a program.
public enum ProgramError: Error, Equatable, Sendable {
    /// Not a program at all, or one that ends early or has bytes left over.
    case damaged
    /// A program of another version of the format.
    case version(UInt8)
    /// A count, a depth or the work beyond the limits.
    case tooLarge
    /// An index that leads nowhere, or to a value that is computed later.
    case reference
    /// An operation on what it does not take.
    case type
}

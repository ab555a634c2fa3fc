/// The rule an entry breaks. `requirement` has the number that the program gives the condition.
public enum InputRule: Equatable, Sendable {
    case unknown, required, type, whole, places, range, min, max, above, below, option, rows
    case requirement(Int32)
}

/// What is wrong with the answers: which value or table, which row from 0, which bound.
public struct InputError: Sendable {
    public enum Place: Equatable, Sendable {
        case value(Int32)
        case table(Int32)
        case whole
    }
    public let place: Place
    public let rule: InputRule
    public let row: Int32?
    public let limit: Value?
}

/// A person's answers, by the indices of the program.
public struct Answers: Sendable {
    /// For each input, by the value's index: one entry, or one for each row of its table. Others are not looked at.
    public var entries: [[Entry]]
    /// How many rows each table has; nil where none were given.
    public var rows: [Int32?]

    public init(for program: Program) {
        entries = Array(repeating: [], count: program.valueCount)
        rows = Array(repeating: nil, count: program.tables.count)
    }
}

/// One step that explains a result.
public struct TraceStep: Sendable {
    public enum Step: Sendable {
        /// The rule that won, from 1.
        case rule(Int32)
        /// What a row added to a sum; a formula's sums are told apart by the number of their part.
        case term(sum: Int32, row: Int32, Value)
        /// A condition that a rule before the winner missed.
        case missed(Missed)
    }

    /// A comparison that did not hold: `is` should have stood so to `needs`.
    ///
    /// A condition that compares nothing, such as a flag, is `false` and needs to equal `true`.
    public struct Missed: Sendable {
        /// The rule, from 1.
        public let rule: Int32
        /// The value whose name stands in the comparison; nil where a formula stands there.
        public let named: Int32?
        public let comparison: Comparison
        public let found: Value
        public let needed: Value
    }

    /// The value being computed, and its row from 0 in a column.
    public let value: Int32
    public let row: Int32?
    public let step: Step
}

/// How two values are compared; the raw value is the message's byte.
public enum Comparison: UInt8, Sendable {
    case equal, unequal, less, lessOrEqual, greater, greaterOrEqual

    init?(_ operation: Operation) {
        switch operation {
        case .equal: self = .equal
        case .unequal: self = .unequal
        case .less: self = .less
        case .lessOrEqual: self = .lessOrEqual
        case .greater: self = .greater
        case .greaterOrEqual: self = .greaterOrEqual
        default: return nil
        }
    }

    /// What holds where this does not.
    var opposite: Self {
        switch self {
        case .equal: .unequal
        case .unequal: .equal
        case .less: .greaterOrEqual
        case .lessOrEqual: .greater
        case .greater: .lessOrEqual
        case .greaterOrEqual: .less
        }
    }

    /// The same with its sides changed over.
    var mirrored: Self {
        switch self {
        case .equal, .unequal: self
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        }
    }
}

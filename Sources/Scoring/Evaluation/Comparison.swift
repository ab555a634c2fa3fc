/// How two values are compared; the raw value is the message's byte.
public enum Comparison: UInt8, Sendable {
    case equal, unequal, less, lessOrEqual, greater, greaterOrEqual

    init?(_ operation: Operation) { self.init(rawValue: operation.rawValue &- Operation.equal.rawValue) }

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

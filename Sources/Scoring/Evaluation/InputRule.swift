/// The rule an entry breaks. The raw value is the message's byte.
public enum InputRule: UInt8, Sendable {
    case unknown, required, type, whole, places, range, min, max, above, below, option, rows
    /// A condition of the tool, by the number that the program gives it.
    case requirement

    /// Whether an entry that compares so to the limit keeps the bound that this is.
    func allows(_ order: Int32) -> Bool {
        switch self {
        case .min: order >= 0
        case .max: order <= 0
        case .above: order > 0
        default: order < 0
        }
    }
}

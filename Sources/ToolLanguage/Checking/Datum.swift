internal import Scoring

/// The kinds of scalar a value can be; the raw value is the program's byte.
enum ScalarType: UInt8, Sendable {
    case number, flag, choice, text, date, datetime

    /// Whether `<` and sorting mean something.
    var isOrdered: Bool { self != .flag && self != .choice }
}

/// A value that stands in the program itself: a default, or a cell of the trainer's own rows.
enum Datum {
    case blank
    case number(Decimal)
    case flag(Bool)
    /// An option: the index of its word in the program.
    case choice(Int32)
    case text([UInt8])
    /// Days since 0001-01-01.
    case date(Int32)
    /// Minutes since 0001-01-01T00:00.
    case datetime(Int64)

    var isBlank: Bool { if case .blank = self { true } else { false } }

    /// Reads what the author wrote as the engine reads a person's entry; nil where it is refused.
    ///
    /// - Parameter word: the word of the program that the option is; nil where it is none.
    init?(_ text: String, as type: ScalarType, word: Int32?) {
        let typed = Array(text.utf8)
        guard type != .choice else {
            guard typed.count <= Value.longestEntry, let word else { return nil }
            self = .choice(word)
            return
        }
        guard let kind = Value.Kind(rawValue: type.rawValue + 1) else { return nil }
        let value = Value(typed: typed, as: kind)
        switch value.kind {
        case .number: self = .number(value.number)
        case .flag: self = .flag(value.index == 1)
        case .text: self = .text(typed)
        case .date: self = .date(value.index)
        case .datetime: self = .datetime(value.minutes)
        default: return nil
        }
    }
}

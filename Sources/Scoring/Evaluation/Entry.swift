/// One entry, as read from what a person gave.
public enum Entry: Sendable {
    /// Nothing was given: the default, else blank where the input is optional, else an error.
    case absent
    case given(Value)
    /// It was given, and the reader could not make a value of it.
    case refused(InputRule)

    /// Bytes of an entry; what is longer is out of range.
    public static let longest = 65_535

    /// Reads what was typed as a value of a type. The one reader of entries, for the page, the command line and a tool
    /// file's own defaults.
    ///
    /// - Parameters:
    ///   - typed: UTF-8. Numbers as `Decimal.read` takes them, `true` or `false`, an option's id, ISO 8601 dates.
    ///   - option: the word of the program that this option's id is; nil where it is none.
    public static func read(_ typed: [UInt8], as type: ScalarType, option: ([UInt8]) -> Int32?) -> Entry {
        guard typed.count <= longest else { return .refused(.range) }
        switch type {
        case .number:
            switch Decimal.read(typed) {
            case .number(let number, let places): return places > Decimal.places ? .refused(.places) : .given(.number(number))
            case .outOfRange: return .refused(.range)
            case .notANumber: return .refused(.type)
            }
        case .flag:
            if isSame(typed, "true") { return .given(.flag(true)) }
            return isSame(typed, "false") ? .given(.flag(false)) : .refused(.type)
        case .choice:
            guard let word = option(typed) else { return .refused(.option) }
            return .given(.choice(word))
        case .text: return .given(.text(typed))
        case .date:
            guard let day = CalendarDay.read(typed) else { return .refused(.type) }
            return .given(.date(day))
        case .datetime:
            guard let minutes = CalendarDay.readMinutes(typed) else { return .refused(.type) }
            return .given(.datetime(minutes))
        }
    }

    private static func isSame(_ bytes: [UInt8], _ text: StaticString) -> Bool {
        guard bytes.count == text.utf8CodeUnitCount else { return false }
        for place in bytes.indices where bytes[place] != text.utf8Start[place] { return false }
        return true
    }
}

extension Program {
    /// Reads what was typed as an entry of one of the program's inputs.
    func entry(_ typed: [UInt8], for input: Input) -> Entry {
        Entry.read(typed, as: input.type) { id in
            for word in input.options where words[Int(word)] == id { return word }
            return nil
        }
    }
}

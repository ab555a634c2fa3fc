internal import Scoring

/// Reads one entry's text as a value of a type. A choice becomes the place of the option among the options.
enum EntryReader {
    struct Refused: Error { let rule: InputRule }

    static func value(_ text: String, _ type: ScalarType, options: [String]) -> Result<Value, Refused> {
        switch type {
        case .number:
            switch Decimal.read(text.utf8) {
            case .number(let number, let places): return places > 12 ? .failure(Refused(rule: .places)) : .success(.number(number))
            case .outOfRange: return .failure(Refused(rule: .range))
            case .notANumber: return .failure(Refused(rule: .type))
            }
        case .flag:
            if text == "true" { return .success(.flag(true)) }
            return text == "false" ? .success(.flag(false)) : .failure(Refused(rule: .type))
        case .choice:
            guard let place = options.firstIndex(of: text) else { return .failure(Refused(rule: .option)) }
            return .success(.choice(Int32(place)))
        case .text: return .success(.text(Array(text.utf8)))
        case .date: return CalendarDay.read(text.utf8).map { .success(.date($0)) } ?? .failure(Refused(rule: .type))
        case .datetime: return CalendarDay.readMinutes(text.utf8).map { .success(.datetime($0)) } ?? .failure(Refused(rule: .type))
        }
    }
}

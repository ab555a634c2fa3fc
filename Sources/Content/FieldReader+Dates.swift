internal import Diagnostics
internal import YAMLReading

extension FieldReader {
    mutating func date(_ key: String) -> Located<CalendarDate>? {
        guard let position = position(of: key) else { return nil }
        return value(key, takes: "a day such as 2026-07-03") { CalendarDate(iso: $0) }.map { Located($0, at: position) }
    }
}

/// A day of the Gregorian calendar, years 1 to 9999, without a time or a zone.
public struct CalendarDate: Hashable, Sendable, Comparable {
    public let year: Int
    public let month: Int
    public let day: Int

    /// Nil where there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(in: month, of: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `2026-07-03` (ISO 8601), and nothing else.
    public init?(iso text: String) {
        var text = text
        let numbers = text.withUTF8 { bytes -> (Int, Int, Int)? in
            guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
            func number(_ places: Range<Int>) -> Int? {
                var number = 0
                for place in places {
                    guard (0x30...0x39).contains(bytes[place]) else { return nil }
                    number = number * 10 + Int(bytes[place] - 0x30)
                }
                return number
            }
            guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
            return (year, month, day)
        }
        guard let numbers else { return nil }
        self.init(year: numbers.0, month: numbers.1, day: numbers.2)
    }

    /// `2026-07-03`
    public var iso: String {
        String(unsafeUninitializedCapacity: 10) { out in
            var rest = day + 100 * (month + 100 * year)
            for place in stride(from: 9, through: 0, by: -1) {
                if place == 4 || place == 7 {
                    out[place] = UInt8(ascii: "-")
                } else {
                    out[place] = 0x30 + UInt8(rest % 10)
                    rest /= 10
                }
            }
            return 10
        }
    }

    public static func < (a: Self, b: Self) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

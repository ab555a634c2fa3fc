extension CalendarDay {
    /// Reads `2026-07-03` and nothing else.
    public static func read(_ text: some Sequence<UInt8>) -> Int32? {
        var bytes = ByteReader(Array(text))
        return day(&bytes, toEnd: true)
    }

    /// Reads `2026-07-03T16:00`, a space in place of the `T`, and seconds if they are `00`; gives minutes since 0001-01-01.
    public static func readMinutes(_ text: some Sequence<UInt8>) -> Int64? {
        var bytes = ByteReader(Array(text))
        return minutes(&bytes)
    }

    /// `2026-07-03`
    public static func ascii(_ day: Int32) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(day: day)
        return bytes
    }

    /// `2026-07-03T16:00`
    public static func ascii(minutes: Int64) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(minutes: minutes)
        return bytes
    }

    static func day(_ bytes: inout ByteReader, toEnd: Bool) -> Int32? {
        let year = digits(4, &bytes, before: 0x2D), month = digits(2, &bytes, before: 0x2D)
        let day = digits(2, &bytes, before: toEnd ? -1 : nil)
        return number(year: year, month: month, day: day)
    }

    static func minutes(_ bytes: inout ByteReader) -> Int64? {
        guard let day = day(&bytes, toEnd: false) else { return nil }
        let between = bytes.next()
        guard between == 0x54 || between == 0x20 else { return nil }  // T or a space
        let hour = digits(2, &bytes, before: 0x3A), minute = digits(2, &bytes, before: nil)
        guard hour >= 0, hour < 24, minute >= 0, minute < 60 else { return nil }
        let end = bytes.next()
        guard end < 0 || (end == 0x3A && digits(2, &bytes, before: -1) == 0) else { return nil }
        return Int64(day) &* minutesPerDay &+ Int64(hour &* 60 &+ minute)
    }

    /// So many digits and, where one is asked for, the byte after them (-1 the end); else a number below 0.
    private static func digits(_ count: Int32, _ bytes: inout ByteReader, before end: Int32?) -> Int32 {
        var value: Int32 = 0
        for _ in 0..<count {
            let digit = bytes.next() &- 0x30
            guard digit >= 0, digit <= 9 else { return -1 }
            value = value &* 10 &+ digit
        }
        guard let end else { return value }
        return bytes.next() == end ? value : -1
    }
}

extension CalendarDay {
    /// Reads `2026-07-03` and nothing else.
    public static func read(_ text: some Sequence<UInt8>) -> Int32? {
        var bytes = text.makeIterator()
        guard let day = readDay(&bytes), bytes.next() == nil else { return nil }
        return day
    }

    /// Reads `2026-07-03T16:00`, a space in place of the `T`, and seconds if they are `00`; gives minutes since 0001-01-01.
    public static func readMinutes(_ text: some Sequence<UInt8>) -> Int64? {
        var bytes = text.makeIterator()
        guard let day = readDay(&bytes), let between = bytes.next(), between == UInt8(ascii: "T") || between == UInt8(ascii: " "),
            let hour = digits(2, &bytes), bytes.next() == UInt8(ascii: ":"), let minute = digits(2, &bytes), hour < 24, minute < 60
        else { return nil }
        if let more = bytes.next() {
            guard more == UInt8(ascii: ":"), digits(2, &bytes) == 0, bytes.next() == nil else { return nil }
        }
        return Int64(day) &* minutesPerDay + Int64(hour) &* 60 + Int64(minute)
    }

    /// `2026-07-03`
    public static func ascii(_ day: Int32) -> [UInt8] {
        let (year, month, dayOfMonth) = parts(day)
        return pad(year, 4) + [UInt8(ascii: "-")] + pad(month, 2) + [UInt8(ascii: "-")] + pad(dayOfMonth, 2)
    }

    /// `2026-07-03T16:00`
    public static func ascii(minutes: Int64) -> [UInt8] {
        let inDay = Int32(truncatingIfNeeded: minutes % minutesPerDay)
        return ascii(Int32(truncatingIfNeeded: minutes / minutesPerDay)) + [UInt8(ascii: "T")] + pad(inDay / 60, 2)
            + [UInt8(ascii: ":")] + pad(inDay % 60, 2)
    }

    private static func readDay(_ bytes: inout some IteratorProtocol<UInt8>) -> Int32? {
        guard let year = digits(4, &bytes), bytes.next() == UInt8(ascii: "-"), let month = digits(2, &bytes),
            bytes.next() == UInt8(ascii: "-"), let day = digits(2, &bytes)
        else { return nil }
        return number(year: year, month: month, day: day)
    }

    private static func digits(_ count: Int32, _ bytes: inout some IteratorProtocol<UInt8>) -> Int32? {
        var value: Int32 = 0
        for _ in 0..<count {
            guard let byte = bytes.next(), byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int32(byte - UInt8(ascii: "0"))
        }
        return value
    }

    private static func pad(_ value: Int32, _ count: Int32) -> [UInt8] {
        var digits: [UInt8] = []
        var rest = value < 0 ? 0 : value
        for _ in 0..<count {
            digits.push(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        }
        digits.reverse()
        return digits
    }
}

// How numbers and texts stand in the messages and to people.
extension [UInt8] {
    /// Appends an unsigned LEB128 number; below 0 is 0.
    mutating func append(number: Int) {
        var rest = UInt32(truncatingIfNeeded: Swift.max(0, number))
        while rest >= 0x80 {
            push(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        push(UInt8(truncatingIfNeeded: rest))
    }

    mutating func append(number: Int32) { append(number: Int(number)) }

    /// Appends a place from 0 as one from 1, and 0 for none, which is below 0.
    mutating func append(place: Int32) { append(number: place &+ 1) }

    /// Appends bytes of another array.
    mutating func append(_ bytes: [UInt8], from start: Int, count: Int) {
        for place in start..<start &+ count { push(bytes[place]) }
    }

    /// Appends a number's digits, with zeros before them up to so many.
    mutating func append(digits number: UInt64, atLeast places: Int32) {
        var power: UInt64 = 1
        var left = places
        while left > 1 || number / power >= 10 {
            power = power &* 10
            left &-= 1
        }
        while power > 0 {
            push(0x30 | UInt8(truncatingIfNeeded: number / power % 10))
            power /= 10
        }
    }

    /// Appends the number in digits, without zeros at the end: `-12.5`.
    mutating func append(number: Decimal) {
        let magnitude = number.count.magnitude, unit = Decimal.unit.magnitude
        let units = magnitude / unit
        if number.count < 0 { push(UInt8(ascii: "-")) }
        append(digits: UInt64(truncatingIfNeeded: units), atLeast: 1)
        let places = number.neededPlaces
        if places == 0 { return }
        push(UInt8(ascii: "."))
        let fraction = UInt64(truncatingIfNeeded: magnitude &- units &* unit)
        append(digits: fraction / Decimal.powerOfTen(12 &- places).magnitude, atLeast: places)
    }

    /// Appends `2026-07-03`.
    mutating func append(day: Int32) {
        let (year, month, dayOfMonth) = CalendarDay.parts(day)
        append(digits: UInt64(year), atLeast: 4)
        append(dayPart: month, after: UInt8(ascii: "-"))
        append(dayPart: dayOfMonth, after: UInt8(ascii: "-"))
    }

    /// Appends `2026-07-03T16:00`.
    mutating func append(minutes: Int64) {
        append(day: Int32(truncatingIfNeeded: minutes / CalendarDay.minutesPerDay))
        let inDay = Int32(truncatingIfNeeded: minutes % CalendarDay.minutesPerDay)
        append(dayPart: inDay / 60, after: UInt8(ascii: "T"))
        append(dayPart: inDay % 60, after: UInt8(ascii: ":"))
    }

    private mutating func append(dayPart number: Int32, after sign: UInt8) {
        push(sign)
        append(digits: UInt64(truncatingIfNeeded: number), atLeast: 2)
    }
}

extension [UInt8] {
    /// Appends an unsigned LEB128 number; below 0 is 0.
    mutating func append(number: Int) {
        var rest = UInt64(Swift.max(0, number))
        while rest >= 0x80 {
            push(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        push(UInt8(truncatingIfNeeded: rest))
    }

    mutating func append(number: Int32) { append(number: Int(number)) }

    /// Appends a row from 0 as one from 1, and 0 for none; an index likewise.
    mutating func append(place: Int32?) { append(number: place.map { Int($0) + 1 } ?? 0) }

    /// Appends the bytes with their count before them.
    mutating func append(sized bytes: [UInt8]) {
        append(number: bytes.count)
        append(contentsOf: bytes)
    }
}

/// Reads the formats' numbers out of a part of some bytes. What is wrong is noted, the first time, and stands for 0: whoever reads looks
/// at the end whether all was right, and before that only where 0 would not do.
struct ByteReader {
    let bytes: [UInt8]
    private(set) var position: Int
    let end: Int
    private(set) var fault: ProgramError?

    init(_ bytes: [UInt8], from start: Int = 0) { self.init(bytes, from: start, count: bytes.count - start) }

    init(_ bytes: [UInt8], from start: Int, count: Int) {
        self.bytes = bytes
        position = start
        end = start &+ count
    }

    @inline(never)
    mutating func fail(_ error: ProgramError) { if fault == nil { fault = error } }

    var isAtEnd: Bool { position == end }

    /// The next byte, or -1 at the end.
    @inline(never)
    mutating func next() -> Int32 {
        guard position < end else { return -1 }
        position &+= 1
        return Int32(bytes[position &- 1])
    }

    /// Goes past a text where it is what comes next.
    mutating func take(_ text: StaticString) -> Bool {
        var rest = self
        for place in 0..<text.utf8CodeUnitCount where rest.next() != Int32(text.utf8Start[place]) { return false }
        self = rest
        return true
    }

    @inline(never)
    mutating func byte() -> UInt8 {
        let next = self.next()
        if next < 0 { fail(.damaged) }
        return next < 0 ? 0 : UInt8(truncatingIfNeeded: next)
    }

    /// A byte of at most this much.
    @inline(never)
    mutating func byte(upTo limit: UInt8) -> Int32 {
        let value = byte()
        if value > limit { fail(.damaged) }
        return value > limit ? 0 : Int32(value)
    }

    mutating func flag() -> Bool { byte(upTo: 1) == 1 }

    /// An unsigned LEB128 number of at most ten bytes.
    mutating func long() -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = byte()
            if shift == 63, next > 1 { fail(.damaged) }
            value |= UInt64(next & 0x7F) &<< shift
            if next < 0x80 { return value }
            shift &+= 7
            if shift > 63 { return 0 }
        }
    }

    /// A number of at most the limit.
    @inline(never)
    mutating func number(upTo limit: Int32) -> Int32 {
        let value = long()
        return checked(value, upTo: Int(limit), .tooLarge)
    }

    /// An index below the count.
    @inline(never)
    mutating func index(below count: Int) -> Int32 {
        let value = long()
        return checked(value, upTo: count - 1, .reference)
    }

    private mutating func checked(_ value: UInt64, upTo limit: Int, _ error: ProgramError) -> Int32 {
        if limit >= 0, value <= UInt64(limit) { return Int32(truncatingIfNeeded: value) }
        fail(error)
        return 0
    }

    /// Bytes with their count before them: where they stand.
    mutating func text(upTo limit: Int32) -> Value {
        var count = Int(number(upTo: limit))
        if count > end &- position {
            fail(.damaged)
            count = 0
        }
        position &+= count
        return Value(.text, from: position &- count, count: count)
    }

    /// The same where they have to be UTF-8.
    mutating func text() -> Value {
        let text = text(upTo: 65_535)
        if !ByteReader(bytes, from: text.start, count: text.count).isUTF8 { fail(.damaged) }
        return text
    }

    mutating func type() -> Value.Kind {
        Value.Kind(rawValue: UInt8(truncatingIfNeeded: byte(upTo: 5)) &+ 1) ?? .number
    }

    /// Whether what is left is well-formed UTF-8 (Unicode 15, table 3-7).
    var isUTF8: Bool {
        var rest = self
        while true {
            let lead = rest.next()
            if lead < 0 { return true }
            if lead < 0x80 { continue }
            guard lead >= 0xC2, lead <= 0xF4 else { return false }
            let more: Int32 = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3
            for place in 0..<more {
                let low: Int32 = place > 0 ? 0x80 : lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
                let high: Int32 = place > 0 ? 0xBF : lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
                let next = rest.next()
                guard next >= low, next <= high else { return false }
            }
        }
    }
}

/// Reads the formats' numbers out of a part of some bytes; every read beyond its end throws.
struct ByteReader {
    let bytes: [UInt8]
    private(set) var position: Int
    let end: Int

    init(_ bytes: [UInt8], from start: Int = 0) { self.init(bytes, from: start, count: bytes.count - start) }

    init(_ bytes: [UInt8], from start: Int, count: Int) {
        self.bytes = bytes
        position = start
        end = start + count
    }

    var isAtEnd: Bool { position == end }

    /// The next byte, or -1 at the end.
    @inline(never)
    mutating func next() -> Int32 {
        guard position < end else { return -1 }
        position += 1
        return Int32(bytes[position - 1])
    }

    /// Goes past a text where it is what comes next.
    mutating func take(_ text: StaticString) -> Bool {
        var rest = self
        for place in 0..<text.utf8CodeUnitCount where rest.next() != Int32(text.utf8Start[place]) { return false }
        self = rest
        return true
    }

    @inline(never)
    mutating func byte() throws(ProgramError) -> UInt8 {
        let next = self.next()
        guard next >= 0 else { throw .damaged }
        return UInt8(truncatingIfNeeded: next)
    }

    /// A byte of at most this much.
    @inline(never)
    mutating func byte(upTo limit: UInt8) throws(ProgramError) -> Int32 {
        let value = try byte()
        guard value <= limit else { throw .damaged }
        return Int32(value)
    }

    mutating func flag() throws(ProgramError) -> Bool { try byte(upTo: 1) == 1 }

    /// An unsigned LEB128 number of at most ten bytes.
    @inline(never)
    mutating func long() throws(ProgramError) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try byte()
            if shift == 63, next > 1 { throw .damaged }
            value |= UInt64(next & 0x7F) &<< shift
            if next < 0x80 { return value }
            shift &+= 7
            if shift > 63 { throw .damaged }
        }
    }

    /// A number of at most the limit.
    @inline(never)
    mutating func number(upTo limit: Int32) throws(ProgramError) -> Int32 {
        let value = try long()
        guard value <= UInt64(UInt32(bitPattern: limit)) else { throw .tooLarge }
        return Int32(truncatingIfNeeded: value)
    }

    /// An index below the count.
    @inline(never)
    mutating func index(below count: Int) throws(ProgramError) -> Int32 {
        let value = try long()
        guard value < UInt64(UInt32(truncatingIfNeeded: count)) else { throw .reference }
        return Int32(truncatingIfNeeded: value)
    }

    /// Bytes with their count before them: where they stand.
    mutating func text(upTo limit: Int32) throws(ProgramError) -> Value {
        let count = Int(try number(upTo: limit))
        guard count <= end - position else { throw .damaged }
        defer { position += count }
        return Value(.text, from: position, count: count)
    }

    /// The same where they have to be UTF-8.
    mutating func text() throws(ProgramError) -> Value {
        let text = try text(upTo: 65_535)
        guard ByteReader(bytes, from: text.start, count: text.count).isUTF8 else { throw .damaged }
        return text
    }

    mutating func type() throws(ProgramError) -> Value.Kind {
        guard let type = Value.Kind(rawValue: try byte() &+ 1), type.isScalar else { throw .damaged }
        return type
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

/// Reads the format's numbers; every read beyond the end throws.
struct ByteReader {
    let bytes: [UInt8]
    private(set) var position = 0
    private let end: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        end = bytes.count
    }

    var isAtEnd: Bool { position == end }

    mutating func byte() throws(ProgramError) -> UInt8 {
        guard position < end else { throw .damaged }
        defer { position += 1 }
        return bytes[position]
    }

    /// An unsigned LEB128 number of at most ten bytes.
    mutating func long() throws(ProgramError) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try byte()
            if shift == 63, next > 1 { throw .damaged }
            value |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return value }
            shift += 7
            if shift > 63 { throw .damaged }
        }
    }

    /// A number of at most the limit, which is below 2³¹.
    mutating func number(upTo limit: Int) throws(ProgramError) -> Int {
        let value = try long()
        guard value <= UInt64(UInt32(truncatingIfNeeded: limit)) else { throw .tooLarge }
        return Int(truncatingIfNeeded: value)
    }

    /// An index below the count.
    mutating func index(below count: Int) throws(ProgramError) -> Int32 {
        let value = try long()
        guard value < UInt64(UInt32(truncatingIfNeeded: count)) else { throw .reference }
        return Int32(truncatingIfNeeded: value)
    }

    mutating func flag() throws(ProgramError) -> Bool {
        let value = try byte()
        guard value <= 1 else { throw .damaged }
        return value == 1
    }

    /// UTF-8 with its length before it.
    mutating func text() throws(ProgramError) -> [UInt8] {
        let text = try bytes(upTo: 65_535)
        guard isUTF8(text) else { throw .damaged }
        return text
    }

    /// Bytes with their count before them.
    mutating func bytes(upTo limit: Int) throws(ProgramError) -> [UInt8] {
        let length = try number(upTo: limit)
        guard length <= end - position else { throw .damaged }
        defer { position += length }
        return Array(bytes[position..<position + length])
    }

    mutating func type() throws(ProgramError) -> ScalarType {
        guard let type = ScalarType(rawValue: try byte()) else { throw .damaged }
        return type
    }
}

/// Whether the bytes are well-formed UTF-8 (Unicode 15, table 3-7).
func isUTF8(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while index < bytes.count {
        let lead = bytes[index]
        index += 1
        if lead < 0x80 { continue }
        let more: Int
        var low: UInt8 = 0x80, high: UInt8 = 0xBF
        switch lead {
        case 0xC2...0xDF: more = 1
        case 0xE0: (more, low) = (2, 0xA0)
        case 0xED: (more, high) = (2, 0x9F)
        case 0xE1...0xEF: more = 2
        case 0xF0: (more, low) = (3, 0x90)
        case 0xF4: (more, high) = (3, 0x8F)
        case 0xF1...0xF3: more = 3
        default: return false
        }
        guard bytes.count - index >= more else { return false }
        for offset in 0..<more {
            let next = bytes[index + offset]
            guard next >= (offset == 0 ? low : 0x80), next <= (offset == 0 ? high : 0xBF) else { return false }
        }
        index += more
    }
    return true
}

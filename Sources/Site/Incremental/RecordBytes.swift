/// Writes the parts of a record one after another; `RecordReader` reads them in the same order.
struct RecordWriter {
    private(set) var bytes: [UInt8] = []

    mutating func put(_ number: Int) {
        if (0..<0x40).contains(number) { return bytes.append(UInt8(truncatingIfNeeded: number << 1)) }
        // Little end first, seven bits a byte: most numbers here are small. The sign is the last bit.
        var rest = UInt(bitPattern: number << 1 ^ number >> (Int.bitWidth - 1))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func put(_ flag: Bool) { put(flag ? 1 : 0) }

    mutating func put(_ text: String) {
        var text = text
        text.withUTF8 {
            put($0.count)
            bytes.append(contentsOf: $0)
        }
    }

    mutating func put(_ checksum: Checksum) {
        for word in [checksum.high, checksum.low] { withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) } }
    }

    mutating func put<Value>(_ value: Value?, _ write: (inout RecordWriter, Value) -> Void) {
        put(value != nil)
        if let value { write(&self, value) }
    }

    mutating func put<Value>(each values: some Collection<Value>, _ write: (inout RecordWriter, Value) -> Void) {
        put(values.count)
        for value in values { write(&self, value) }
    }
}

extension RecordWriter {
    /// The same bytes as `put(each:)`, written on all cores.
    mutating func put<Value: Sendable>(
        eachOfMany values: [Value], _ write: @escaping @Sendable (inout RecordWriter, Value) -> Void
    ) async {
        put(values.count)
        let runs = stride(from: 0, to: values.count, by: 256).map { values[$0..<min($0 + 256, values.count)] }
        let parts = await concurrently(runs) { run in
            var out = RecordWriter()
            for value in run { write(&out, value) }
            return out.bytes
        }
        for part in parts { bytes += part }
    }
}

/// Reads a record; one that is damaged in any way is an error, never a trap.
struct RecordReader {
    struct Damaged: Error {}

    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { index == bytes.count }

    mutating func int() throws -> Int {
        var number: UInt = 0
        var shift: UInt = 0
        while true {
            guard index < bytes.count, shift < UInt(UInt.bitWidth) else { throw Damaged() }
            let byte = bytes[index]
            index += 1
            number |= UInt(byte & 0x7F) << shift
            if byte < 0x80 { break }
            shift += 7
        }
        return Int(bitPattern: number >> 1) ^ -Int(bitPattern: number & 1)
    }

    /// A number from 0 that counts what follows, each of a byte at least, or that is below a bound.
    mutating func index(below bound: Int) throws -> Int {
        let number = try int()
        guard (0..<bound).contains(number) else { throw Damaged() }
        return number
    }

    mutating func flag() throws -> Bool { try index(below: 2) == 1 }

    mutating func text() throws -> String {
        let count = try index(below: bytes.count - index + 1)
        let end = index + count
        guard end <= bytes.count else { throw Damaged() }
        defer { index = end }
        return bytes.withUnsafeBufferPointer { String(decoding: UnsafeBufferPointer(rebasing: $0[index..<end]), as: UTF8.self) }
    }

    mutating func checksum() throws -> Checksum {
        guard index + 16 <= bytes.count else { throw Damaged() }
        defer { index += 16 }
        return bytes.withUnsafeBytes {
            Checksum(
                high: UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: index, as: UInt64.self)),
                low: UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self)))
        }
    }

    mutating func optional<Value>(_ read: (inout RecordReader) throws -> Value) throws -> Value? { try flag() ? read(&self) : nil }

    mutating func each<Value>(_ read: (inout RecordReader) throws -> Value) throws -> [Value] {
        let count = try index(below: bytes.count - index + 1)
        var values: [Value] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try read(&self)) }
        return values
    }
}

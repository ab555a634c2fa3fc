@testable import Diagnostics
import Testing

@Suite struct ByteWordsTests {
    /// Words of bytes at the edges of what is asked for, in every place, and beside each other.
    static let words: [[UInt8]] = {
        let bytes: [UInt8] = [0x00, 0x01, 0x09, 0x0A, 0x1F, 0x20, 0x26, 0x27, 0x3F, 0x40, 0x7E, 0x7F, 0x80, 0x81, 0xA6, 0xBF, 0xC0, 0xFF]
        var words = bytes.map { Array(repeating: $0, count: 8) }
        for byte in bytes {
            for other in bytes {
                for place in 0..<8 { words.append((0..<8).map { $0 == place ? byte : other }) }
            }
        }
        return words
    }()

    @Test func aWordHoldsWhatItsBytesAre() {
        for bytes in Self.words {
            let word = bytes.withUnsafeBufferPointer { $0.word(at: 0) }
            for limit: UInt8 in [0x01, 0x0A, 0x20, 0x40, 0x80] {
                #expect(word.hasByte(below: limit) == bytes.contains { $0 < limit }, "\(bytes) below \(limit)")
            }
            for byte: UInt8 in [0x00, 0x26, 0x7F, 0x80, 0xFF] {
                #expect(word.hasByte(byte) == bytes.contains(byte), "\(bytes) with \(byte)")
            }
            #expect(word.hasByte(0x26, 0x3F, 0x7E, 0xA6) == bytes.contains { [0x26, 0x3F, 0x7E, 0xA6].contains($0) }, "\(bytes)")
        }
    }
}

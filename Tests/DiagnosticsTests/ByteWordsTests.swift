import Testing

@testable import Diagnostics

@Suite("Eight bytes at once")
struct ByteWordsTests {
    @Test("are marked as one by one", arguments: [0, 1, 0x1F, 0x26, 0x27, 0x3A, 0x7D, 0x7E] as [UInt8])
    func marks(byte: UInt8) {
        for other in UInt8.min...(.max) {
            // A test may not let one byte's difference reach its neighbour.
            for place in [0, 1, 6, 7, 8, 15] {
                var bytes = [UInt8](repeating: other, count: 16)
                bytes[place] = byte
                bytes.withUnsafeBufferPointer { bytes in
                    #expect(bytes.firstPlace(from: 0) { $0.equal(byte) } == bytes.firstIndex(of: byte))
                    #expect(bytes.firstPlace(from: 0) { $0.below(byte) } == bytes.firstIndex { $0 < byte } ?? 16)
                    #expect(bytes.firstPlace(from: 0) { $0.equal(byte, but: 0x10) } == bytes.firstIndex { $0 | 0x10 == byte | 0x10 })
                    #expect(bytes.firstPlace(from: 0) { $0.within(byte...0x7E) } == bytes.firstIndex { byte...0x7E ~= $0 } ?? 16)
                    #expect(bytes.firstPlace(from: 0) { $0.below(0x80) } == bytes.firstIndex { $0 < 0x80 } ?? 16)
                }
            }
        }
    }

    @Test("and what is left at the end are searched from any place")
    func places() {
        for count in 0...40 {
            for place in 0..<count {
                var bytes = [UInt8](repeating: 0x61, count: count)
                bytes[place] = 0x62
                bytes.withUnsafeBufferPointer { bytes in
                    for start in 0...count {
                        #expect(bytes.firstPlace(from: start) { $0.equal(0x62) } == (start <= place ? place : count))
                        // What stands past the end is not found.
                        #expect(bytes.firstPlace(from: start) { $0.equal(0) } == count)
                    }
                }
            }
        }
    }

    @Test("have as many code points as the text they are of")
    func codePoints() {
        let text = "aé汉😀, the rest of a line 和另一半"
        for count in 0...text.unicodeScalars.count {
            var part = String(String.UnicodeScalarView(text.unicodeScalars.prefix(count)))
            #expect(part.withUTF8 { $0.codePointCount } == count)
        }
    }
}

@Suite("A text's bytes")
struct TextTests {
    @Test("are taken where they are UTF-8 without control characters, and only there")
    func normalized() {
        let pieces: [[UInt8]] =
            ["a", "plain words, more than sixteen. ", "汉字", "“，”", "é", "😀", "\n", "\t", "\u{1}", "\u{7F}", "\u{FFFF}", "\u{D7FF}"]
            .map { Array($0.utf8) } + [
                [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xE6, 0xB1], [0x80], [0xC0, 0xAF], [0xFF], [0xE6, 0x41, 0x80],
            ]
        var state: UInt64 = 1
        for _ in 0..<5000 {
            var bytes: [UInt8] = []
            for _ in 0..<(state >> 60) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                // Mostly what is right, so that what is wrong stands anywhere.
                let choice = Int(state >> 33) % (pieces.count * 3)
                bytes += pieces[choice < pieces.count ? choice : choice % 4]
            }
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let isText =
                String(validating: bytes, as: UTF8.self) != nil
                && bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A || $0 == 0x09 }
            #expect((try? Text.normalized(bytes, path: "a.md").get()) == (isText ? bytes : nil))
        }
    }
}

/// Eight bytes of a text at once, for passes over all of it.
///
/// A test marks a byte by its highest bit, whatever stands in the other bits, so that tests are joined with `|` and `&`. No
/// byte's test reaches into its neighbour's. (`SIMD16` would be a little faster, and many times slower in a debug build.)
@usableFromInline package struct ByteWord {
    /// The first byte in the lowest place.
    @usableFromInline let bits: UInt64

    @inlinable @inline(__always)
    package init(_ bits: UInt64) { self.bits = bits }

    @inlinable @inline(__always)
    package init(each byte: UInt8) { bits = Self.each(byte) }

    /// - Parameter bits: those in which the byte may differ.
    @inlinable @inline(__always)
    package func equal(_ byte: UInt8, but bits: UInt8 = 0) -> Self {
        let rest = (self.bits | Self.each(bits)) ^ Self.each(byte | bits)
        return Self(~(((rest & Self.each(0x7F)) &+ Self.each(0x7F)) | rest))
    }

    /// - Parameter limit: 0x80 at most.
    @inlinable @inline(__always)
    package func below(_ limit: UInt8) -> Self { Self(~((bits | Self.each(0x80)) &- Self.each(limit)) & ~bits) }

    /// - Parameter range: of ASCII.
    @inlinable @inline(__always)
    package func within(_ range: ClosedRange<UInt8>) -> Self { below(range.upperBound + 1) & ~below(range.lowerBound) }

    @inlinable @inline(__always)
    package static func | (a: Self, b: Self) -> Self { Self(a.bits | b.bits) }

    @inlinable @inline(__always)
    package static func & (a: Self, b: Self) -> Self { Self(a.bits & b.bits) }

    @inlinable @inline(__always)
    package static prefix func ~ (word: Self) -> Self { Self(~word.bits) }

    /// The highest bits alone.
    @inlinable @inline(__always)
    package var marks: UInt64 { bits & Self.each(0x80) }

    @inlinable @inline(__always)
    static func each(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }
}

extension UnsafeBufferPointer<UInt8> {
    /// The first place from `start` on that a test of eight bytes marks; the end where there is none.
    @inlinable @inline(__always)
    package func firstPlace(from start: Int, where test: (ByteWord) -> ByteWord) -> Int {
        var index = start
        while index + 8 <= count {
            let marks = test(word(at: index)).marks
            if marks != 0 { return index + marks.trailingZeroBitCount / 8 }
            index += 8
        }
        var rest: UInt64 = 0
        for place in index..<Swift.max(index, count) { rest |= UInt64(self[place]) << UInt64(8 * (place - index)) }
        // What stands past the end may be marked too: with no mark the place is eight further on.
        return Swift.min(count, index + test(ByteWord(rest)).marks.trailingZeroBitCount / 8)
    }

    /// How many code points begin here, of UTF-8.
    @inlinable package var codePointCount: Int {
        var found = 0
        var index = 0
        while index + 8 <= count {
            found += 8 - word(at: index).equal(0x80, but: 0x3F).marks.nonzeroBitCount
            index += 8
        }
        while index < count {
            if self[index] & 0xC0 != 0x80 { found += 1 }
            index += 1
        }
        return found
    }

    /// The eight bytes from `index` on, all of which are within bounds.
    @inlinable @inline(__always)
    package func word(at index: Int) -> ByteWord {
        ByteWord(UnsafeRawPointer(baseAddress.unsafelyUnwrapped + index).loadUnaligned(as: UInt64.self).littleEndian)
    }
}

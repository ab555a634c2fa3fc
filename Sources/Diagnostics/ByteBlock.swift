/// Sixteen bytes of a text at once, for passes over all of it.
///
/// A test marks a byte by its highest bit, whatever stands in the other bits, so that tests are joined with `|`. They are
/// made of sums because comparisons of `SIMD16` are compiled to a loop.
extension SIMD16<UInt8> {
    @inlinable @inline(__always)
    package func equal(_ byte: UInt8) -> Self {
        let rest = self ^ Self(repeating: byte)
        return (rest &- Self(repeating: 1)) & ~rest
    }

    /// - Parameter limit: 0x80 at most.
    @inlinable @inline(__always)
    package func below(_ limit: UInt8) -> Self { (self &- Self(repeating: limit)) & ~self }

    /// The highest bits of the first eight bytes and of the others, each eight's first byte in the lowest place.
    @inlinable @inline(__always)
    package var marks: (UInt64, UInt64) {
        let halves = unsafeBitCast(self & 0x80, to: SIMD2<UInt64>.self)
        return (halves[0].littleEndian, halves[1].littleEndian)
    }

    /// The first byte that is marked.
    @inlinable @inline(__always)
    var firstMark: Int? {
        let (low, high) = marks
        if low != 0 { return low.trailingZeroBitCount / 8 }
        return high == 0 ? nil : 8 + high.trailingZeroBitCount / 8
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The first place from `start` on that a test of sixteen bytes marks; the end where there is none.
    @inlinable @inline(__always)
    package func firstPlace(from start: Int, where test: (SIMD16<UInt8>) -> SIMD16<UInt8>) -> Int {
        var index = start
        while index + 16 <= count {
            if let lane = test(block(at: index)).firstMark { return index + lane }
            index += 16
        }
        guard index < count else { return count }
        var rest = SIMD16<UInt8>()
        Swift.withUnsafeMutableBytes(of: &rest) {
            $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(self)[index...]))
        }
        return test(rest).firstMark.map { Swift.min(count, index + $0) } ?? count
    }

    /// How many code points begin here, of UTF-8.
    @inlinable package var codePointCount: Int {
        var found = 0
        var index = 0
        while index + 16 <= count {
            let (low, high) = (block(at: index) & 0xC0).equal(0x80).marks
            found += 16 - low.nonzeroBitCount - high.nonzeroBitCount
            index += 16
        }
        while index < count {
            if self[index] & 0xC0 != 0x80 { found += 1 }
            index += 1
        }
        return found
    }

    /// The sixteen bytes from `index` on, all of which are within bounds.
    @inlinable @inline(__always)
    package func block(at index: Int) -> SIMD16<UInt8> {
        UnsafeRawPointer(baseAddress.unsafelyUnwrapped + index).loadUnaligned(as: SIMD16<UInt8>.self)
    }
}

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reading code points out of bytes, forward and back. What is no UTF-8 reads as U+FFFD, one byte at a time.
extension UnsafeBufferPointer<UInt8> {
    /// The code point that begins at `index` and its length in bytes; `index` is within bounds.
    @inline(__always)
    func scalar(at index: Int) -> (value: UInt32, length: Int) {
        let lead = self[index]
        if lead < 0x80 { return (UInt32(lead), 1) }
        return longScalar(at: index)
    }

    /// Whether a byte is among them, as the C library looks for it.
    func has(_ byte: UInt8) -> Bool { firstPlace(of: byte, from: 0) != nil }

    /// Whether a few signs stand somewhere in a row; the one at `rarest` is looked for.
    func has(_ signs: StaticString, rarest: Int) -> Bool {
        var place = firstPlace(of: signs.utf8Start[rarest], from: 0)
        while let found = place {
            let start = found - rarest
            if start >= 0, count - start >= signs.utf8CodeUnitCount,
                memcmp(baseAddress! + start, signs.utf8Start, signs.utf8CodeUnitCount) == 0
            {
                return true
            }
            place = firstPlace(of: signs.utf8Start[rarest], from: found + 1)
        }
        return false
    }

    func firstPlace(of byte: UInt8, from start: Int) -> Int? {
        guard start < count, let found = memchr(baseAddress! + start, Int32(byte), count - start) else { return nil }
        return UnsafeRawPointer(baseAddress!).distance(to: found)
    }

    private func longScalar(at index: Int) -> (value: UInt32, length: Int) {
        let lead = self[index]
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0
        guard length > 0, lead < 0xF5, index + length <= count else { return (0xFFFD, 1) }
        var value = UInt32(lead) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for offset in 1..<length {
            guard self[index + offset] & 0xC0 == 0x80 else { return (0xFFFD, 1) }
            value = value << 6 | UInt32(self[index + offset] & 0x3F)
        }
        return (value, length)
    }

    /// The code point that ends just before `index`, which is above 0.
    func scalar(before index: Int) -> (value: UInt32, length: Int) {
        var start = index - 1
        while start > 0, index - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
        let found = scalar(at: start)
        return found.length == index - start ? found : (0xFFFD, 1)
    }
}

/// Eight bytes of a text at once, for passes over all of it.
extension UnsafeBufferPointer<UInt8> {
    /// The eight bytes from `index`, all of which are within bounds.
    @inlinable package func word(at index: Int) -> UInt64 {
        UnsafeRawPointer(baseAddress.unsafelyUnwrapped + index).loadUnaligned(as: UInt64.self)
    }
}

extension UInt64 {
    /// Whether one of the eight bytes is below `limit`, which is 0x80 at most.
    @inlinable package func hasByte(below limit: UInt8) -> Bool {
        (self &- Self.eachByte &* Self(limit)) & ~self & (Self.eachByte << 7) != 0
    }

    /// Whether one of the eight bytes is one of four.
    @inlinable package func hasByte(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) -> Bool {
        (zeros(without: a) | zeros(without: b) | zeros(without: c) | zeros(without: d)) & (Self.eachByte << 7) != 0
    }

    @inlinable package func hasByte(_ byte: UInt8) -> Bool { zeros(without: byte) & (Self.eachByte << 7) != 0 }

    /// The highest bit of each byte that is `byte`, and whatever in the other bits.
    @inlinable func zeros(without byte: UInt8) -> UInt64 {
        let rest = self ^ Self.eachByte &* Self(byte)
        return (rest &- Self.eachByte) & ~rest
    }

    @inlinable static var eachByte: UInt64 { 0x0101_0101_0101_0101 }
}

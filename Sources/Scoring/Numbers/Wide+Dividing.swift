extension Wide {
    /// Quotient and remainder by a number from 1 below 2³².
    func divided(by divisor: UInt32) -> (quotient: Self, remainder: UInt32) {
        let divisor = UInt64(divisor)
        var rest: UInt64 = 0
        func step(_ limb: UInt64) -> UInt64 {
            let part = rest << 32 | limb
            rest = part % divisor
            return part / divisor
        }
        let f = step(w2 >> 32), e = step(w2 & 0xFFFF_FFFF)
        let d = step(w1 >> 32), c = step(w1 & 0xFFFF_FFFF)
        let b = step(w0 >> 32), a = step(w0 & 0xFFFF_FFFF)
        return (Wide(w0: b << 32 | a, w1: d << 32 | c, w2: f << 32 | e), UInt32(truncatingIfNeeded: rest))
    }

    func divided(byBillion: Void) -> (quotient: Self, remainder: UInt32) { divided(by: 1_000_000_000) }

    /// Quotient and remainder by shifting and subtracting; the divisor is not 0 and below 2¹⁹¹.
    ///
    /// At most 192 rounds: plain, and as fast as it needs to be (a tool divides a handful of times).
    func divided(by divisor: Self) -> (quotient: Self, remainder: Self) {
        if divisor.w2 == 0, divisor.w1 == 0, divisor.w0 <= 0xFFFF_FFFF {
            let (quotient, rest) = divided(by: UInt32(divisor.w0))
            return (quotient, Wide(UInt64(rest)))
        }
        var quotient = Wide(0), rest = Wide(0)
        var bits = self
        for _ in 0..<192 {
            rest = rest.doubled(bit: bits.w2 >> 63)
            bits = bits.doubled(bit: 0)
            if rest < divisor {
                quotient = quotient.doubled(bit: 0)
            } else {
                rest = rest.minus(divisor)
                quotient = quotient.doubled(bit: 1)
            }
        }
        return (quotient, rest)
    }

    private func doubled(bit: UInt64) -> Self {
        Wide(w0: w0 << 1 | bit, w1: w1 << 1 | w0 >> 63, w2: w2 << 1 | w1 >> 63)
    }

    /// Divided by 10ⁿ, n from 0 to 12, rounded half up.
    func roundedHalfUp(dropping places: Int32) -> Self {
        guard places > 0 else { return self }
        let (quotient, isHalf) = truncated(dropping: places)
        return isHalf ? quotient.plus(Wide(1)) : quotient
    }

    /// Divided by 10ⁿ, n from 1 to 12, cut off; and whether what was cut is a half or more.
    func truncated(dropping places: Int32) -> (quotient: Self, isHalfOrMore: Bool) {
        // All but the last digit go first; whether the rest is a half or more is that last digit's to say.
        var quotient = self
        var left = places - 1
        while left > 0 {
            let chunk = left < 6 ? left : 6
            quotient = quotient.divided(by: Wide.powerOfTen(chunk)).quotient
            left -= chunk
        }
        let (whole, digit) = quotient.divided(by: 10)
        return (whole, digit >= 5)
    }

    /// 10ⁿ, n from 0 to 9.
    static func powerOfTen(_ n: Int32) -> UInt32 {
        var power: UInt32 = 1
        var left = n
        while left > 0 {
            power = power &* 10
            left -= 1
        }
        return power
    }

    /// Times 10ⁿ, n from 0 to 12.
    func scaled(by places: Int32) -> Self {
        places <= 6
            ? times(Wide.powerOfTen(places)) : times(1_000_000).times(Wide.powerOfTen(places - 6))
    }
}

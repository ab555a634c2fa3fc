extension Decimal {
    public static prefix func - (a: Self) -> Self {
        Decimal(isNegative: !a.isNegative, a.magnitude) ?? a
    }

    public static func + (a: Self, b: Self) throws(OutOfRange) -> Self {
        let x = a.magnitude, y = b.magnitude
        if a.isNegative == b.isNegative { return try inRange(a.isNegative, x.plus(y)) }
        return x < y ? try inRange(b.isNegative, y.minus(x)) : try inRange(a.isNegative, x.minus(y))
    }

    public static func - (a: Self, b: Self) throws(OutOfRange) -> Self { try a + -b }

    /// Computed in full width, rounded half up at twelve places.
    public static func * (a: Self, b: Self) throws(OutOfRange) -> Self {
        try inRange(a.isNegative != b.isNegative, a.magnitude.times(b.magnitude).roundedHalfUp(dropping: 12))
    }

    /// The quotient, rounded half up at twelve places; nil where the divisor is 0.
    public func divided(by divisor: Self) throws(OutOfRange) -> Self? {
        guard !divisor.isZero else { return nil }
        let by = divisor.magnitude
        var (quotient, rest) = magnitude.scaled(by: 12).divided(by: by)
        // rest ≥ by − rest says that twice the rest reaches the divisor.
        if !(rest < by.minus(rest)) { quotient = quotient.plus(Wide(1)) }
        return try Self.inRange(isNegative != divisor.isNegative, quotient)
    }

    /// Rounded half up, first to the nine places that decide, then to this many (0 to 12).
    public func rounded(places: Int32) throws(OutOfRange) -> Self {
        guard places < 12 else { return self }
        let kept = places < 0 ? 0 : places
        var scaled = magnitude.roundedHalfUp(dropping: kept > 9 ? 12 - kept : 3)
        if kept < 9 { scaled = scaled.roundedHalfUp(dropping: 9 - kept) }
        return try Self.inRange(isNegative, scaled.scaled(by: 12 - kept))
    }

    /// The greatest whole number not above it, as decided at nine places.
    public func floor() throws(OutOfRange) -> Self { try wholeToward(up: false) }

    /// The least whole number not below it, as decided at nine places.
    public func ceiling() throws(OutOfRange) -> Self { try wholeToward(up: true) }

    private func wholeToward(up: Bool) throws(OutOfRange) -> Self {
        var (units, fraction) = magnitude.roundedHalfUp(dropping: 3).divided(byBillion: ())
        if fraction != 0, isNegative != up { units = units.plus(Wide(1)) }
        return try Self.inRange(isNegative, units.scaled(by: 12))
    }

    /// The whole part, the fraction cut off.
    public var truncated: Self {
        let units = magnitude.divided(by: 1_000_000).quotient.divided(by: 1_000_000).quotient
        return Decimal(isNegative: isNegative, units.scaled(by: 12)) ?? self
    }

    public var absolute: Self { isNegative ? -self : self }

    private static func inRange(_ isNegative: Bool, _ magnitude: Wide) throws(OutOfRange) -> Self {
        guard let value = Decimal(isNegative: isNegative, magnitude) else { throw OutOfRange() }
        return value
    }
}

extension Decimal {
    /// -1, 0 or 1, decided at nine places.
    public func compared(to other: Self) -> Int32 {
        let a = magnitude.roundedHalfUp(dropping: 3), b = other.magnitude.roundedHalfUp(dropping: 3)
        let aIsNegative = isNegative && !a.isZero, bIsNegative = other.isNegative && !b.isZero
        if aIsNegative != bIsNegative { return aIsNegative ? -1 : 1 }
        if a == b { return 0 }
        return (a < b) == aIsNegative ? 1 : -1
    }

    /// Whether all twelve places are the same.
    public func isIdentical(to other: Self) -> Bool {
        isNegative == other.isNegative && low == other.low && middle == other.middle && high == other.high
    }

    /// The decimal places it needs, 0 to 12.
    public var neededPlaces: Int32 {
        var rest = magnitude
        var places: Int32 = 12
        while places > 0 {
            let (quotient, digit) = rest.divided(by: 10)
            if digit != 0 { return places }
            rest = quotient
            places -= 1
        }
        return 0
    }

    /// The mantissa at the places it needs, where 63 bits hold it.
    public var mantissa: (Int64, places: Int32)? {
        let places = neededPlaces
        let dropped = 12 - places
        var rest = magnitude
        if dropped > 0 { rest = rest.divided(by: Wide.powerOfTen(dropped > 6 ? 6 : dropped)).quotient }
        if dropped > 6 { rest = rest.divided(by: Wide.powerOfTen(dropped - 6)).quotient }
        guard rest.w1 == 0, rest.w2 == 0, rest.w0 <= UInt64(Int64.max) else { return nil }
        return (isNegative ? 0 - Int64(rest.w0) : Int64(rest.w0), places)
    }
}

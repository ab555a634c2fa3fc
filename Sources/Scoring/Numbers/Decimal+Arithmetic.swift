// What the program's formulas do. The results may be out of range.
extension Decimal {
    func plus(_ other: Self) -> Self { Decimal(count: count &+ other.count) }
    func minus(_ other: Self) -> Self { Decimal(count: count &- other.count) }
    public var absolute: Self { count < 0 ? -self : self }

    /// Computed in full width, rounded half up at twelve places.
    func times(_ other: Self) -> Self { times(other.count, over: Decimal.unit) }

    /// The quotient, rounded half up at twelve places; nil where the divisor is 0.
    func over(_ divisor: Self) -> Self? { divisor.isZero ? nil : times(Decimal.unit, over: divisor.count) }

    private func times(_ factor: Int128, over divisor: Int128) -> Self {
        let (quotient, rest) = Decimal.product(count.magnitude, factor.magnitude, over: divisor.magnitude)
        // rest ≥ divisor − rest says that twice the rest reaches the divisor.
        let rounded = signed(rest >= divisor.magnitude &- rest ? quotient &+ 1 : quotient)
        return Decimal(count: (factor < 0) != (divisor < 0) ? 0 &- rounded : rounded)
    }

    /// a × b / divisor, cut off, and what remains. All are below 2⁹⁰, and so is a quotient in range; another is the limit.
    static func product(_ a: UInt128, _ b: UInt128, over divisor: UInt128) -> (quotient: UInt128, rest: UInt128) {
        // Long division, a limb of 32 bits after another: what remains and the next limb's product are below 2¹²⁴.
        var quotient: UInt128 = 0, rest: UInt128 = 0, limbs = b
        for _ in 0..<3 {
            let part = rest &<< 32 &+ a &* (limbs &>> 64 & 0xFFFF_FFFF)
            limbs = limbs &<< 32
            let digit = part / divisor
            rest = part &- digit &* divisor
            quotient = quotient &<< 32 &+ digit
            if quotient >= limit.magnitude { return (limit.magnitude, 0) }
        }
        return (quotient, rest)
    }

    /// Rounded half up, first to the nine places that decide, then to this many (0 to 12).
    func rounding(places: Int32) -> Self {
        guard places < 12 else { return self }
        let step = UInt128(Decimal.powerOfTen(12 &- places).magnitude)
        var steps = count.magnitude
        if places < 9 { steps = (steps &+ 500) / 1000 &* 1000 }
        steps = (steps &+ step / 2) / step
        return Decimal(count: signed(steps &* step))
    }

    /// The greatest whole number not above it, or the least not below it, as decided at nine places.
    func wholeNumber(up: Bool) -> Self {
        let nine = rounding(places: 9)
        let cut = Decimal(count: nine.units &* Decimal.unit)
        if cut.count == nine.count || (count < 0) == up { return cut }
        return Decimal(count: cut.count &+ (up ? Decimal.unit : 0 &- Decimal.unit))
    }
}

extension Decimal {
    /// -1, 0 or 1, decided at nine places.
    public func compared(to other: Self) -> Int32 {
        let gap = count &- other.count
        // Numbers 10⁻⁹ apart differ at nine places; only nearer ones have to be rounded.
        let nine = gap.magnitude < 1000 ? rounding(places: 9).count &- other.rounding(places: 9).count : gap
        return nine == 0 ? 0 : nine < 0 ? -1 : 1
    }

    /// Whether all twelve places are the same.
    public func isIdentical(to other: Self) -> Bool { count == other.count }

    /// The decimal places it needs, 0 to 12.
    public var neededPlaces: Int32 {
        var fraction = UInt64(truncatingIfNeeded: (count &- units &* Decimal.unit).magnitude)
        var places: Int32 = fraction == 0 ? 0 : 12
        while places > 0, fraction % 10 == 0 {
            fraction /= 10
            places &-= 1
        }
        return places
    }
}

// The same for who computes with ranges of numbers: a result out of range throws.
extension Decimal {
    public static prefix func - (a: Self) -> Self { Decimal(count: 0 &- a.count) }
    public static func + (a: Self, b: Self) throws(OutOfRange) -> Self { try a.plus(b).inRange() }
    public static func - (a: Self, b: Self) throws(OutOfRange) -> Self { try a.minus(b).inRange() }
    public static func * (a: Self, b: Self) throws(OutOfRange) -> Self { try a.times(b).inRange() }
    public func divided(by divisor: Self) throws(OutOfRange) -> Self? { try over(divisor)?.inRange() }
    public func rounded(places: Int32) throws(OutOfRange) -> Self { try rounding(places: places).inRange() }
    public func floor() throws(OutOfRange) -> Self { try wholeNumber(up: false).inRange() }
    public func ceiling() throws(OutOfRange) -> Self { try wholeNumber(up: true).inRange() }

    private func inRange() throws(OutOfRange) -> Self {
        guard isInRange else { throw OutOfRange() }
        return self
    }

    /// The mantissa at the places it needs, where 63 bits hold it.
    public var mantissa: (Int64, places: Int32)? {
        let places = neededPlaces
        return Int64(exactly: count / Int128(Decimal.powerOfTen(12 - places))).map { ($0, places) }
    }
}

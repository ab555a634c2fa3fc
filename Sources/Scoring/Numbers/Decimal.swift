/// An exact decimal number: a whole count of 10⁻¹², with |x| < 10¹⁵.
///
/// Twelve places are kept and nine decide: comparing and rounding first round half up to nine places, so that
/// `1 / 3 * 3` is 1. Sums are exact; products and quotients are computed in full width and rounded half up.
/// "Half up" is away from zero. What leaves the range throws; nothing traps. The magnitude is below 2⁹⁰ and is
/// kept in three 32-bit limbs, because the 64-bit product of 64-bit words is not linked in Embedded WebAssembly.
public struct Decimal: Sendable {
    let isNegative: Bool
    let low: UInt32
    let middle: UInt32
    let high: UInt32

    /// Places that are kept.
    public static let places = 12
    /// Places that decide in a comparison.
    static let decidingPlaces = 9

    public static var zero: Decimal { Decimal(isNegative: false, unchecked: Wide(0)) }
    public static var one: Decimal { Decimal(1) }

    public init(_ whole: Int32) {
        // |whole| × 10¹² < 2⁷¹ is in range.
        let magnitude = Wide(UInt64(whole.magnitude)).times(1_000_000).times(1_000_000)
        self.init(isNegative: whole < 0, unchecked: magnitude)
    }

    /// The number with this magnitude, or nil at 10¹⁵ and beyond. Zero has no sign.
    init?(isNegative: Bool, _ magnitude: Wide) {
        guard magnitude < Wide.limit else { return nil }
        self.init(isNegative: isNegative, unchecked: magnitude)
    }

    private init(isNegative: Bool, unchecked magnitude: Wide) {
        low = UInt32(truncatingIfNeeded: magnitude.w0)
        middle = UInt32(truncatingIfNeeded: magnitude.w0 >> 32)
        high = UInt32(truncatingIfNeeded: magnitude.w1)
        self.isNegative = isNegative && !magnitude.isZero
    }

    /// Mantissa × 10⁻ᵖˡᵃᶜᵉˢ, or nil where that is out of range. Places beyond 12 are nil.
    public init?(_ mantissa: Int64, places: Int32) {
        guard places >= 0, places <= 12 else { return nil }
        var magnitude = Wide(mantissa.magnitude)
        var missing = 12 - places
        while missing > 0 {
            magnitude = magnitude.times(10)
            missing -= 1
        }
        self.init(isNegative: mantissa < 0, magnitude)
    }

    var magnitude: Wide { Wide(w0: UInt64(middle) << 32 | UInt64(low), w1: UInt64(high), w2: 0) }

    public var isZero: Bool { low == 0 && middle == 0 && high == 0 }

    /// The value where it is a whole number that 32 bits hold, else nil. Decided at nine places.
    public var whole: Int32? {
        let rounded = magnitude.roundedHalfUp(dropping: 3)
        let (units, fraction) = rounded.divided(byBillion: ())
        guard fraction == 0, units.w1 == 0, units.w2 == 0 else { return nil }
        if isNegative { return units.w0 <= 2_147_483_648 ? Int32(truncatingIfNeeded: 0 &- Int64(units.w0)) : nil }
        return units.w0 <= 2_147_483_647 ? Int32(units.w0) : nil
    }
}

/// A result at or beyond ±10¹⁵, or a date outside the years 1 to 9999.
public struct OutOfRange: Error, Equatable, Sendable {
    public init() {}
}

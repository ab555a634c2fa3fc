/// An exact decimal number: a whole count of 10⁻¹², with |x| < 10¹⁵.
///
/// Twelve places are kept and nine decide: comparing and rounding first round half up to nine places, so that
/// `1 / 3 * 3` is 1. Sums are exact; products and quotients are computed in full width and rounded half up.
/// "Half up" is away from zero. What leaves the range throws; nothing traps. In WebAssembly the product and the quotient of
/// 128-bit magnitudes are functions of `runtime.c`, so nothing here divides with a sign.
public struct Decimal: Sendable {
    /// In range below 10²⁷ either way. A result may be beyond it until it is looked at.
    let count: Int128

    /// Places that are kept.
    public static let places = 12

    public static var zero: Decimal { Decimal(count: 0) }
    public static var one: Decimal { Decimal(count: unit) }

    /// 1 as a count.
    static var unit: Int128 { 1_000_000_000_000 }
    /// The first count out of range.
    static var limit: Int128 { unit &* 1_000_000_000_000_000 }

    init(count: Int128) { self.count = count }

    public init(_ whole: Int32) { count = Int128(whole) &* Decimal.unit }

    /// Mantissa × 10⁻ᵖˡᵃᶜᵉˢ, or nil where that is out of range. Places beyond 12 are nil.
    public init?(_ mantissa: Int64, places: Int32) {
        guard places >= 0, places <= 12 else { return nil }
        count = Int128(mantissa) &* Int128(Decimal.powerOfTen(12 &- places))
        guard isInRange else { return nil }
    }

    /// 10ⁿ, n from 0 to 18.
    static func powerOfTen(_ n: Int32) -> Int64 {
        var power: Int64 = 1
        for _ in 0..<n { power = power &* 10 }
        return power
    }

    var isInRange: Bool { count < Decimal.limit && count > -Decimal.limit }
    public var isZero: Bool { count == 0 }

    /// The value where it is a whole number that 32 bits hold, else nil. Decided at nine places.
    public var whole: Int32? {
        let nine = rounding(places: 9)
        let units = nine.units, whole = Int32(truncatingIfNeeded: units)
        return Decimal(whole).count == nine.count ? whole : nil
    }

    /// The whole part, the fraction cut off.
    @inline(never)
    var units: Int128 { signed(count.magnitude / Decimal.unit.magnitude) }

    /// A magnitude with the number's sign.
    func signed(_ magnitude: UInt128) -> Int128 {
        let positive = Int128(truncatingIfNeeded: magnitude)
        return count < 0 ? 0 &- positive : positive
    }
}

/// A result at or beyond ±10¹⁵, or a date outside the years 1 to 9999.
public struct OutOfRange: Error, Equatable, Sendable {
    public init() {}
}

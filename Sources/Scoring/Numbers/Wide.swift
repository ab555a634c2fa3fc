/// An unsigned integer of 192 bits: room for the product of two magnitudes (2¹⁸⁰).
struct Wide {
    var w0: UInt64
    var w1: UInt64
    var w2: UInt64

    /// 10²⁷, the first magnitude out of range: 10¹⁵ in counts of 10⁻¹².
    static var limit: Wide { Wide(w0: 0x9FD0_803C_E800_0000, w1: 0x33B_2E3C, w2: 0) }

    init(w0: UInt64, w1: UInt64, w2: UInt64) {
        self.w0 = w0
        self.w1 = w1
        self.w2 = w2
    }

    init(_ word: UInt64) { self.init(w0: word, w1: 0, w2: 0) }

    var isZero: Bool { w0 | w1 | w2 == 0 }

    /// The 32-bit limb at a place from 0, the lowest, to 5.
    private subscript(limb: Int) -> UInt64 {
        let word = limb < 2 ? w0 : limb < 4 ? w1 : w2
        return limb & 1 == 0 ? word & 0xFFFF_FFFF : word >> 32
    }

    private init(limbs a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64, _ e: UInt64, _ f: UInt64) {
        self.init(w0: b << 32 | a, w1: d << 32 | c, w2: f << 32 | e)
    }

    static func < (a: Self, b: Self) -> Bool {
        if a.w2 != b.w2 { return a.w2 < b.w2 }
        if a.w1 != b.w1 { return a.w1 < b.w1 }
        return a.w0 < b.w0
    }

    static func == (a: Self, b: Self) -> Bool { a.w0 == b.w0 && a.w1 == b.w1 && a.w2 == b.w2 }

    /// Both below 2¹⁹¹.
    func plus(_ other: Self) -> Self {
        let (low, carry0) = w0.addingReportingOverflow(other.w0)
        let (middle, carry1) = w1.addingReportingOverflow(other.w1)
        let (middle2, carry2) = middle.addingReportingOverflow(carry0 ? 1 : 0)
        return Wide(w0: low, w1: middle2, w2: w2 &+ other.w2 &+ (carry1 || carry2 ? 1 : 0))
    }

    /// The other is not greater.
    func minus(_ other: Self) -> Self {
        let (low, borrow0) = w0.subtractingReportingOverflow(other.w0)
        let (middle, borrow1) = w1.subtractingReportingOverflow(other.w1)
        let (middle2, borrow2) = middle.subtractingReportingOverflow(borrow0 ? 1 : 0)
        return Wide(w0: low, w1: middle2, w2: w2 &- other.w2 &- (borrow1 || borrow2 ? 1 : 0))
    }

    /// Times a number below 2³²; what exceeds 192 bits is lost.
    func times(_ factor: UInt32) -> Self {
        var out: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0)
        let factor = UInt64(factor)
        var carry: UInt64 = 0
        func step(_ limb: UInt64) -> UInt64 {
            let product = limb &* factor &+ carry
            carry = product >> 32
            return product & 0xFFFF_FFFF
        }
        out.0 = step(self[0])
        out.1 = step(self[1])
        out.2 = step(self[2])
        out.3 = step(self[3])
        out.4 = step(self[4])
        out.5 = step(self[5])
        return Wide(limbs: out.0, out.1, out.2, out.3, out.4, out.5)
    }

    /// The product of two numbers below 2⁹⁶.
    func times(_ other: Self) -> Self {
        let lowest = times(UInt32(other[0]))
        let middle = times(UInt32(other[1])).shiftedByLimb
        let highest = times(UInt32(other[2])).shiftedByLimb.shiftedByLimb
        return lowest.plus(middle).plus(highest)
    }

    private var shiftedByLimb: Self {
        Wide(w0: w0 << 32, w1: w1 << 32 | w0 >> 32, w2: w2 << 32 | w1 >> 32)
    }
}

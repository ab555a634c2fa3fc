/// A big natural number in base 10⁹, only as much of one as the checks need: read, plus, times, compare.
/// It shares nothing with `Scoring`, and is short enough to be believed.
struct Natural: Comparable {
    private(set) var limbs: [UInt64]

    init(digits: some Collection<Character>) {
        var limbs: [UInt64] = []
        var rest = Array(digits)
        while !rest.isEmpty {
            limbs.append(UInt64(String(rest.suffix(9)))!)
            rest.removeLast(min(9, rest.count))
        }
        self.init(limbs)
    }

    private init(_ limbs: [UInt64]) {
        self.limbs = limbs
        while self.limbs.last == 0 { self.limbs.removeLast() }
    }

    static func + (a: Self, b: Self) -> Self {
        var sum: [UInt64] = []
        var carry: UInt64 = 0
        for place in 0..<max(a.limbs.count, b.limbs.count) + 1 {
            let limb = (place < a.limbs.count ? a.limbs[place] : 0) + (place < b.limbs.count ? b.limbs[place] : 0) + carry
            sum.append(limb % 1_000_000_000)
            carry = limb / 1_000_000_000
        }
        return Natural(sum)
    }

    static func * (a: Self, b: Self) -> Self {
        var product = [UInt64](repeating: 0, count: a.limbs.count + b.limbs.count + 1)
        for (i, x) in a.limbs.enumerated() {
            var carry: UInt64 = 0
            for j in 0..<product.count - i {
                let limb = product[i + j] + x * (j < b.limbs.count ? b.limbs[j] : 0) + carry
                product[i + j] = limb % 1_000_000_000
                carry = limb / 1_000_000_000
            }
        }
        return Natural(product)
    }

    static func < (a: Self, b: Self) -> Bool {
        a.limbs.count == b.limbs.count ? a.limbs.reversed().lexicographicallyPrecedes(b.limbs.reversed()) : a.limbs.count < b.limbs.count
    }
}

/// Numbers that are the same every time, for a seed (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

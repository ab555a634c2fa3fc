extension Decimal {
    /// The whole part of this number in whole parts that sum to it exactly, by largest remainder; ties by position.
    ///
    /// Nil where a weight is negative or all are 0. Weights are taken as they are, not as decided at nine places.
    func split(by weights: [Decimal]) throws(OutOfRange) -> [Decimal]? {
        var sum = Decimal.zero
        for weight in weights {
            guard !weight.isNegative else { return nil }
            sum = try sum + weight
        }
        guard !sum.isZero else { return nil }
        let units = truncated.magnitude.divided(by: 1_000_000).quotient.divided(by: 1_000_000).quotient
        let divisor = sum.magnitude
        var parts: [Wide] = []
        var rests: [Wide] = []
        var left = units
        for weight in weights {
            let (part, rest) = units.times(weight.magnitude).divided(by: divisor)
            parts.push(part)
            rests.push(rest)
            left = left.minus(part)
        }
        // Fewer than one unit for each weight is left, each to the largest rest not yet served.
        var isServed = [Bool](repeating: false, count: weights.count)
        while !left.isZero {
            var best = -1
            for place in rests.indices where !isServed[place] && (best < 0 || rests[best] < rests[place]) { best = place }
            guard best >= 0 else { break }
            isServed[best] = true
            parts[best] = parts[best].plus(Wide(1))
            left = left.minus(Wide(1))
        }
        var result: [Decimal] = []
        for part in parts {
            guard let number = Decimal(isNegative: isNegative, part.scaled(by: 12)) else { throw OutOfRange() }
            result.push(number)
        }
        return result
    }
}

// `rank`, `running` and `split`: made for the whole table when its first row asks, then looked up.
extension Machine {
    mutating func ownRow(_ index: Int32, _ node: Program.Node) -> Value {
        let own = Swift.max(0, row)
        var place = 0
        while place < made.count, made[place] != index { place &+= 2 }
        if place == made.count {
            let start = makeRows(node)
            place = made.count
            made.push(index)
            made.push(start)
        }
        return items[Int(made[place &+ 1] &+ own)]
    }

    /// Makes a cell for every row of the table, and says where; where one leaves the range all do, so that nothing is tried twice.
    private mutating func makeRows(_ node: Program.Node) -> Int32 {
        let start = items.count, before = rows.count
        for _ in 0..<rowCount(program.definitions[Int(value)]) { items.push(.blank) }
        let end = items.count
        let all = part(0, of: node)
        let isInRange =
            switch node.operation {
            case _ where all.kind == .outOfRange: false
            case .rank: rank(node, all, start)
            case .running: running(node, all, start)
            default: split(node, all, start)
            }
        if !isInRange { for place in start..<end { items[place] = .outOfRange } }
        truncateRows(to: before)
        return Int32(truncatingIfNeeded: start)
    }

    /// False where it leaves the range; so with the others.
    private mutating func running(_ node: Program.Node, _ all: Value, _ start: Int) -> Bool {
        var total = Value(.zero)
        for place in 0..<all.count {
            let row = row(place, of: all)
            let value = part(1, of: node, row: row)
            if value.kind == .outOfRange { return false }
            if value.kind == .number { total = Value(total.number.plus(value.number)) }
            if total.kind == .outOfRange { return false }
            items[start &+ Int(row)] = total
        }
        return true
    }

    /// The whole part of the total in whole parts that sum to it exactly, by largest remainder; ties by position.
    ///
    /// Nothing where a weight is negative or all are 0. Weights are taken as they are, not as decided at nine places.
    private mutating func split(_ node: Program.Node, _ all: Value, _ start: Int) -> Bool {
        let total = part(1, of: node)
        guard total.kind == .number else { return total.kind != .outOfRange }
        var places: [Int32] = []
        var weights: [Value] = []
        for place in 0..<all.count {
            let row = row(place, of: all)
            let weight = part(2, of: node, row: row)
            if weight.kind == .outOfRange { return false }
            if weight.isBlank { continue }
            places.push(Int32(truncatingIfNeeded: start) &+ row)
            weights.push(weight)
        }
        let count = weights.count
        work &+= Int64(count) &* Int64(count) / 8
        var sum = Decimal.zero
        for weight in weights {
            guard weight.bits >= 0 else { return true }
            sum = sum.plus(weight.number)
            guard sum.isInRange else { return false }
        }
        if sum.isZero { return true }
        let units = total.number.units.magnitude, unit = total.bits < 0 ? 0 &- Decimal.unit : Decimal.unit
        var left = units
        for place in 0..<count {
            let (part, rest) = Decimal.product(units, weights[place].bits.magnitude, over: sum.count.magnitude)
            left &-= part
            items[Int(places[place])] = Value(.number, Int128(truncatingIfNeeded: part) &* unit)
            weights[place] = Value(.number, Int128(truncatingIfNeeded: rest))
        }
        // Fewer than one unit for each weight is left, each to the largest rest not yet served, which is then below 0.
        while left > 0 {
            var best = 0
            for place in 0..<count where weights[best].bits < weights[place].bits { best = place }
            weights[best] = Value(.number, -1)
            let served = Int(places[best])
            items[served] = Value(.number, items[served].bits &+ unit)
            left &-= 1
        }
        return true
    }

    /// 1 + the rows strictly before; blank where the first key has no data.
    private mutating func rank(_ node: Program.Node, _ all: Value, _ start: Int) -> Bool {
        var sorting = Sorting(width: Int(node.operand), descending: node.second)
        guard sort(node, all, &sorting) else { return false }
        var rank: Int32 = 1
        for position in 0..<all.count {
            let place = sorting.order[position]
            if position > 0, order(sorting.order[position &- 1], place, sorting) != 0 {
                rank = Int32(truncatingIfNeeded: position) &+ 1
            }
            let row = row(Int(place), of: all)
            items[start &+ Int(row)] = sorting.keys[Int(place) &* sorting.width].isBlank ? .blank : Value(Decimal(rank))
        }
        return true
    }
}

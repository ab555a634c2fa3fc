extension Machine {
    /// The rows in the order of their keys: stable, without data last.
    mutating func sorted(_ node: Program.Node, _ all: Value) -> Value {
        var sorting = Sorting(width: Int(node.operand), descending: node.second)
        guard sort(node, all, &sorting) else { return .outOfRange }
        let start = rows.count
        for place in sorting.order { rows.push(row(Int(place), of: all)) }
        return rows(from: start)
    }

    /// False where a key leaves the range.
    mutating func sort(_ node: Program.Node, _ all: Value, _ sorting: inout Sorting) -> Bool {
        for place in 0..<all.count {
            for key in 1...node.operand {
                let value = part(key, of: node, row: row(place, of: all))
                if value.kind == .outOfRange { return false }
                sorting.keys.push(value)
            }
        }
        work &+= Int64(all.count) &* 10
        for place in 0..<all.count { insert(Int32(truncatingIfNeeded: place), in: &sorting) }
        return true
    }

    /// Puts a row behind those that it does not come strictly before.
    private func insert(_ row: Int32, in sorting: inout Sorting) {
        var low = 0, high = sorting.order.count
        while low < high {
            let middle = (low &+ high) / 2
            if order(row, sorting.order[middle], sorting) < 0 { high = middle } else { low = middle &+ 1 }
        }
        sorting.order.push(row)
        var place = sorting.order.count &- 1
        while place > low {
            sorting.order[place] = sorting.order[place &- 1]
            place &-= 1
        }
        sorting.order[low] = row
    }

    /// Below 0 where `a` comes strictly before `b`, above 0 where after.
    func order(_ a: Int32, _ b: Int32, _ sorting: Sorting) -> Int32 {
        for key in 0..<sorting.width {
            let x = sorting.keys[Int(a) &* sorting.width &+ key], y = sorting.keys[Int(b) &* sorting.width &+ key]
            if x.isBlank || y.isBlank {
                if x.isBlank == y.isBlank { continue }
                return x.isBlank ? 1 : -1
            }
            guard let order = compared(x, y), order != 0 else { continue }
            return sorting.descending >> Int32(truncatingIfNeeded: key) & 1 == 1 ? -order : order
        }
        return 0
    }
}

/// Rows being sorted.
struct Sorting {
    /// Keys of a row.
    let width: Int
    /// A bit for each key that descends.
    let descending: Int32
    /// The rows' keys, one row's after another's.
    var keys: [Value] = []
    /// The rows so far, by their number among those to sort.
    var order: [Int32] = []
}

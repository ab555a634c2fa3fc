extension Machine {
    /// The rows in the order of their keys: stable, without data last.
    mutating func sorted(_ node: Program.Node, _ rows: [Int32]) throws(OutOfRange) -> [Int32] {
        let keys = try keys(node, rows)
        result.work &+= Int64(rows.count) &* 10
        var order = Array(rows.indices)
        var other = order
        var width = 1
        // Merging runs of 1, 2, 4 … rows.
        while width < order.count {
            var start = 0
            while start < order.count {
                let middle = Swift.min(start + width, order.count), end = Swift.min(start + 2 * width, order.count)
                var a = start, b = middle
                for place in start..<end {
                    if a < middle, b >= end || precedes(keys, order[b], order[a], node.second) >= 0 {
                        other[place] = order[a]
                        a += 1
                    } else {
                        other[place] = order[b]
                        b += 1
                    }
                }
                start = end
            }
            (order, other) = (other, order)
            width *= 2
        }
        return order.map { rows[$0] }
    }

    /// 1 + the rows strictly before; blank where the first key has no data.
    mutating func rank(_ node: Program.Node, _ rows: [Int32], _ cells: inout [Value]) throws(OutOfRange) {
        let keys = try keys(node, rows)
        let places = Array(rows.indices)
        let order = try sorted(node, rows)
        var placeOfRow = [Int](repeating: 0, count: cells.count)
        for place in places { placeOfRow[Int(rows[place])] = place }
        var rank: Int32 = 1
        for position in order.indices {
            let place = placeOfRow[Int(order[position])]
            if position > 0, precedes(keys, placeOfRow[Int(order[position - 1])], place, node.second) != 0 {
                rank = Int32(truncatingIfNeeded: position) + 1
            }
            cells[Int(order[position])] = keys[place][0].isBlank ? .blank : .number(Decimal(rank))
        }
    }

    private mutating func keys(_ node: Program.Node, _ rows: [Int32]) throws(OutOfRange) -> [[Value]] {
        var keys: [[Value]] = []
        for row in rows {
            var key: [Value] = []
            for place in 1...node.operand {
                scopes.push(row)
                key.push(try evaluate(program.child(node, place)))
                scopes.removeLast()
            }
            keys.push(key)
        }
        return keys
    }

    /// Below 0 where `a` comes strictly before `b`, above 0 where after.
    private func precedes(_ keys: [[Value]], _ a: Int, _ b: Int, _ descending: Int32) -> Int32 {
        for place in keys[a].indices {
            let x = keys[a][place], y = keys[b][place]
            if x.isBlank || y.isBlank {
                if x.isBlank == y.isBlank { continue }
                return x.isBlank ? 1 : -1
            }
            guard let order = x.compared(to: y), order != 0 else { continue }
            return descending >> Int32(truncatingIfNeeded: place) & 1 == 1 ? -order : order
        }
        return 0
    }
}

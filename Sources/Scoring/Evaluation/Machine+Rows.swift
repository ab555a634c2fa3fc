extension Machine {
    func rows(_ value: Value) -> [Int32] {
        if case .rows(let rows) = value { return rows }
        return []
    }

    /// A part's value for one row.
    private mutating func evaluate(_ node: Int32, row: Int32) throws(OutOfRange) -> Value {
        scopes.push(row)
        // Not `defer`: what it would do after a throw is done by whoever starts the next formula.
        let value = try evaluate(node)
        scopes.removeLast()
        return value
    }

    mutating func overRows(_ node: Program.Node) throws(OutOfRange) -> Value {
        let first = try evaluate(program.child(node, 0))
        if node.operation == .sequence { return try sequence(first, most: node.operand) }
        let rows = self.rows(first)
        if node.operation == .count { return .number(Decimal(Int32(truncatingIfNeeded: rows.count))) }
        if node.operation == .sort { return .rows(try sorted(node, rows)) }
        let part = program.child(node, 1)
        switch node.operation {
        case .filter:
            var kept: [Int32] = []
            for row in rows { if case .flag(true) = try evaluate(part, row: row) { kept.push(row) } }
            return .rows(kept)
        case .any:
            for row in rows { if case .flag(true) = try evaluate(part, row: row) { return .flag(true) } }
            return .flag(false)
        case .all:
            for row in rows {
                guard case .flag(true) = try evaluate(part, row: row) else { return .flag(false) }
            }
            return .flag(true)
        case .first: return rows.isEmpty ? .blank : try evaluate(part, row: rows[0])
        case .list:
            var items: [Value] = []
            for row in rows {
                let item = try evaluate(part, row: row)
                if !item.isBlank { items.push(item) }
            }
            return .list(items)
        case .sum, .mean: return try sum(rows, part, isMean: node.operation == .mean)
        default: return try extreme(rows, part, isLowest: node.operation == .lowest)
        }
    }

    private mutating func sequence(_ value: Value, most: Int32) throws(OutOfRange) -> Value {
        guard case .number(let number) = value else { return .rows([]) }
        let whole = try number.floor()
        if whole.isNegative { return .rows([]) }
        guard let count = whole.whole, count <= most else { throw OutOfRange() }
        result.work &+= Int64(count)
        return .rows(Array(0..<count))
    }

    private mutating func sum(_ rows: [Int32], _ part: Int32, isMean: Bool) throws(OutOfRange) -> Value {
        var total = Decimal.zero
        var count: Int32 = 0
        for row in rows {
            let value = try evaluate(part, row: row)
            guard case .number(let number) = value else { continue }
            total = try total + number
            count += 1
            trace(.term(sum: part, row: row, value))
        }
        guard isMean else { return .number(total) }
        guard let mean = try total.divided(by: Decimal(count)) else { return .blank }
        return .number(mean)
    }

    private mutating func extreme(_ rows: [Int32], _ part: Int32, isLowest: Bool) throws(OutOfRange) -> Value {
        var best = Value.blank
        for row in rows {
            let value = try evaluate(part, row: row)
            if value.isBlank { continue }
            if let order = value.compared(to: best), isLowest ? order >= 0 : order <= 0 { continue }
            best = value
        }
        return best
    }

    /// `rank`, `running`, `split`: made for the whole table when its first row asks, then looked up.
    mutating func ownRow(_ index: Int32, _ node: Program.Node) throws(OutOfRange) -> Value {
        let own = Int(current.row ?? 0)
        for made in once where made.node == index { return try inRange(made.cells[own]) }
        let outside = scopes
        let cells = ownRows(node)
        scopes = outside
        once.push((index, cells))
        return try inRange(cells[own])
    }

    /// A cell for every row of the table; where one leaves the range all do, so that nothing is tried twice.
    private mutating func ownRows(_ node: Program.Node) -> [Value] {
        var cells = [Value](repeating: .blank, count: Int(program.definitions[Int(current.value)].table.map { rowCounts[Int($0)] } ?? 0))
        scopes = []
        do {
            let rows = self.rows(try evaluate(program.child(node, 0)))
            switch node.operation {
            case .rank: try rank(node, rows, &cells)
            case .running: try running(node, rows, &cells)
            default: try split(node, rows, &cells)
            }
            return cells
        } catch {
            return [Value](repeating: .outOfRange, count: cells.count)
        }
    }

    private mutating func running(_ node: Program.Node, _ rows: [Int32], _ cells: inout [Value]) throws(OutOfRange) {
        var total = Decimal.zero
        for row in rows {
            if case .number(let number) = try evaluate(program.child(node, 1), row: row) { total = try total + number }
            cells[Int(row)] = .number(total)
        }
    }

    private mutating func split(_ node: Program.Node, _ rows: [Int32], _ cells: inout [Value]) throws(OutOfRange) {
        guard case .number(let total) = try evaluate(program.child(node, 1)) else { return }
        var weighted: [Int32] = []
        var weights: [Decimal] = []
        for row in rows {
            guard case .number(let weight) = try evaluate(program.child(node, 2), row: row) else { continue }
            weighted.push(row)
            weights.push(weight)
        }
        result.work &+= Int64(weights.count) &* Int64(weights.count) / 8
        guard let parts = try total.split(by: weights) else { return }
        for (place, row) in weighted.enumerated() { cells[Int(row)] = .number(parts[place]) }
    }
}

extension Machine {
    /// A node's value. Recursion is as deep as the formula, at most 64.
    mutating func evaluate(_ index: Int32) throws(OutOfRange) -> Value {
        let node = program.nodes[Int(index)]
        result.work &+= 1
        switch node.operation {
        case .constant: return .number(program.constants[Int(node.operand)])
        case .word: return .choice(node.operand)
        case .flag: return .flag(node.operand == 1)
        case .blank: return .blank
        case .value: return try inRange(result.cells[Int(node.operand)][0])
        case .column: return try inRange(result.cells[Int(node.operand)][Int(scopes[scopes.count - 1 - Int(node.second)])])
        case .table:
            result.work &+= Int64(rowCounts[Int(node.operand)])
            return .rows(Array(0..<rowCounts[Int(node.operand)]))
        case .row: return .number(Decimal(scopes[scopes.count - 1 - Int(node.second)] + 1))
        case .and, .or: return try logic(node)
        case .choose:
            guard case .flag(let holds) = try condition(of: node) else { return .blank }
            return try evaluate(program.child(node, holds ? 1 : 2))
        case .isBlank: return .flag(try evaluate(program.child(node, 0)).isBlank)
        case .coalesce:
            let value = try evaluate(program.child(node, 0))
            return value.isBlank ? try evaluate(program.child(node, 1)) : value
        case .mark:
            trace(.rule(node.operand))
            return try evaluate(program.child(node, 0))
        case .count, .sum, .mean, .lowest, .highest, .any, .all, .filter, .first, .list, .sequence, .sort:
            return try overRows(node)
        case .rank, .running, .split: return try ownRow(index, node)
        default: return try operation(node)
        }
    }

    func inRange(_ value: Value) throws(OutOfRange) -> Value {
        if case .outOfRange = value { throw OutOfRange() }
        return value
    }

    /// Three-valued: what one side settles needs no data from the other.
    private mutating func logic(_ node: Program.Node) throws(OutOfRange) -> Value {
        let settling = node.operation == .or
        let first = try evaluate(program.child(node, 0))
        if case .flag(settling) = first { return first }
        let second = try evaluate(program.child(node, 1))
        if case .flag(settling) = second { return second }
        return first.isBlank ? first : second
    }

    /// Operations that have no data where one of their parts has none.
    private mutating func operation(_ node: Program.Node) throws(OutOfRange) -> Value {
        let first = try evaluate(program.child(node, 0))
        guard !first.isBlank else { return .blank }
        switch node.operation {
        case .not: if case .flag(let flag) = first { return .flag(!flag) }
        case .negate: if case .number(let number) = first { return .number(-number) }
        case .absolute: if case .number(let number) = first { return .number(number.absolute) }
        case .floor: if case .number(let number) = first { return .number(try number.floor()) }
        case .ceiling: if case .number(let number) = first { return .number(try number.ceiling()) }
        case .round: if case .number(let number) = first { return .number(try number.rounded(places: node.operand)) }
        case .day:
            if case .datetime(let minutes) = first { return .date(Int32(truncatingIfNeeded: minutes / CalendarDay.minutesPerDay)) }
        case .least, .greatest: return try extreme(node, first)
        default:
            let second = try evaluate(program.child(node, 1))
            guard !second.isBlank else { return .blank }
            return try binary(node.operation, first, second)
        }
        return .blank
    }

    private mutating func extreme(_ node: Program.Node, _ first: Value) throws(OutOfRange) -> Value {
        var best = first
        for place in 1..<Swift.max(1, node.childCount) {
            let value = try evaluate(program.child(node, place))
            guard let order = value.compared(to: best) else { return .blank }
            if node.operation == .least ? order < 0 : order > 0 { best = value }
        }
        return best
    }

    private func binary(_ operation: Operation, _ a: Value, _ b: Value) throws(OutOfRange) -> Value {
        switch (operation, a, b) {
        case (.add, .number(let x), .number(let y)): return .number(try x + y)
        case (.subtract, .number(let x), .number(let y)): return .number(try x - y)
        case (.multiply, .number(let x), .number(let y)): return .number(try x * y)
        case (.divide, .number(let x), .number(let y)):
            guard let quotient = try x.divided(by: y) else { return .blank }
            return .number(quotient)
        case (.addDays, .date(let day), .number(let days)):
            guard let count = days.truncated.whole else { throw OutOfRange() }
            let sum = Int64(day) + Int64(count)
            guard sum >= 0, sum <= Int64(CalendarDay.last) else { throw OutOfRange() }
            return .date(Int32(sum))
        case (.addMonths, .date(let day), .number(let months)):
            guard let count = months.truncated.whole, let sum = CalendarDay.adding(months: count, to: day) else { throw OutOfRange() }
            return .date(sum)
        case (.subtractDates, .date(let x), .date(let y)): return .number(Decimal(x - y))
        default: return compare(operation, a, b)
        }
    }

    func compare(_ operation: Operation, _ a: Value, _ b: Value) -> Value {
        guard let order = a.compared(to: b) else { return .blank }
        switch operation {
        case .equal: return .flag(order == 0)
        case .unequal: return .flag(order != 0)
        case .less: return .flag(order < 0)
        case .lessOrEqual: return .flag(order <= 0)
        case .greater: return .flag(order > 0)
        case .greaterOrEqual: return .flag(order >= 0)
        default: return .blank
        }
    }
}

extension Machine {
    /// A node's value. Recursion is as deep as the formula, at most 64.
    mutating func evaluate(_ index: Int32) -> Value {
        let node = program.nodes[Int(index)]
        work &+= 1
        switch node.operation {
        case .constant: return program.constants[Int(node.operand)]
        case .word: return Value(.choice, Int128(node.operand))
        case .flag: return Value(.flag, Int128(node.operand))
        case .blank: return .blank
        case .value: return cell(node.operand)
        case .column: return cells[Int(starts[Int(node.operand)] &+ scope(node))]
        case .table:
            work &+= Int64(rowCounts[Int(node.operand)])
            return allRows(rowCounts[Int(node.operand)])
        case .row: return Value(Decimal(scope(node) &+ 1))
        case .and, .or: return logic(node, part(0, of: node))
        case .choose:
            let condition = condition(of: node)
            return condition.kind == .flag ? part(condition.isFlag(true) ? 1 : 2, of: node) : condition
        case .isBlank:
            let value = part(0, of: node)
            return value.kind == .outOfRange ? value : Value(value.isBlank)
        case .coalesce:
            let value = part(0, of: node)
            return value.isBlank ? part(1, of: node) : value
        case .mark:
            traceRule(node.operand)
            return part(0, of: node)
        case .count, .sum, .mean, .lowest, .highest, .any, .all, .filter, .first, .list, .sequence, .sort: return overRows(node)
        case .rank, .running, .split: return ownRow(index, node)
        default: return operation(node)
        }
    }

    /// The value of a part, from 0, of a node.
    mutating func part(_ number: Int32, of node: Program.Node) -> Value { evaluate(program.child(node, number)) }

    /// The row being gone through that a node asks for.
    private func scope(_ node: Program.Node) -> Int32 { scopes[scopes.count &- 1 &- Int(node.second)] }

    /// Three-valued: what one side settles needs no data from the other.
    private mutating func logic(_ node: Program.Node, _ first: Value) -> Value {
        if first.kind == .outOfRange || first.isFlag(node.operation == .or) { return first }
        return node.operation.joined(first, part(1, of: node))
    }

    /// Operations that have no data where one of their parts has none.
    private mutating func operation(_ node: Program.Node) -> Value {
        let first = part(0, of: node)
        guard first.hasData else { return first }
        switch node.operation {
        case .not: return Value(first.isFlag(false))
        case .negate: return Value(-first.number)
        case .absolute: return Value(first.number.absolute)
        case .floor, .ceiling: return Value(first.number.wholeNumber(up: node.operation == .ceiling))
        case .round: return Value(first.number.rounding(places: node.operand))
        case .day: return Value(.date, Int128(first.minutes / CalendarDay.minutesPerDay))
        case .least, .greatest: return extreme(node, first)
        default:
            let second = part(1, of: node)
            return second.hasData ? binary(node.operation, first, second) : second
        }
    }

    private mutating func extreme(_ node: Program.Node, _ first: Value) -> Value {
        var best = first
        for place in 1..<node.childCount {
            let value = part(place, of: node)
            guard let order = compared(value, best) else { return value }
            if node.operation == .least ? order < 0 : order > 0 { best = value }
        }
        return best
    }

    private func binary(_ operation: Operation, _ a: Value, _ b: Value) -> Value {
        switch operation {
        case .add: return Value(a.number.plus(b.number))
        case .subtract: return Value(a.number.minus(b.number))
        case .multiply: return Value(a.number.times(b.number))
        case .divide: return a.number.over(b.number).map { Value($0) } ?? .blank
        case .addDays: return CalendarDay.value(Int128(a.index) &+ b.number.units)
        case .addMonths:
            let months = b.number.units
            guard months.magnitude < 120_000, let day = CalendarDay.adding(months: Int32(truncatingIfNeeded: months), to: a.index)
            else { return .outOfRange }
            return Value(.date, Int128(day))
        case .subtractDates: return Value(Decimal(a.index &- b.index))
        default: return holds(operation, a, b)
        }
    }
}

extension CalendarDay {
    /// A day by its number, where there is such a day.
    fileprivate static func value(_ number: Int128) -> Value {
        number >= 0 && number <= Int128(last) ? Value(.date, number) : .outOfRange
    }
}

extension Operation {
    /// What `and` and `or` make of two sides of which the first does not settle it.
    func joined(_ first: Value, _ second: Value) -> Value {
        first.isBlank && second.kind != .outOfRange && !second.isFlag(self == .or) ? first : second
    }
}

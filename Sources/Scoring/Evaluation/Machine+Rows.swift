extension Machine {
    mutating func allRows(_ count: Int32) -> Value {
        let start = rows.count
        for row in 0..<count { rows.push(row) }
        return rows(from: start)
    }

    /// The rows from here on, as a value.
    func rows(from start: Int) -> Value { Value(.rows, from: start, count: rows.count &- start) }

    /// A part's value for one row.
    @inline(never)
    mutating func part(_ number: Int32, of node: Program.Node, row: Int32) -> Value {
        scopes.push(row)
        let value = part(number, of: node)
        scopes.removeLast()
        return value
    }

    /// The row at a place, from 0, of some.
    func row(_ place: Int, of all: Value) -> Int32 { rows[all.start &+ place] }

    mutating func overRows(_ node: Program.Node) -> Value {
        let before = rows.count
        var value = part(0, of: node)
        if value.kind != .outOfRange {
            value =
                switch node.operation {
                case .count: Value(Decimal(Int32(truncatingIfNeeded: value.count)))
                case .sequence: sequence(value, most: node.operand)
                case .sort: sorted(node, value)
                default: reduced(node, value)
                }
        }
        if value.kind != .rows { truncateRows(to: before) }
        return value
    }

    mutating func truncateRows(to count: Int) { while rows.count > count { rows.removeLast() } }

    /// Nothing from no data and from a number below 0.
    private mutating func sequence(_ value: Value, most: Int32) -> Value {
        let whole = value.number.wholeNumber(up: false)
        guard value.kind == .number, whole.count > 0 || !whole.isInRange else { return rows(from: rows.count) }
        guard let count = whole.whole, count <= most else { return .outOfRange }
        work &+= Int64(count)
        return allRows(count)
    }

    /// What the rows' parts come to, one after another.
    private mutating func reduced(_ node: Program.Node, _ all: Value) -> Value {
        let firstKept = rows.count, firstItem = items.count
        var result: Value =
            switch node.operation {
            case .sum, .mean: Value(.zero)
            case .any: Value(false)
            case .all: Value(true)
            default: .blank
            }
        var count: Int32 = 0
        for place in 0..<all.count {
            let row = row(place, of: all)
            let value = part(1, of: node, row: row)
            if value.kind == .outOfRange { return value }
            switch node.operation {
            case .first: return value
            case .any: if value.isFlag(true) { return value }
            case .all: if !value.isFlag(true) { return Value(false) }
            case .filter: if value.isFlag(true) { rows.push(row) }
            // Lists are not made within lists, nor where `made` is, so the items stand side by side.
            case .list: if !value.isBlank { items.push(value) }
            case .sum, .mean:
                if value.isBlank { continue }
                result = Value(result.number.plus(value.number))
                if result.kind == .outOfRange { return result }
                count &+= 1
                traceTerm(node, row, value)
            default:
                guard let order = compared(value, result) else {
                    if !value.isBlank { result = value }
                    continue
                }
                if node.operation == .lowest ? order < 0 : order > 0 { result = value }
            }
        }
        switch node.operation {
        case .filter: return rows(from: firstKept)
        case .list: return Value(.list, from: firstItem, count: items.count &- firstItem)
        case .mean: return result.number.over(Decimal(count)).map { Value($0) } ?? .blank
        default: return result
        }
    }
}

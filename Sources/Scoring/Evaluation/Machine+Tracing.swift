extension Machine {
    mutating func trace(_ step: TraceStep.Step) {
        guard isTracing, result.trace.count < Program.Limit.trace else { return }
        result.trace.push(TraceStep(value: current.value, row: current.row, step: step))
    }

    /// The condition of an `if`. Where that is a rule and a trace is wanted, what the rule missed is noted on the way, so
    /// that nothing is computed twice.
    mutating func condition(of node: Program.Node) throws(OutOfRange) -> Value {
        let then = program.nodes[Int(program.child(node, 1))]
        guard isTracing, then.operation == .mark else { return try evaluate(program.child(node, 0)) }
        var missed: [TraceStep.Missed] = []
        let value = try condition(program.child(node, 0), rule: then.operand, wanted: true, &missed)
        for miss in missed { trace(.missed(miss)) }
        return value
    }

    /// The value of a condition or of a part of one, and, unless it is the one wanted, the comparisons by which it is not.
    private mutating func condition(
        _ index: Int32, rule: Int32, wanted: Bool, _ missed: inout [TraceStep.Missed]
    ) throws(OutOfRange) -> Value {
        let node = program.nodes[Int(index)]
        let before = missed.count
        let value: Value
        switch node.operation {
        case .not:
            result.work &+= 1
            let inner = try condition(program.child(node, 0), rule: rule, wanted: !wanted, &missed)
            value = if case .flag(let flag) = inner { .flag(!flag) } else { .blank }
        case .and, .or:
            result.work &+= 1
            value = try logic(node, rule: rule, wanted: wanted, &missed)
        case .equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual:
            result.work &+= 1
            value = try comparison(node, rule: rule, wanted: wanted, &missed)
        default:
            value = try evaluate(index)
            let named = node.operation == .value || node.operation == .column ? node.operand : nil
            missed.push(
                TraceStep.Missed(rule: rule, named: named, comparison: .equal, found: value, needed: .flag(wanted)))
        }
        if case .flag(wanted) = value { missed.removeLast(missed.count - before) }
        return value
    }

    /// As `evaluate` has it, but both sides are looked at: where one settles the matter the other may be missed as well.
    private mutating func logic(
        _ node: Program.Node, rule: Int32, wanted: Bool, _ missed: inout [TraceStep.Missed]
    ) throws(OutOfRange) -> Value {
        let settling = node.operation == .or
        let first = try condition(program.child(node, 0), rule: rule, wanted: wanted, &missed)
        if case .flag(settling) = first {
            let outside = scopes
            _ = try? condition(program.child(node, 1), rule: rule, wanted: wanted, &missed)
            scopes = outside
            return first
        }
        let second = try condition(program.child(node, 1), rule: rule, wanted: wanted, &missed)
        if case .flag(settling) = second { return second }
        return first.isBlank ? first : second
    }

    private mutating func comparison(
        _ node: Program.Node, rule: Int32, wanted: Bool, _ missed: inout [TraceStep.Missed]
    ) throws(OutOfRange) -> Value {
        let left = try evaluate(program.child(node, 0))
        // A comparison without data on its left is settled; what it needed is looked at all the same.
        let outside = scopes
        let right: Value
        do {
            right = try evaluate(program.child(node, 1))
        } catch {
            guard left.isBlank else { throw error }
            scopes = outside
            right = .blank
        }
        let value = left.isBlank || right.isBlank ? .blank : compare(node.operation, left, right)
        guard let written = Comparison(node.operation) else { return value }
        let comparison = wanted ? written : written.opposite
        let name = named(program.child(node, 0)), other = named(program.child(node, 1))
        let isMirrored = name == nil && other != nil
        missed.push(
            TraceStep.Missed(
                rule: rule, named: name ?? other, comparison: isMirrored ? comparison.mirrored : comparison,
                found: isMirrored ? right : left, needed: isMirrored ? left : right))
        return value
    }

    private func named(_ index: Int32) -> Int32? {
        let node = program.nodes[Int(index)]
        return node.operation == .value || node.operation == .column ? node.operand : nil
    }
}

extension Program {
    /// By node: for the part of a sum or a mean, the table whose rows it goes through; nil for a sequence's.
    public var tablesOfSums: [Int32?] {
        var tables = [Int32?](repeating: nil, count: nodes.count)
        for node in nodes where node.operation == .sum || node.operation == .mean {
            tables[Int(child(node, 1))] = table(ofRows: child(node, 0))
        }
        return tables
    }

    /// Rows are a table's, a name's, or some of such, sorted or filtered; a part stands before what it is a part of.
    private func table(ofRows index: Int32) -> Int32? {
        var node = nodes[Int(index)]
        while node.operation == .filter || node.operation == .sort { node = nodes[Int(child(node, 0))] }
        if node.operation == .table { return node.operand }
        guard node.operation == .value, case .rows(let table, _) = definitions[Int(node.operand)].type else { return nil }
        return table
    }
}

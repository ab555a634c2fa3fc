extension Machine {
    mutating func traceRule(_ rule: Int32) { trace(Step(value: value, row: row, kind: .rule, number: rule)) }

    mutating func traceTerm(_ sum: Program.Node, _ at: Int32, _ value: Value) {
        guard isTracing else { return }
        trace(
            Step(
                value: self.value, row: row, kind: .term, number: program.child(sum, 1),
                place: program.table(ofRows: program.child(sum, 0)),
                detail: at, found: value))
    }

    private mutating func trace(_ step: Step) {
        if isTracing, trace.count < Program.Limit.trace { trace.push(step) }
    }

    /// The condition of an `if`. Where that is a rule and a trace is wanted, what the rule missed is noted on the way, so
    /// that nothing is computed twice.
    mutating func condition(of node: Program.Node) -> Value {
        let condition = program.child(node, 0)
        let then = program.nodes[Int(program.child(node, 1))]
        guard isTracing, then.operation == .mark else { return evaluate(condition) }
        var missed: [Step] = []
        let value = self.condition(condition, rule: then.operand, wanted: true, &missed)
        if value.kind != .outOfRange { for miss in missed { trace(miss) } }
        return value
    }

    /// The value of a condition or of a part of one, and, unless it is the one wanted, the comparisons by which it is not.
    private mutating func condition(_ index: Int32, rule: Int32, wanted: Bool, _ missed: inout [Step]) -> Value {
        let node = program.nodes[Int(index)]
        let before = missed.count
        let value: Value
        switch node.operation {
        case .not:
            work &+= 1
            let inner = condition(program.child(node, 0), rule: rule, wanted: !wanted, &missed)
            value = inner.kind == .flag ? Value(inner.isFlag(false)) : inner
        case .and, .or:
            work &+= 1
            value = logic(node, rule: rule, wanted: wanted, &missed)
        default:
            if let comparison = Comparison(node.operation) {
                work &+= 1
                value = compared(node, wanted ? comparison : comparison.opposite, rule: rule, &missed)
            } else {
                value = evaluate(index)
                if value.kind != .outOfRange { missed.push(miss(rule, named(index), .equal, value, Value(wanted))) }
            }
        }
        if value.isFlag(wanted) { while missed.count > before { missed.removeLast() } }
        return value
    }

    /// As `evaluate` has it, but both sides are looked at: where one settles the matter the other may be missed as well.
    private mutating func logic(_ node: Program.Node, rule: Int32, wanted: Bool, _ missed: inout [Step]) -> Value {
        let first = condition(program.child(node, 0), rule: rule, wanted: wanted, &missed)
        if first.kind == .outOfRange { return first }
        let second = condition(program.child(node, 1), rule: rule, wanted: wanted, &missed)
        return first.isFlag(node.operation == .or) ? first : node.operation.joined(first, second)
    }

    private mutating func compared(_ node: Program.Node, _ comparison: Comparison, rule: Int32, _ missed: inout [Step]) -> Value {
        let left = part(0, of: node)
        if left.kind == .outOfRange { return left }
        var right = part(1, of: node)
        if right.kind == .outOfRange {
            // A comparison without data on its left is settled; what it needed is looked at all the same.
            guard left.isBlank else { return right }
            right = .blank
        }
        let name = named(program.child(node, 0)), other = named(program.child(node, 1))
        let isMirrored = name < 0 && other >= 0
        missed.push(
            isMirrored ? miss(rule, other, comparison.mirrored, right, left) : miss(rule, name, comparison, left, right))
        return holds(node.operation, left, right)
    }

    private func miss(_ rule: Int32, _ named: Int32, _ comparison: Comparison, _ found: Value, _ needed: Value) -> Step {
        Step(
            value: value, row: row, kind: .missed, number: rule, place: named, detail: Int32(comparison.rawValue), found: found,
            needed: needed)
    }

    /// The value that a node names, or -1.
    private func named(_ index: Int32) -> Int32 {
        let node = program.nodes[Int(index)]
        return node.operation == .value || node.operation == .column ? node.operand : -1
    }
}

extension Program {
    /// The table of rows, which are a table's, a name's, or some of such, sorted or filtered; -1 for a sequence's.
    fileprivate func table(ofRows index: Int32) -> Int32 {
        var node = nodes[Int(index)]
        while node.operation == .filter || node.operation == .sort { node = nodes[Int(child(node, 0))] }
        if node.operation == .value { return definitions[Int(node.operand)].type.table }
        return node.operation == .table ? node.operand : -1
    }
}

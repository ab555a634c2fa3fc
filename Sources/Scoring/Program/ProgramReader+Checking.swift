extension ProgramReader {
    /// Finds every node's type from its leaves, and the work of a run. After this, a run has no check left to fail.
    ///
    /// A formula may use only values before it, and a bound only plain inputs: so nothing calls itself, and nothing repeats.
    mutating func check() {
        for index in 0..<definitions.count {
            let definition = definitions[index]
            let rows = definition.table < 0 ? 1 : mostRows[Int(definition.table)]
            add(rows)
            limit = Int32(truncatingIfNeeded: index)
            switch definition.source {
            case .constant: break
            case .input: checkBounds(of: definition)
            case .formula:
                let before = work
                work = 0
                definitions[index].type = formulaType(definition)
                work = Work.sum(before, Work.product(work, rows))
            }
        }
        limit = Int32(truncatingIfNeeded: definitions.count)
        ownTable = -1
        for requirement in requirements {
            if type(of: requirement.root).kind != .flag { reader.fail(.type) }
        }
        for output in outputs {
            let definition = definitions[Int(output)]
            if definition.table >= 0 { reader.fail(.reference) }
            if definition.type.kind == .rows { reader.fail(.type) }
        }
        if goal >= 0 {
            let definition = definitions[Int(goal)]
            if definition.table >= 0 || definition.type.kind != .number { reader.fail(.type) }
        }
        work = Work.sum(work, once)
        if work > Program.Limit.work { reader.fail(.tooLarge) }
    }

    private mutating func checkBounds(of input: Program.Definition) {
        isBound = true
        for place in 0..<input.boundCount {
            let type = type(of: bounds[Int(input.firstBound &+ place)].root)
            if type.kind != input.type.kind || !type.kind.isOrdered { reader.fail(.type) }
        }
        isBound = false
    }

    /// A column's cells are scalars, and so is what is rounded.
    private mutating func formulaType(_ formula: Program.Definition) -> ValueType {
        ownTable = formula.table
        if ownTable >= 0 { scopes.push(ownTable) }
        let type = type(of: formula.root)
        scopes = []
        if ownTable >= 0 && !type.kind.isScalar || formula.places >= 0 && type.kind != .number { reader.fail(.type) }
        return type
    }

    private mutating func add(_ steps: Int32) { work = Work.sum(work, Int64(steps)) }

    private mutating func type(of index: Int32) -> ValueType {
        let node = nodes[Int(index)]
        add(1)
        switch node.operation {
        case .constant: return ValueType(kind: .number)
        case .word: return ValueType(kind: .choice)
        case .flag: return ValueType(kind: .flag)
        case .blank: return ValueType(kind: Value.Kind(rawValue: UInt8(truncatingIfNeeded: node.operand)) ?? .blank)
        case .value, .column: return referenceType(node)
        case .table:
            if isBound { reader.fail(.reference) }
            return ValueType(kind: .rows, table: node.operand, most: mostRows[Int(node.operand)])
        case .row:
            if scopes.count &- firstScope <= Int(node.second) { reader.fail(.reference) }
            return ValueType(kind: .number)
        case .count, .sum, .mean, .lowest, .highest, .any, .all, .filter, .first, .list, .sequence, .sort, .rank, .running, .split:
            if isBound { reader.fail(.reference) }
            return rowsType(node)
        default:
            var parts = PartTypes()
            for place in 0..<node.childCount { parts.take(scalarType(of: child(node, place))) }
            return ValueType(kind: result(of: node.operation, parts))
        }
    }

    private func child(_ node: Program.Node, _ place: Int32) -> Int32 { children[Int(node.firstChild &+ place)] }

    private mutating func scalarType(of index: Int32) -> Value.Kind {
        let kind = type(of: index).kind
        if !kind.isScalar { reader.fail(.type) }
        return kind
    }

    private mutating func referenceType(_ node: Program.Node) -> ValueType {
        guard node.operand < definitions.count else {
            reader.fail(.reference)
            return ValueType(kind: .blank)
        }
        let definition = definitions[Int(node.operand)]
        let scope = scopes.count &- 1 &- Int(node.second)
        let isKnown =
            if isBound {
                node.operation == .value && definition.table < 0 && definition.source == .input
            } else if node.operation == .value {
                node.operand < limit && definition.table < 0
            } else {
                node.operand < limit && scope >= firstScope && definition.table >= 0 && definition.table == scopes[scope]
            }
        if !isKnown { reader.fail(.reference) }
        return definition.type
    }

    /// Operations on rows: the parts after the first are evaluated once for each row.
    private mutating func rowsType(_ node: Program.Node) -> ValueType {
        if node.operation == .sequence {
            if scalarType(of: child(node, 0)) != .number { reader.fail(.type) }
            add(node.operand)
            return ValueType(kind: .rows, most: node.operand)
        }
        let isOnce = node.operation == .rank || node.operation == .running || node.operation == .split
        let before = work, outerScope = firstScope
        if isOnce { (work, firstScope) = (0, scopes.count) }
        let rows = type(of: child(node, 0))
        if rows.kind != .rows { reader.fail(.type) }
        if isOnce && (rows.table < 0 || rows.table != ownTable) { reader.fail(.reference) }
        var parts = PartTypes()
        for place in 1..<node.childCount {
            // A split's total is one value for all rows.
            let isTotal = node.operation == .split && place == 1
            let outside = work
            work = 0
            if !isTotal { scopes.push(rows.table) }
            parts.take(scalarType(of: child(node, place)))
            if !isTotal { scopes.removeLast() }
            work = Work.sum(outside, Work.product(work, isTotal ? 1 : rows.most))
        }
        add(rows.most)
        if node.operation == .sort || node.operation == .rank { add(rows.most &* 10) }
        if node.operation == .split { add(rows.most &* rows.most / 8) }
        if isOnce { (once, work, firstScope) = (Work.sum(once, work), Work.sum(before, 1), outerScope) }
        let kind = result(of: node.operation, parts)
        return kind == .rows ? rows : ValueType(kind: kind)
    }

    private mutating func result(of operation: Operation, _ parts: PartTypes) -> Value.Kind {
        let (kind, isRight) = parts.result(of: operation)
        if !isRight { reader.fail(.type) }
        return kind
    }
}

/// Sums and products of work stop far below the end of the type.
private enum Work {
    static func sum(_ a: Int64, _ b: Int64) -> Int64 { Swift.min(a &+ b, 1 << 30) }
    static func product(_ work: Int64, _ times: Int32) -> Int64 { Swift.min(work &* Int64(times), 1 << 30) }
}

/// The types of an operation's parts, as far as rules ask for them.
private struct PartTypes {
    private var first = Value.Kind.blank, last = Value.Kind.blank
    /// The last but one.
    private var previous = Value.Kind.blank
    private var areSame = true, areOrdered = true

    mutating func take(_ kind: Value.Kind) {
        if first == .blank { first = kind }
        if kind != first { areSame = false }
        if !kind.isOrdered { areOrdered = false }
        previous = last
        last = kind
    }

    /// What the operation gives, and whether it takes these parts.
    func result(of operation: Operation) -> (Value.Kind, isRight: Bool) {
        switch operation {
        case .negate, .absolute, .floor, .ceiling, .round, .add, .subtract, .multiply, .divide, .sum, .mean, .running, .split:
            (.number, areSame && first == .number)
        case .not, .and, .or, .any, .all, .filter: (operation == .filter ? .rows : .flag, areSame && first == .flag)
        case .equal, .unequal: (.flag, areSame)
        case .less, .lessOrEqual, .greater, .greaterOrEqual: (.flag, areSame && areOrdered)
        case .least, .greatest, .lowest, .highest: (first, areSame && areOrdered)
        case .coalesce: (first, areSame)
        case .choose: (last, first == .flag && previous == last)
        case .isBlank: (.flag, true)
        case .addDays, .addMonths: (.date, first == .date && last == .number)
        case .subtractDates: (.number, areSame && first == .date)
        case .day: (.date, first == .datetime)
        case .count: (.number, true)
        case .list: (.list, true)
        case .sort: (.rows, areOrdered)
        case .rank: (.number, areOrdered)
        default: (first, true)  // mark, first
        }
    }
}

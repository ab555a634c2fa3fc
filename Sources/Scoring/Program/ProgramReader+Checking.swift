extension ProgramReader {
    /// Finds every node's type from its leaves, and the work of a run. After this, a run has no check left to fail.
    ///
    /// A formula may use only values before it, and a bound only plain inputs: so nothing calls itself, and nothing repeats.
    mutating func check() throws(ProgramError) {
        for index in 0..<definitions.count {
            let definition = definitions[index]
            let rows = definition.table < 0 ? 1 : mostRows[Int(definition.table)]
            add(rows)
            limit = Int32(truncatingIfNeeded: index)
            switch definition.source {
            case .constant: break
            case .input: try checkBounds(of: definition)
            case .formula:
                let before = work
                work = 0
                definitions[index].type = try formulaType(definition)
                work = Work.sum(before, Work.product(work, rows))
            }
        }
        limit = Int32(truncatingIfNeeded: definitions.count)
        ownTable = -1
        for requirement in requirements {
            guard try type(of: requirement.root).kind == .flag else { throw .type }
        }
        for output in outputs {
            let definition = definitions[Int(output)]
            guard definition.table < 0 else { throw .reference }
            guard definition.type.kind != .rows else { throw .type }
        }
        if goal >= 0 {
            let definition = definitions[Int(goal)]
            guard definition.table < 0, definition.type.kind == .number else { throw .type }
        }
        work = Work.sum(work, once)
        guard work <= Program.Limit.work else { throw .tooLarge }
    }

    private mutating func checkBounds(of input: Program.Definition) throws(ProgramError) {
        isBound = true
        for place in 0..<input.boundCount {
            let type = try type(of: bounds[Int(input.firstBound &+ place)].root)
            guard type.kind == input.type.kind, type.kind.isOrdered else { throw .type }
        }
        isBound = false
    }

    /// A column's cells are scalars, and so is what is rounded.
    private mutating func formulaType(_ formula: Program.Definition) throws(ProgramError) -> ValueType {
        ownTable = formula.table
        if ownTable >= 0 { scopes.push(ownTable) }
        let type = try type(of: formula.root)
        scopes = []
        guard type.kind.isScalar || ownTable < 0, type.kind == .number || formula.places < 0 else { throw .type }
        return type
    }

    private mutating func add(_ steps: Int32) { work = Work.sum(work, Int64(steps)) }

    private mutating func type(of index: Int32) throws(ProgramError) -> ValueType {
        let node = nodes[Int(index)]
        add(1)
        switch node.operation {
        case .constant: return ValueType(kind: .number)
        case .word: return ValueType(kind: .choice)
        case .flag: return ValueType(kind: .flag)
        case .blank: return ValueType(kind: Value.Kind(rawValue: UInt8(truncatingIfNeeded: node.operand)) ?? .blank)
        case .value, .column: return try referenceType(node)
        case .table:
            guard !isBound else { throw .reference }
            return ValueType(kind: .rows, table: node.operand, most: mostRows[Int(node.operand)])
        case .row:
            guard scopes.count - firstScope > Int(node.second) else { throw .reference }
            return ValueType(kind: .number)
        case .count, .sum, .mean, .lowest, .highest, .any, .all, .filter, .first, .list, .sequence, .sort, .rank, .running, .split:
            guard !isBound else { throw .reference }
            return try rowsType(node)
        default:
            var parts = PartTypes()
            for place in 0..<node.childCount { parts.take(try scalarType(of: child(node, place))) }
            return ValueType(kind: try parts.result(of: node.operation))
        }
    }

    private func child(_ node: Program.Node, _ place: Int32) -> Int32 { children[Int(node.firstChild &+ place)] }

    private mutating func scalarType(of index: Int32) throws(ProgramError) -> Value.Kind {
        let kind = try type(of: index).kind
        guard kind.isScalar else { throw .type }
        return kind
    }

    private func referenceType(_ node: Program.Node) throws(ProgramError) -> ValueType {
        guard node.operand < definitions.count else { throw .reference }
        let definition = definitions[Int(node.operand)]
        let scope = scopes.count - 1 - Int(node.second)
        let isKnown =
            if isBound {
                node.operation == .value && definition.table < 0 && definition.source == .input
            } else if node.operation == .value {
                node.operand < limit && definition.table < 0
            } else {
                node.operand < limit && scope >= firstScope && definition.table >= 0 && definition.table == scopes[scope]
            }
        guard isKnown else { throw .reference }
        return definition.type
    }

    /// Operations on rows: the parts after the first are evaluated once for each row.
    private mutating func rowsType(_ node: Program.Node) throws(ProgramError) -> ValueType {
        if node.operation == .sequence {
            guard try scalarType(of: child(node, 0)) == .number else { throw .type }
            add(node.operand)
            return ValueType(kind: .rows, most: node.operand)
        }
        let isOnce = node.operation == .rank || node.operation == .running || node.operation == .split
        let before = work, outerScope = firstScope
        if isOnce { (work, firstScope) = (0, scopes.count) }
        let rows = try type(of: child(node, 0))
        guard rows.kind == .rows else { throw .type }
        guard !isOnce || (rows.table >= 0 && rows.table == ownTable) else { throw .reference }
        var parts = PartTypes()
        for place in 1..<node.childCount {
            // A split's total is one value for all rows.
            let isTotal = node.operation == .split && place == 1
            let outside = work
            work = 0
            if !isTotal { scopes.push(rows.table) }
            parts.take(try scalarType(of: child(node, place)))
            if !isTotal { scopes.removeLast() }
            work = Work.sum(outside, Work.product(work, isTotal ? 1 : rows.most))
        }
        add(rows.most)
        if node.operation == .sort || node.operation == .rank { add(rows.most &* 10) }
        if node.operation == .split { add(rows.most &* rows.most / 8) }
        if isOnce { (once, work, firstScope) = (Work.sum(once, work), Work.sum(before, 1), outerScope) }
        let kind = try parts.result(of: node.operation)
        return kind == .rows ? rows : ValueType(kind: kind)
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

    /// What the operation gives; throws where it does not take these parts.
    func result(of operation: Operation) throws(ProgramError) -> Value.Kind {
        let isRight: Bool
        let result: Value.Kind
        switch operation {
        case .negate, .absolute, .floor, .ceiling, .round, .add, .subtract, .multiply, .divide, .sum, .mean, .running, .split:
            (result, isRight) = (.number, areSame && first == .number)
        case .not, .and, .or, .any, .all, .filter:
            (result, isRight) = (operation == .filter ? .rows : .flag, areSame && first == .flag)
        case .equal, .unequal: (result, isRight) = (.flag, areSame)
        case .less, .lessOrEqual, .greater, .greaterOrEqual: (result, isRight) = (.flag, areSame && areOrdered)
        case .least, .greatest, .lowest, .highest: (result, isRight) = (first, areSame && areOrdered)
        case .coalesce: (result, isRight) = (first, areSame)
        case .choose: (result, isRight) = (last, first == .flag && previous == last)
        case .isBlank: (result, isRight) = (.flag, true)
        case .addDays, .addMonths: (result, isRight) = (.date, first == .date && last == .number)
        case .subtractDates: (result, isRight) = (.number, areSame && first == .date)
        case .day: (result, isRight) = (.date, first == .datetime)
        case .count: (result, isRight) = (.number, true)
        case .list: (result, isRight) = (.list, true)
        case .sort: (result, isRight) = (.rows, areOrdered)
        case .rank: (result, isRight) = (.number, areOrdered)
        default: (result, isRight) = (first, true)  // mark, first
        }
        guard isRight else { throw .type }
        return result
    }
}

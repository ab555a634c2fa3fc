extension Program {
    /// Finds every node's type from its leaves, and the work of a run. After this, evaluation has no check left to fail.
    ///
    /// A formula may use only values before it, and a bound only plain inputs: so nothing calls itself, and nothing repeats.
    mutating func validate() throws(ProgramError) {
        var check = ProgramCheck(limit: 0, ownTable: nil, isBound: true)
        for index in definitions.indices {
            let definition = definitions[index]
            let rows = definition.table.map { Int64(tables[Int($0)].mostRows) } ?? 1
            check.add(rows)
            switch definition.source {
            case .constant: break
            case .input(let input):
                check.isBound = true
                for bound in input.bounds {
                    guard try check.type(of: bound.root, in: [], self) == .scalar(input.type), input.type.isOrdered else { throw .type }
                }
            case .formula(let root, let places):
                check.isBound = false
                check.limit = Int32(truncatingIfNeeded: index)
                check.ownTable = definition.table
                let before = check.work
                check.work = 0
                let type = try check.type(of: root, in: definition.table.map { [$0] } ?? [], self)
                check.work = before.adding(check.work.multiplied(by: rows))
                if definition.table != nil || places != nil, case .scalar(let scalar) = type {
                    guard places == nil || scalar == .number else { throw .type }
                } else if definition.table != nil || places != nil {
                    throw .type
                }
                definitions[index].type = type
            }
        }
        check.isBound = false
        check.limit = Int32(truncatingIfNeeded: definitions.count)
        check.ownTable = nil
        for requirement in requirements {
            guard try check.type(of: requirement.root, in: [], self) == .scalar(.flag) else { throw .type }
        }
        for output in outputs {
            guard definitions[Int(output)].table == nil else { throw .reference }
            if case .rows = definitions[Int(output)].type { throw .type }
        }
        if let goal {
            let definition = definitions[Int(goal.value)]
            guard definition.table == nil, definition.type == .scalar(.number) else { throw .type }
        }
        work = check.work.adding(check.once)
        guard work <= Limit.work else { throw .tooLarge }
    }
}

extension Int64 {
    /// Sums and products of work stop far below the end of the type.
    fileprivate func adding(_ other: Int64) -> Int64 { Swift.min(self &+ other, 1 << 30) }
    fileprivate func multiplied(by other: Int64) -> Int64 { Swift.min(self &* other, 1 << 30) }
}

/// Types and work of one formula's nodes.
private struct ProgramCheck {
    /// Values from this index on are not yet known.
    var limit: Int32
    var ownTable: Int32?
    var isBound: Bool
    var work: Int64 = 0
    /// Work of `rank`, `running` and `split`, which are made once for a table.
    var once: Int64 = 0

    init(limit: Int32, ownTable: Int32?, isBound: Bool) {
        self.limit = limit
        self.ownTable = ownTable
        self.isBound = isBound
    }

    mutating func add(_ more: Int64) { work = work.adding(more) }

    /// The node's type. `scopes` are the tables whose rows are being gone through, innermost last; -1 is a sequence.
    mutating func type(of index: Int32, in scopes: [Int32], _ program: Program) throws(ProgramError) -> ValueType {
        let node = program.nodes[Int(index)]
        add(1)
        switch node.operation {
        case .constant: return .scalar(.number)
        case .word: return .scalar(.choice)
        case .flag: return .scalar(.flag)
        case .blank:
            guard let type = ScalarType(rawValue: UInt8(truncatingIfNeeded: node.operand)) else { throw .damaged }
            return .scalar(type)
        case .value, .column: return try reference(node, scopes, program)
        case .table:
            guard !isBound else { throw .reference }
            return .rows(table: node.operand, most: program.tables[Int(node.operand)].mostRows)
        case .row:
            guard scopes.count > Int(node.second) else { throw .reference }
            return .scalar(.number)
        case .count, .sum, .mean, .lowest, .highest, .any, .all, .filter, .first, .list, .sequence, .sort, .rank, .running, .split:
            guard !isBound else { throw .reference }
            return try tableType(node, scopes, program)
        default: return try scalarType(node, scopes, program)
        }
    }

    private func reference(_ node: Program.Node, _ scopes: [Int32], _ program: Program) throws(ProgramError) -> ValueType {
        guard Int(node.operand) < program.definitions.count else { throw .reference }
        let definition = program.definitions[Int(node.operand)]
        if isBound {
            guard case .input = definition.source, definition.table == nil, node.operation == .value else { throw .reference }
            return definition.type
        }
        guard node.operand < limit else { throw .reference }
        if node.operation == .value {
            guard definition.table == nil else { throw .reference }
        } else {
            let place = scopes.count - 1 - Int(node.second)
            guard place >= 0, definition.table == scopes[place] else { throw .reference }
        }
        return definition.type
    }

    /// Operations on single values.
    private mutating func scalarType(
        _ node: Program.Node, _ scopes: [Int32], _ program: Program
    ) throws(ProgramError) -> ValueType {
        var types: [ScalarType] = []
        for place in 0..<node.childCount {
            guard case .scalar(let scalar) = try type(of: program.child(node, place), in: scopes, program) else { throw .type }
            types.push(scalar)
        }
        let first = types[0]
        var result = first
        var isRight = true
        switch node.operation {
        case .negate, .absolute, .floor, .ceiling, .round: isRight = first == .number
        case .not: isRight = first == .flag
        case .and, .or: isRight = first == .flag && types[1] == .flag
        case .equal, .unequal: (result, isRight) = (.flag, first == types[1])
        case .less, .lessOrEqual, .greater, .greaterOrEqual: (result, isRight) = (.flag, first == types[1] && first.isOrdered)
        case .add, .subtract, .multiply, .divide: isRight = first == .number && types[1] == .number
        case .addDays, .addMonths: isRight = first == .date && types[1] == .number
        case .subtractDates: (result, isRight) = (.number, first == .date && types[1] == .date)
        case .choose: (result, isRight) = (types[1], first == .flag && types[1] == types[2])
        case .isBlank: result = .flag
        case .coalesce: isRight = first == types[1]
        case .least, .greatest:
            isRight = first.isOrdered
            for type in types where type != first { isRight = false }
        case .day: (result, isRight) = (.date, first == .datetime)
        default: break  // mark
        }
        guard isRight else { throw .type }
        return .scalar(result)
    }

    /// Operations on rows: the parts after the first are evaluated once for each row.
    private mutating func tableType(
        _ node: Program.Node, _ scopes: [Int32], _ program: Program
    ) throws(ProgramError) -> ValueType {
        if node.operation == .sequence {
            guard try type(of: program.child(node, 0), in: scopes, program) == .scalar(.number) else { throw .type }
            add(Int64(node.operand))
            return .rows(table: nil, most: node.operand)
        }
        let isOnce = node.operation == .rank || node.operation == .running || node.operation == .split
        let before = work
        if isOnce { work = 0 }
        guard case .rows(let table, let most) = try type(of: program.child(node, 0), in: isOnce ? [] : scopes, program) else {
            throw .type
        }
        if isOnce { guard table != nil, table == ownTable else { throw .reference } }
        let inner = isOnce ? [table ?? -1] : scopes + [table ?? -1]
        var types: [ScalarType] = []
        for place in 1..<Swift.max(1, node.childCount) {
            // A split's total is one value for all rows.
            let isTotal = node.operation == .split && place == 1
            let outside = work
            work = 0
            guard case .scalar(let scalar) = try type(of: program.child(node, place), in: isTotal ? [] : inner, program) else {
                throw .type
            }
            work = outside.adding(work.multiplied(by: isTotal ? 1 : Int64(most)))
            types.push(scalar)
        }
        add(Int64(most))
        if node.operation == .sort || node.operation == .rank { add(Int64(most) &* 10) }
        if node.operation == .split { add(Int64(most) &* Int64(most) / 8) }
        if isOnce { (once, work) = (once.adding(work), before.adding(1)) }
        return try result(of: node, types, table: table, most: most)
    }

    private func result(
        of node: Program.Node, _ types: [ScalarType], table: Int32?, most: Int32
    ) throws(ProgramError) -> ValueType {
        let rows = ValueType.rows(table: table, most: most)
        switch node.operation {
        case .count: return .scalar(.number)
        case .sum, .mean, .running:
            guard types[0] == .number else { throw .type }
            return .scalar(.number)
        case .split:
            guard types[0] == .number, types[1] == .number else { throw .type }
            return .scalar(.number)
        case .lowest, .highest:
            guard types[0].isOrdered else { throw .type }
            return .scalar(types[0])
        case .any, .all, .filter:
            guard types[0] == .flag else { throw .type }
            return node.operation == .filter ? rows : .scalar(.flag)
        case .first: return .scalar(types[0])
        case .list: return .list
        default:  // sort, rank
            for type in types where !type.isOrdered { throw .type }
            return node.operation == .sort ? rows : .scalar(.number)
        }
    }
}

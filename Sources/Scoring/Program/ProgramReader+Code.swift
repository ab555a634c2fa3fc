extension ProgramReader {
    /// Reads a formula's postfix code into nodes whose children stand before them, and gives the root.
    mutating func formula() -> Int32 {
        let end = Int(reader.number(upTo: 65_535)) + reader.position
        stack = []
        while reader.position < end, reader.fault == nil {
            let operation = Operation(rawValue: reader.byte())
            var node = Program.Node(operation: operation ?? .blank)
            readOperands(of: &node)
            let first = stack.count &- Int(node.childCount)
            if operation == nil || first < 0 {
                reader.fail(.damaged)
                break
            }
            node.firstChild = Int32(truncatingIfNeeded: children.count)
            for place in first..<stack.count {
                children.push(stack[place])
                node.depth = Swift.max(node.depth, nodes[Int(stack[place])].depth &+ 1)
            }
            if node.depth > Program.Limit.depth || nodes.count >= Int(Program.Limit.entries) { reader.fail(.tooLarge) }
            while stack.count > first { stack.removeLast() }
            stack.push(Int32(truncatingIfNeeded: nodes.count))
            nodes.push(node)
        }
        if reader.position != end || stack.count != 1 { reader.fail(.damaged) }
        return Int32(truncatingIfNeeded: nodes.count) &- 1
    }

    /// Reads what follows an operation, and says how many parts it takes.
    private mutating func readOperands(of node: inout Program.Node) {
        node.childCount = node.operation.childCount
        switch node.operation {
        case .constant: node.operand = reader.index(below: constants.count)
        case .word: node.operand = reader.index(below: words.count)
        case .table: node.operand = reader.index(below: mostRows.count)
        // Bounds come before the values they name, so `check` looks at the index.
        case .value, .column: node.operand = reader.index(below: Int(Program.Limit.entries))
        case .sequence: node.operand = reader.number(upTo: Program.Limit.rows)
        case .flag: node.operand = reader.byte(upTo: 1)
        case .blank: node.operand = Int32(reader.type().rawValue)
        case .round: node.operand = reader.byte(upTo: 12)
        case .mark: node.operand = reader.byte(upTo: 255)
        case .least, .greatest:
            node.childCount = reader.byte(upTo: 255)
            if node.childCount < 1 { reader.fail(.damaged) }
        case .sort, .rank:
            node.operand = reader.byte(upTo: 8)
            if node.operand < 1 { reader.fail(.damaged) }
            node.childCount = node.operand &+ 1
        default: break
        }
        switch node.operation {
        case .column, .row, .sort, .rank: node.second = reader.byte(upTo: 255)
        default: break
        }
    }
}

extension Operation {
    /// How many parts it takes, where the code does not say it.
    fileprivate var childCount: Int32 {
        switch self {
        case .constant, .word, .flag, .blank, .value, .column, .table, .row, .least, .greatest, .sort, .rank: 0
        case .negate, .not, .isBlank, .absolute, .floor, .ceiling, .round, .day, .count, .sequence, .mark: 1
        case .choose, .split: 3
        default: 2
        }
    }
}

extension ProgramReader {
    /// Reads a formula's postfix code into nodes whose children stand before them, and gives the root.
    mutating func formula() throws(ProgramError) -> Int32 {
        let end = Int(try reader.number(upTo: 65_535)) + reader.position
        stack = []
        while reader.position < end {
            guard let operation = Operation(rawValue: try reader.byte()) else { throw .damaged }
            var node = Program.Node(operation: operation)
            try readOperands(of: &node)
            let first = stack.count - Int(node.childCount)
            guard first >= 0 else { throw .damaged }
            node.firstChild = Int32(truncatingIfNeeded: children.count)
            for place in first..<stack.count {
                children.push(stack[place])
                node.depth = Swift.max(node.depth, nodes[Int(stack[place])].depth &+ 1)
            }
            guard node.depth <= Program.Limit.depth, nodes.count < Int(Program.Limit.entries) else { throw .tooLarge }
            while stack.count > first { stack.removeLast() }
            stack.push(Int32(truncatingIfNeeded: nodes.count))
            nodes.push(node)
        }
        guard reader.position == end, stack.count == 1 else { throw .damaged }
        return stack[0]
    }

    /// Reads what follows an operation, and says how many parts it takes.
    private mutating func readOperands(of node: inout Program.Node) throws(ProgramError) {
        node.childCount = node.operation.childCount
        switch node.operation {
        case .constant: node.operand = try reader.index(below: constants.count)
        case .word: node.operand = try reader.index(below: words.count)
        case .table: node.operand = try reader.index(below: mostRows.count)
        // Bounds come before the values they name, so `check` looks at the index.
        case .value, .column: node.operand = try reader.index(below: Int(Program.Limit.entries))
        case .sequence: node.operand = try reader.number(upTo: Program.Limit.rows)
        case .flag: node.operand = try reader.byte(upTo: 1)
        case .blank: node.operand = Int32(try reader.type().rawValue)
        case .round: node.operand = try reader.byte(upTo: 12)
        case .mark: node.operand = try reader.byte(upTo: 255)
        case .least, .greatest:
            node.childCount = try reader.byte(upTo: 255)
            guard node.childCount >= 1 else { throw .damaged }
        case .sort, .rank:
            node.operand = try reader.byte(upTo: 8)
            guard node.operand >= 1 else { throw .damaged }
            node.childCount = node.operand &+ 1
        default: break
        }
        switch node.operation {
        case .column, .row, .sort, .rank: node.second = try reader.byte(upTo: 255)
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

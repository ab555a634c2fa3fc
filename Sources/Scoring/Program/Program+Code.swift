extension Program {
    /// Reads a formula's postfix code into nodes whose children stand before them, and gives the root.
    mutating func formula(_ reader: inout ByteReader) throws(ProgramError) -> Int32 {
        let end = try reader.number(upTo: 65_535) + reader.position
        var stack: [Int32] = []
        while reader.position < end {
            guard let operation = Operation(rawValue: try reader.byte()) else { throw .damaged }
            var node = Node(operation: operation)
            try readOperands(of: &node, &reader)
            let count = Int(node.childCount)
            guard stack.count >= count else { throw .damaged }
            node.firstChild = Int32(truncatingIfNeeded: children.count)
            for child in stack[(stack.count - count)...] {
                children.push(child)
                let deeper = nodes[Int(child)].depth + 1
                if deeper > node.depth { node.depth = deeper }
            }
            guard node.depth <= Limit.depth, nodes.count < Limit.entries else { throw .tooLarge }
            stack.removeLast(count)
            stack.push(Int32(truncatingIfNeeded: nodes.count))
            nodes.push(node)
        }
        guard reader.position == end, stack.count == 1 else { throw .damaged }
        return stack[0]
    }

    /// Reads what follows an operation, and says how many parts it takes.
    private func readOperands(of node: inout Node, _ reader: inout ByteReader) throws(ProgramError) {
        switch node.operation {
        case .constant: node.operand = try reader.index(below: constants.count)
        case .word: node.operand = try reader.index(below: words.count)
        case .flag: node.operand = try reader.flag() ? 1 : 0
        case .blank: node.operand = Int32(try reader.type().rawValue)
        // Bounds come before the values they name, so `validate` looks at the index.
        case .value: node.operand = try reader.index(below: Limit.entries)
        case .column:
            node.operand = try reader.index(below: Limit.entries)
            node.second = Int32(try reader.byte())
        case .table: node.operand = try reader.index(below: tables.count)
        case .row: node.second = Int32(try reader.byte())
        case .negate, .not, .isBlank, .absolute, .floor, .ceiling, .day, .count: node.childCount = 1
        case .round:
            node.operand = Int32(try reader.byte())
            guard node.operand <= 12 else { throw .damaged }
            node.childCount = 1
        case .mark:
            node.operand = Int32(try reader.byte())
            node.childCount = 1
        case .sequence:
            node.operand = Int32(truncatingIfNeeded: try reader.number(upTo: Int(Limit.rows)))
            node.childCount = 1
        case .choose, .split: node.childCount = 3
        case .least, .greatest:
            node.childCount = Int32(try reader.byte())
            guard node.childCount >= 1 else { throw .damaged }
        case .sort, .rank:
            let keys = Int32(try reader.byte())
            guard keys >= 1, keys <= 8 else { throw .damaged }
            node.childCount = keys + 1
            node.operand = keys
            node.second = Int32(try reader.byte())
        default: node.childCount = 2
        }
    }
}

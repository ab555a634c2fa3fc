/// What a person typed, by the places of the program: what crosses into the engine, natively and in the browser.
public struct Request: Sendable {
    public enum Cell: Sendable {
        /// Nothing was given.
        case nothing
        /// UTF-8, as typed.
        case text([UInt8])
        /// Something was given that no input takes.
        case refused
    }

    public var isTracing = false
    public var wantsNextSteps = false
    /// How many rows each table has; nil where none were given.
    public var rows: [Int32?]
    /// For each input in the program's order, scalars and columns alike: one cell, or one for each row of its table.
    public var cells: [[Cell]]

    public init(for program: Program) {
        rows = Array(repeating: nil, count: program.tables.count)
        cells = Array(repeating: [], count: program.inputs.count)
    }

    /// What was typed, read by each input's type.
    public func answers(for program: Program) -> Answers {
        var answers = Answers(for: program)
        answers.rows = rows
        let inputs = program.inputs
        for place in inputs.indices where place < cells.count {
            guard case .input(let input) = program.definitions[Int(inputs[place])].source else { continue }
            var entries: [Entry] = []
            for cell in cells[place] {
                switch cell {
                case .nothing: entries.push(.absent)
                case .text(let typed): entries.push(program.entry(typed, for: input))
                case .refused: entries.push(.refused(.type))
                }
            }
            answers.entries[Int(inputs[place])] = entries
        }
        return answers
    }
}

extension Program {
    /// The values that are inputs, in the program's order.
    public var inputs: [Int32] {
        var inputs: [Int32] = []
        for index in definitions.indices {
            if case .input = definitions[index].source { inputs.push(Int32(truncatingIfNeeded: index)) }
        }
        return inputs
    }
}

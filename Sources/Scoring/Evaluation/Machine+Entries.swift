// What is wrong with the entries: shape and types of every input first, then the bounds.
extension Machine {
    /// Puts the input's default in the place of what was not entered, and `outOfRange` in that of what is refused.
    mutating func checkEntries() {
        for index in 0..<program.definitions.count {
            let definition = program.definitions[index]
            let count = rowCount(definition)
            work &+= Int64(count)
            for row in 0..<count {
                let place = at(index, row)
                switch definition.source {
                case .formula: break
                case .constant: cells[place] = program.cells[Int(definition.firstCell &+ row)]
                case .input:
                    let value = cells[place].isBlank ? definition.defaultValue : cells[place]
                    let rule = broken(value, definition)
                    cells[place] = rule == nil ? value : .outOfRange
                    if let rule { fail(.value, Int32(truncatingIfNeeded: index), rule, row: definition.table < 0 ? -1 : row) }
                }
            }
        }
    }

    /// The rule that the entry breaks, apart from the bounds.
    private func broken(_ value: Value, _ input: Program.Definition) -> InputRule? {
        switch value.kind {
        case .refused: return InputRule(rawValue: UInt8(truncatingIfNeeded: value.index))
        case .blank: return input.isOptional ? nil : .required
        case .number:
            guard input.places >= 0, value.number.neededPlaces > input.places else { return nil }
            return input.places == 0 ? .whole : .places
        case .choice:
            for place in 0..<input.optionCount where program.options[Int(input.firstOption &+ place)] == value.index { return nil }
            return .option
        default: return nil
        }
    }

    /// A bound that has no data, or needs an entry that was refused, is passed over.
    mutating func checkBounds() {
        for index in 0..<program.definitions.count {
            let input = program.definitions[index]
            for place in 0..<input.boundCount {
                let bound = program.bounds[Int(input.firstBound &+ place)]
                let limit = evaluate(bound.root)
                guard limit.hasData, let rule = InputRule(rawValue: UInt8(truncatingIfNeeded: bound.number)) else { continue }
                for row in 0..<rowCount(input) {
                    let entry = cells[at(index, row)]
                    guard let order = compared(entry, limit), !rule.allows(order) else { continue }
                    fail(.value, Int32(truncatingIfNeeded: index), rule, row: input.table < 0 ? -1 : row, limit: limit)
                }
            }
        }
    }

    /// Where an error is; the raw value is the message's byte.
    enum Place: UInt8 { case whole, value, table }

    /// Writes an error: the value or table, or the requirement's number; the row from 0, or -1; the bound.
    mutating func fail(_ place: Place, _ number: Int32, _ rule: InputRule, row: Int32 = -1, limit: Value = .blank) {
        errorCount &+= 1
        if isTrying { return }
        reply.push(place.rawValue)
        reply.append(number: place == .whole ? 0 : number)
        reply.push(rule.rawValue)
        reply.append(number: place == .whole ? number : 0)
        reply.append(place: row)
        write(limit)
    }
}

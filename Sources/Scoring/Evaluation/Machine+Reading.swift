extension Machine {
    /// Takes the answers in: shape and types of every input first, then the bounds.
    mutating func read(_ answers: Answers) {
        readRows(answers)
        for index in program.definitions.indices {
            let definition = program.definitions[index]
            let rows = Int(definition.table.map { rowCounts[Int($0)] } ?? 1)
            result.work &+= Int64(rows)
            switch definition.source {
            case .constant(let cells): result.cells[index] = cells
            case .formula: break
            case .input(let input):
                let entries = index < answers.entries.count ? answers.entries[index] : []
                var cells: [Value] = []
                for row in 0..<rows {
                    let entry = row < entries.count ? entries[row] : .absent
                    let place = Int32(truncatingIfNeeded: index)
                    cells.push(read(entry, input, place, row: definition.table == nil ? nil : Int32(truncatingIfNeeded: row)))
                }
                result.cells[index] = cells
            }
        }
        checkBounds()
    }

    private mutating func readRows(_ answers: Answers) {
        for index in program.tables.indices {
            let table = program.tables[index]
            let given = index < answers.rows.count ? answers.rows[index] : nil
            let rows = given ?? (table.isFixed ? table.mostRows : 0)
            guard rows >= table.leastRows, rows <= table.mostRows else {
                // Nothing given where rows are needed is the same mistake as too few of them.
                fail(.table(Int32(truncatingIfNeeded: index)), .rows)
                continue
            }
            rowCounts[index] = rows
        }
    }

    private mutating func fail(_ place: InputError.Place, _ rule: InputRule, row: Int32? = nil, limit: Value? = nil) {
        result.errors.push(InputError(place: place, rule: rule, row: row, limit: limit))
    }

    /// The entry's value; `outOfRange` stands for one that was refused.
    private mutating func read(_ entry: Entry, _ input: Program.Input, _ index: Int32, row: Int32?) -> Value {
        let value: Value
        switch entry {
        case .refused(let rule):
            fail(.value(index), rule, row: row)
            return .outOfRange
        case .given(let given): value = given
        case .absent: value = input.defaultValue ?? .blank
        }
        if value.isBlank {
            if input.isOptional { return .blank }
            fail(.value(index), .required, row: row)
            return .outOfRange
        }
        if let rule = broken(value, input) {
            fail(.value(index), rule, row: row)
            return .outOfRange
        }
        return value
    }

    private func broken(_ value: Value, _ input: Program.Input) -> InputRule? {
        guard value.has(type: input.type) else { return .type }
        switch value {
        case .number(let number):
            guard let places = input.places, number.neededPlaces > places else { return nil }
            return places == 0 ? .whole : .places
        case .choice(let word):
            return input.options.contains(word) ? nil : .option
        case .date(let day): return day >= 0 && day <= CalendarDay.last ? nil : .range
        case .datetime(let minutes):
            return minutes >= 0 && minutes < (Int64(CalendarDay.last) + 1) &* CalendarDay.minutesPerDay ? nil : .range
        default: return nil
        }
    }

    /// A bound that has no data, or needs an entry that was refused, is passed over.
    private mutating func checkBounds() {
        for index in program.definitions.indices {
            guard case .input(let input) = program.definitions[index].source, !input.bounds.isEmpty else { continue }
            let isColumn = program.definitions[index].table != nil
            for bound in input.bounds {
                scopes.removeAll(keepingCapacity: true)
                guard let limit = try? evaluate(bound.root), !limit.isBlank else { continue }
                for row in result.cells[index].indices {
                    guard let order = result.cells[index][row].compared(to: limit), !bound.rule.allows(order) else { continue }
                    let place = InputError.Place.value(Int32(truncatingIfNeeded: index))
                    fail(place, bound.rule, row: isColumn ? Int32(truncatingIfNeeded: row) : nil, limit: limit)
                }
            }
        }
    }
}

extension InputRule {
    /// Whether an entry that compares so to the limit keeps the bound.
    fileprivate func allows(_ order: Int32) -> Bool {
        switch self {
        case .min: order >= 0
        case .max: order <= 0
        case .above: order > 0
        case .below: order < 0
        default: true
        }
    }
}

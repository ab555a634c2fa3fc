internal import Diagnostics
internal import Scoring
internal import YAMLReading

extension Checker {
    /// Gives every name an entity, and inputs their place among the program's values.
    mutating func declare() {
        for input in definition.inputs {
            if let table = input.table { declare(table, of: input) } else { add(input.id, .input(input), table: nil) }
        }
        for computed in definition.lets { add(computed.id, .computed(computed), table: nil) }
        for computed in definition.outputs {
            if let index = add(computed.id, .computed(computed), table: nil) { entities[index].isOutput = true }
        }
        for index in entities.indices where entities[index].table != nil {
            if let other = names[entities[index].name], let table = entities[index].table {
                report(
                    "twice", at: entities[index].position,
                    "'\(entities[index].name)' is a column of '\(tables[table].name)' and also defined at line \(entities[other].position.line)",
                    help: "rename one: a name means one thing in a file")
            }
        }
    }

    @discardableResult
    private mutating func add(_ id: Located<String>, _ source: Entity.Source, table: Int?) -> Int? {
        let first = id.value.utf8.first.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } ?? false
        let isName =
            first
            && id.value.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || byte == UInt8(ascii: "_")
            }
        guard isName else {
            report(
                "name", at: id.position, "'\(id.value)' cannot be a name",
                help: "use small letters, digits and '_', beginning with a letter")
            // Known all the same, so that using it is no second mistake.
            var entity = Entity(name: id.value, position: id.position, source: source, table: table)
            entity.state = .failed
            entities.append(entity)
            if let table { columns[table][id.value] = entities.count - 1 } else { names[id.value] = entities.count - 1 }
            return nil
        }
        if Builtin.named(id.value) != nil || ["and", "or", "not", "true", "false", "blank", "null"].contains(id.value) {
            report("name", at: id.position, "'\(id.value)' is a word of the language and cannot be a name", help: "choose another name")
            return nil
        }
        if let other = table.map({ columns[$0][id.value] }) ?? names[id.value] {
            report(
                "twice", at: id.position, "'\(id.value)' is defined twice (first at line \(entities[other].position.line))",
                help: "rename one: a name means one thing in a file")
            return nil
        }
        entities.append(Entity(name: id.value, position: id.position, source: source, table: table))
        let index = entities.count - 1
        if let table { columns[table][id.value] = index } else { names[id.value] = index }
        return index
    }

    /// A name whose mistake is told, so that using it is no second one.
    private mutating func addFailed(_ input: Definition.Input) {
        if let index = add(input.id, .input(input), table: nil) { entities[index].state = .failed }
    }

    private mutating func declare(_ table: Definition.Table, of input: Definition.Input) {
        let rows = table.fixedRows
        let least = rows?.count ?? table.leastRows, most = rows?.count ?? table.mostRows
        guard least >= 0, most <= Int(Program.Limit.rows), least <= most, tables.count < Program.Limit.tables else {
            let summary =
                least > most ? "'min_rows' \(least) is above 'max_rows' \(most)" : "a table has at most \(Program.Limit.rows) rows"
            report("rows", at: input.id.position, summary, help: "correct the number of rows")
            return addFailed(input)
        }
        guard !table.columns.isEmpty || rows != nil else {
            report("missing-key", at: input.id.position, "the table '\(input.id.value)' has no 'columns'")
            return addFailed(input)
        }
        let index = writer.table(least: least, most: most, isFixed: rows != nil)
        tables.append(
            TableShape(name: input.id.value, leastRows: Int32(least), mostRows: Int32(most), fixedIDs: rows?.map(\.id.value)))
        columns.append([:])
        if let entity = add(input.id, .table(index), table: nil) {
            entities[entity].typed = Typed(
                .rows(index, least: Int32(least), most: Int32(most)), [Operation.table.rawValue] + ProgramWriter.u(index))
            entities[entity].state = .done
        }
        if let rows { declareID(rows, index, input.id.position) }
        for column in table.columns {
            switch column {
            case .computed(let computed): add(computed.id, .computed(computed), table: index)
            case .input(let input):
                if let rows, rows.contains(where: { $0.cells[input.id.value] != nil }) {
                    declareConstant(input, rows, index)
                } else {
                    add(input.id, .input(input), table: index)
                }
            }
        }
    }

    /// Fixed rows have the column `id`.
    private mutating func declareID(_ rows: [Definition.FixedRow], _ table: Int, _ position: Position) {
        let ids = rows.map(\.id)
        for (place, id) in ids.enumerated() where ids[..<place].contains(where: { $0.value == id.value }) {
            report("twice", at: id.position, "the row '\(id.value)' stands twice", help: "rename one")
        }
        let cells = ids.map { Datum.choice(Int32(writer.word($0.value))) }
        guard let index = add(Located("id", at: position), .constant(cells), table: table) else { return }
        entities[index].typed = Typed(.choice(ids.map(\.value)), [])
        place(index, ScalarType.choice, cells)
    }

    /// A column whose values stand in the trainer's own rows.
    private mutating func declareConstant(_ input: Definition.Input, _ rows: [Definition.FixedRow], _ table: Int) {
        guard let preset = preset(input.type), let core = preset.core else { return }
        var cells: [Datum] = []
        var options: [String] = []
        if core == .choice { options = self.options(input.options, input.id) ?? rows.compactMap { $0.cells[input.id.value]?.value } }
        for row in rows {
            guard let cell = row.cells[input.id.value] ?? input.defaultValue else {
                if !input.isOptional {
                    report(
                        "missing-key", at: row.id.position, "the row '\(row.id.value)' has no '\(input.id.value)'",
                        help: "other rows have one")
                }
                cells.append(.blank)
                continue
            }
            if let value = datum(cell.value, core, options) {
                cells.append(value)
            } else {
                report("wrong-type", at: cell.position, "'\(cell.value)' is not \(core.described)")
            }
        }
        guard cells.count == rows.count, let index = add(input.id, .constant(cells), table: table) else { return }
        var typed = Typed(
            ToolType(core, options: options), [], blank: cells.contains(where: \.isBlank) ? "'\(input.id.value)' is left out in a row" : nil
        )
        let numbers = cells.compactMap { if case .number(let number) = $0 { number } else { nil } }
        if let first = numbers.first, numbers.count == cells.count {
            typed.least = numbers.dropFirst().reduce(first) { Interval.least($0, $1) ?? $0 }
            typed.most = numbers.dropFirst().reduce(first) { Interval.most($0, $1) ?? $0 }
            typed.places = numbers.map(\.neededPlaces).max()
        }
        entities[index].typed = typed
        place(index, core, cells)
    }

    private mutating func place(_ index: Int, _ core: ScalarType, _ cells: [Datum]) {
        var bytes: [UInt8] = [1] + ProgramWriter.u((entities[index].table ?? -1) + 1) + [core.rawValue]
        for cell in cells { bytes += writer.datum(cell) ?? [0] }
        entities[index].value = writer.value(bytes)
        entities[index].state = .done
    }

    /// What the author wrote as an entry, read as a person's is.
    mutating func datum(_ text: String, _ type: ScalarType, _ options: [String]) -> Datum? {
        Datum(text, as: type, word: options.contains(text) ? Int32(writer.word(text)) : nil)
    }

    mutating func preset(_ type: Located<String>) -> Preset? {
        if let preset = Preset.named(type.value) { return preset }
        report(
            "unknown-value", at: type.position, "'\(type.value)' is not a type\(didYouMean(type.value, among: Preset.names))",
            help: "write one of: \(Preset.names.joined(separator: ", "))")
        return nil
    }

    /// The option ids of a choice; nil where none are written or what is written is no list.
    mutating func options(_ source: Definition.OptionSource?, _ id: Located<String>) -> [String]? {
        switch source {
        case nil: return nil
        case .list(let items):
            for (place, item) in items.enumerated() where items[..<place].contains(where: { $0.value == item.value }) {
                report("twice", at: item.position, "the option '\(item.value)' stands twice", help: "keep one of them")
            }
            return items.map(\.value)
        case .table(let name):
            if let rows = definition.inputs.first(where: { $0.id.value == name.value })?.table?.fixedRows { return rows.map(\.id.value) }
            let tables = definition.inputs.filter { $0.table?.fixedRows != nil }.map(\.id.value)
            report(
                "unknown-name", at: name.position,
                "'\(name.value)' is not a table with rows of its own\(didYouMean(name.value, among: tables))",
                help: "write the options as { id: label, … }")
            return nil
        }
    }
}

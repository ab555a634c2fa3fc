public import Diagnostics
internal import Scoring

extension Tool {
    /// What answers that break a rule are told by: the input, the rule, and where.
    public struct AnswerError: Equatable, Sendable {
        public let input: String?
        public let rule: String
        public var output: String?
        /// From 1.
        public var row: Int?
        public var column: String?
        public var limit: JSON?

        public var json: JSON {
            .members([
                "input": input.map { .string($0) }, "output": output.map { .string($0) }, "rule": .string(rule),
                "row": row.map { .int($0) },
                "column": column.map { .string($0) }, "limit": limit,
            ])
        }
    }

    /// Reads a person's answers: by input id; a table as a list of rows, by column, or by row id.
    func answers(_ given: JSON) -> (Answers, unknown: [AnswerError]) {
        var answers = Answers(for: program)
        var unknown: [AnswerError] = []
        let members: [JSON.Member] = if case .object(let members) = given { members } else { [] }
        for input in inputs where input.table == nil {
            let value = members.last { $0.name == input.id }?.value
            answers.entries[input.value] = [entry(value, input)]
        }
        for table in tables.indices where inputs.contains(where: { $0.table == table }) {
            guard let value = members.last(where: { $0.name == tables[table].id })?.value, value != .null else { continue }
            unknown += read(value, table, &answers)
        }
        let known = Set(inputs.filter { $0.table == nil }.map(\.id) + tables.map(\.id))
        for member in members where !known.contains(member.name) { unknown.append(AnswerError(input: member.name, rule: "unknown")) }
        return (answers, unknown)
    }

    private func entry(_ value: JSON?, _ input: Input) -> Entry {
        let text: String
        switch value {
        case nil, .null: return .absent
        case .string(let string): text = string
        case .bool(let flag):
            guard input.type == .flag else { return .refused(.type) }
            text = flag ? "true" : "false"
        case .int(let number): text = String(number)
        case .number(let digits): text = digits
        case .array, .object: return .refused(.type)
        }
        switch EntryReader.value(text, input.type, options: input.options) {
        case .failure(let refused): return .refused(refused.rule)
        case .success(.choice(let place)):
            let word = Array(input.options[Int(place)].utf8)
            return program.words.firstIndex(of: word).map { .given(.choice(Int32($0))) } ?? .refused(.option)
        case .success(let read): return .given(read)
        }
    }

    private func read(_ value: JSON, _ table: Int, _ answers: inout Answers) -> [AnswerError] {
        let columns = inputs.filter { $0.table == table }
        let id = tables[table].id
        var unknown: [AnswerError] = []
        func refuse() -> [AnswerError] {
            answers.refusedTables.append((Int32(table), .rows))
            answers.rows[table] = Int32(tables[table].leastRows)
            return unknown
        }
        switch value {
        case .array(let rows):
            answers.rows[table] = Int32(clamping: rows.count)
            for (number, row) in rows.enumerated() {
                guard case .object(let cells) = row else { return [AnswerError(input: id, rule: "type", row: number + 1)] }
                for cell in cells where !columns.contains(where: { $0.id == cell.name }) {
                    unknown.append(AnswerError(input: id, rule: "unknown", row: number + 1, column: cell.name))
                }
                for column in columns { answers.entries[column.value].append(entry(cells.last { $0.name == column.id }?.value, column)) }
            }
        case .object(let members):
            let isByColumn = members.allSatisfy { member in
                if case .array = member.value { columns.contains { $0.id == member.name } } else { false }
            }
            if isByColumn || tables[table].fixedIDs == nil {
                var count: Int?
                for member in members {
                    guard let column = columns.first(where: { $0.id == member.name }) else {
                        unknown.append(AnswerError(input: id, rule: "unknown", column: member.name))
                        continue
                    }
                    guard case .array(let cells) = member.value else { return [AnswerError(input: id, rule: "type", column: member.name)] }
                    if let count, count != cells.count { return refuse() }
                    count = cells.count
                    answers.entries[column.value] = cells.map { entry($0, column) }
                }
                answers.rows[table] = count.map { Int32(clamping: $0) }
            } else if let ids = tables[table].fixedIDs {
                for member in members where !ids.contains(member.name) {
                    unknown.append(AnswerError(input: id, rule: "unknown", column: member.name))
                }
                for row in ids {
                    let value = members.last { $0.name == row }?.value
                    for column in columns {
                        let cell: JSON? =
                            if case .object(let cells) = value { cells.last { $0.name == column.id }?.value } else {
                                columns.count == 1 || column.id == columns.last?.id ? value : nil
                            }
                        answers.entries[column.value].append(entry(cell, column))
                    }
                }
            }
        default: return [AnswerError(input: id, rule: "type")]
        }
        return unknown
    }

    func error(_ error: InputError) -> AnswerError {
        var column: String?
        let input: String?
        switch error.place {
        case .whole: input = nil
        case .table(let table): input = tables[Int(table)].id
        case .value(let value):
            let found = inputs.first { $0.value == Int(value) }
            input = found.map { $0.table.map { tables[$0].id } ?? $0.id }
            column = found.flatMap { $0.table == nil ? nil : $0.id }
        }
        return AnswerError(
            input: input, rule: name(error.rule), row: error.row.map { Int($0) + 1 }, column: column, limit: error.limit.map { json($0) })
    }

    private func name(_ rule: InputRule) -> String {
        if case .requirement(let number) = rule { return requirements[Int(number)] }
        return "\(rule)"
    }

    /// A value as JSON: numbers as exact digits, dates as ISO 8601, no data as null.
    func json(_ value: Value) -> JSON {
        switch value {
        case .blank, .outOfRange, .rows: .null
        case .number(let number): .number(String(decoding: number.ascii, as: UTF8.self))
        case .flag(let flag): .bool(flag)
        case .choice(let word): .string(String(decoding: program.words[Int(word)], as: UTF8.self))
        case .text(let bytes): .string(String(decoding: bytes, as: UTF8.self))
        case .date(let day): .string(String(decoding: CalendarDay.ascii(day), as: UTF8.self))
        case .datetime(let minutes): .string(String(decoding: CalendarDay.ascii(minutes: minutes), as: UTF8.self))
        case .list(let items): .array(items.map(json))
        }
    }
}

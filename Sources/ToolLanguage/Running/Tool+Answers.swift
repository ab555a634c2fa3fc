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
    func request(_ given: JSON) -> (Request, unknown: [AnswerError]) {
        var request = Request(for: program)
        var unknown: [AnswerError] = []
        let members: [JSON.Member] = if case .object(let members) = given { members } else { [] }
        for input in inputs where input.table == nil {
            let value = members.last { $0.name == input.id }?.value
            request.cells[input.place] = [cell(value, input)]
        }
        for table in tables.indices where inputs.contains(where: { $0.table == table }) {
            guard let value = members.last(where: { $0.name == tables[table].id })?.value, value != .null else { continue }
            unknown += read(value, table, &request)
        }
        let known = Set(inputs.filter { $0.table == nil }.map(\.id) + tables.map(\.id))
        for member in members where !known.contains(member.name) { unknown.append(AnswerError(input: member.name, rule: "unknown")) }
        return (request, unknown)
    }

    private func cell(_ value: JSON?, _ input: Input) -> Request.Cell {
        switch value {
        case nil, .null: .nothing
        case .string(let text): .text(text)
        case .bool(let flag): input.type == .flag ? .text(flag ? "true" : "false") : .refused
        case .int(let number): .text(String(number))
        case .number(let digits): .text(digits)
        case .array, .object: .refused
        }
    }

    private func read(_ value: JSON, _ table: Int, _ request: inout Request) -> [AnswerError] {
        let columns = inputs.filter { $0.table == table }
        let id = tables[table].id
        var unknown: [AnswerError] = []
        func refuse() -> [AnswerError] {
            // As many rows as no table takes: the columns are not of one length.
            request.rows[table] = tables[table].mostRows + 1
            return unknown
        }
        switch value {
        case .array(let rows):
            request.rows[table] = rows.count
            for (number, row) in rows.enumerated() {
                guard case .object(let cells) = row else { return [AnswerError(input: id, rule: "type", row: number + 1)] }
                for cell in cells where !columns.contains(where: { $0.id == cell.name }) {
                    unknown.append(AnswerError(input: id, rule: "unknown", row: number + 1, column: cell.name))
                }
                for column in columns { request.cells[column.place].append(cell(cells.last { $0.name == column.id }?.value, column)) }
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
                    request.cells[column.place] = cells.map { cell($0, column) }
                }
                request.rows[table] = count
            } else if let ids = tables[table].fixedIDs {
                request.rows[table] = ids.count
                for member in members where !ids.contains(member.name) {
                    unknown.append(AnswerError(input: id, rule: "unknown", column: member.name))
                }
                for row in ids {
                    let value = members.last { $0.name == row }?.value
                    for column in columns {
                        let given: JSON? =
                            if case .object(let cells) = value { cells.last { $0.name == column.id }?.value } else {
                                columns.count == 1 || column.id == columns.last?.id ? value : nil
                            }
                        request.cells[column.place].append(cell(given, column))
                    }
                }
            }
        default: return [AnswerError(input: id, rule: "type")]
        }
        return unknown
    }

    func error(_ error: Evaluation.InputError) -> AnswerError {
        var column: String?
        let input: String?
        switch error.place {
        case .whole: input = nil
        case .table(let table): input = tables[table].id
        case .value(let value):
            let found = inputs.first { $0.value == value }
            input = found.map { $0.table.map { tables[$0].id } ?? $0.id }
            column = found.flatMap { $0.table == nil ? nil : $0.id }
        }
        return AnswerError(
            input: input, rule: error.rule == .requirement ? requirements[error.requirement] : "\(error.rule)",
            row: error.row.map { $0 + 1 },
            column: column, limit: error.limit)
    }
}

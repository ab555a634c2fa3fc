internal import Diagnostics

extension Tool {
    /// Answers with every table as a list of rows, which is how the page keeps them.
    func inRows(_ given: JSON) -> JSON {
        guard case .object(let members) = given else { return given }
        return .object(
            members.map { member in
                guard let table = tables.firstIndex(where: { $0.id == member.name }) else { return member }
                return JSON.Member(name: member.name, value: rows(member.value, table))
            })
    }

    private func rows(_ value: JSON, _ table: Int) -> JSON {
        guard case .object(let members) = value else { return value }
        let columns = inputs.filter { $0.table == table }
        if let ids = tables[table].fixedIDs, members.contains(where: { ids.contains($0.name) }) {
            return .array(
                ids.map { id in
                    switch members.last(where: { $0.name == id })?.value {
                    case .object(let cells): .object(cells)
                    case let cell?: .object(columns.last.map { [JSON.Member(name: $0.id, value: cell)] } ?? [])
                    case nil: .object([])
                    }
                })
        }
        let count = members.map { if case .array(let cells) = $0.value { cells.count } else { 0 } }.max() ?? 0
        return .array(
            (0..<count).map { row in
                .object(
                    members.compactMap { member in
                        if case .array(let cells) = member.value, row < cells.count {
                            JSON.Member(name: member.name, value: cells[row])
                        } else {
                            nil
                        }
                    })
            })
    }
}

internal import Content
internal import Diagnostics
internal import ToolLanguage

/// The answers of a quiz, folded at its end.
extension ToolForm {
    func answer(_ question: ToolPage.Question) -> Values {
        var values = Self.values([.id: question.id, .label: text.label(question.id), .why: question.why, .lines: [Values]()])
        switch question.answer {
        case .one(let answer): values[.answer] = shown(answer, of: question.id)
        case .rows(let rows):
            values[.answer] = false
            values[.lines] = lines(rows, of: question.id)
        }
        values[.page] =
            question.page.flatMap { pages[$0] }.map { .values([.url: $0.url, .title: words.filled("toolSeePage", $0.title)]) }
            ?? Filling.flag(false)
        return values
    }

    private func shown(_ answer: String, of id: String) -> String {
        for case .field(let field) in tool.entries where field.id == id {
            return field.options.first { $0.id == answer }?.label ?? text.value(field, .number(answer))
        }
        return answer
    }

    /// The entries of an order one after the other, the items of a sort by their classes.
    private func lines(_ rows: [(row: String, value: String)], of id: String) -> [Values] {
        guard let table = tool.tables.first(where: { $0.id == id }) else { return [] }
        func label(_ row: String) -> String { table.rows?.first { $0.id == row }?.label ?? row }
        for case .field(let field) in table.columns where !field.options.isEmpty {
            return field.options.compactMap { option in
                let items = rows.filter { $0.value == option.id }.map { label($0.row) }
                return items.isEmpty ? nil : [.head: option.label, .text: items.joined(separator: words["toolSemicolon"])]
            }
        }
        return rows.sorted { $0.value < $1.value }.map { [.head: $0.value, .text: label($0.row)] }
    }
}

internal import Diagnostics

extension Checker {
    /// A move with an id ticks a flag of that name, or the flag of a row of that name.
    mutating func checkMoves() {
        let flags = definition.inputs.filter { $0.type.value == "flag" }.map(\.id.value)
        let rows = definition.inputs.compactMap(\.table).filter(\.hasFlag).flatMap { $0.fixedRows ?? [] }.map(\.id.value)
        let known = flags + rows
        for move in definition.page.script.flatMap(\.moves) {
            guard let id = move.id, !known.contains(id.value) else { continue }
            report(
                "unknown-name", at: id.position, "there is no flag and no row to tick '\(id.value)'\(didYouMean(id.value, among: known))",
                help: oneOf(known, id.value) ?? (known.isEmpty ? "write the moves as a list" : nil))
        }
    }
}

extension Definition.Table {
    /// Whether its rows hold a flag to tick.
    fileprivate var hasFlag: Bool {
        columns.contains { if case .input(let column) = $0 { column.type.value == "flag" } else { false } }
    }
}

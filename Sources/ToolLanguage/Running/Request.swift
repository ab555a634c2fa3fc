internal import Scoring

/// What a person typed, by the places of the program: what crosses into the engine, natively and in the browser.
struct Request {
    enum Cell {
        /// Nothing was given.
        case nothing
        /// As typed.
        case text(String)
        /// Something was given that no input takes.
        case refused
    }

    /// Rows that a message may say, more than any table takes.
    static let mostRows = 100_000

    /// How many rows each table has; nil where none were given.
    var rows: [Int?]
    /// For each input in the program's order, scalars and columns alike: one cell, or one for each row of its table.
    var cells: [[Cell]]

    init(for program: Program) {
        rows = Array(repeating: nil, count: program.tableCount)
        cells = Array(repeating: [], count: program.inputs.count)
    }

    /// The message. A column has a cell for each row of its table, whatever there is in `cells`.
    func bytes(for program: Program, trace: Bool = false, next: Bool = false) -> [UInt8] {
        var bytes: [UInt8] = [(trace ? 1 : 0) | (next ? 2 : 0)] + ProgramWriter.u(rows.count)
        for given in rows { bytes += given.map { [1] + ProgramWriter.u(min($0, Self.mostRows)) } ?? [0] }
        for (place, input) in program.inputs.enumerated() {
            for row in 0..<(input.table.map { min(rows[$0] ?? 0, Self.mostRows) } ?? 1) {
                switch row < cells[place].count ? cells[place][row] : .nothing {
                case .nothing: bytes.append(0)
                case .text(let typed):
                    bytes.append(1)
                    bytes += ProgramWriter.u(typed.utf8.count)
                    bytes += typed.utf8
                case .refused: bytes.append(2)
                }
            }
        }
        return bytes
    }
}

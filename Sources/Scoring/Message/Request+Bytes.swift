/// The request. `u` is an unsigned LEB128 number, `u8` a byte.
///
/// ```
/// u8 flags      1 trace, 2 next steps
/// u tables      as many as the program has; for each
///     u8 given, if 1: u rows
/// entries       for each input in the program's order: one; for a column one for each row, none where its table is not given
///     u8 0 nothing given, 1 text (u length, UTF-8 as typed), 2 refused
/// ```
extension Request {
    /// Rows that a request may say; how many a table takes is the program's matter.
    static let mostRows = 100_000

    /// Throws where the bytes are not a request to this program. Text that is not UTF-8 is an entry that is refused.
    public init(bytes: [UInt8], for program: Program) throws(ProgramError) {
        self.init(for: program)
        var reader = ByteReader(bytes)
        let flags = try reader.byte()
        guard flags < 4 else { throw .damaged }
        isTracing = flags & 1 != 0
        wantsNextSteps = flags & 2 != 0
        guard try reader.number(upTo: Program.Limit.tables) == program.tables.count else { throw .damaged }
        for table in rows.indices where try reader.flag() {
            rows[table] = Int32(truncatingIfNeeded: try reader.number(upTo: Self.mostRows))
        }
        let inputs = program.inputs
        for place in inputs.indices {
            let table = program.definitions[Int(inputs[place])].table
            for _ in 0..<(table.map { rows[Int($0)] ?? 0 } ?? 1) { cells[place].push(try Self.cell(&reader)) }
        }
        guard reader.isAtEnd else { throw .damaged }
    }

    private static func cell(_ reader: inout ByteReader) throws(ProgramError) -> Cell {
        switch try reader.byte() {
        case 0: return .nothing
        case 1:
            let typed = try reader.bytes(upTo: Int(Int32.max))
            return isUTF8(typed) ? .text(typed) : .refused
        case 2: return .refused
        default: throw .damaged
        }
    }

    /// The request as bytes. A column has a cell for each row of its table, whatever there is in `cells`.
    public func bytes(for program: Program) -> [UInt8] {
        var bytes: [UInt8] = [(isTracing ? 1 : 0) | (wantsNextSteps ? 2 : 0)]
        bytes.append(number: rows.count)
        for given in rows {
            bytes.push(given == nil ? 0 : 1)
            if let given { bytes.append(number: Int(given)) }
        }
        let inputs = program.inputs
        for place in inputs.indices {
            let table = program.definitions[Int(inputs[place])].table
            for row in 0..<Int(table.map { rows[Int($0)] ?? 0 } ?? 1) {
                switch row < cells[place].count ? cells[place][row] : .nothing {
                case .nothing: bytes.push(0)
                case .text(let typed):
                    bytes.push(1)
                    bytes.append(sized: typed)
                case .refused: bytes.push(2)
                }
            }
        }
        return bytes
    }
}

/// The request. `u` is an unsigned LEB128 number, `u8` a byte.
///
/// ```
/// u8 flags      1 trace, 2 next steps
/// u tables      as many as the program has; for each
///     u8 given, if 1: u rows
/// entries       for each input in the program's order: one; for a column one for each row, none where its table is not given
///     u8 0 nothing given, 1 text (u length, UTF-8 as typed), 2 refused
/// ```
extension Machine {
    /// Rows that a request may say; how many a table takes is the program's matter.
    static let mostRows: Int32 = 100_000

    /// False where the bytes are not a request to this program. Text that is not UTF-8 is an entry that is refused.
    mutating func readRequest() -> Bool {
        var reader = ByteReader(bytes, from: program.bytes.count)
        let flags = reader.byte(upTo: 3)
        isTracing = flags & 1 != 0
        wantsNextSteps = flags & 2 != 0
        if reader.number(upTo: Program.Limit.tables) != program.mostRows.count { reader.fail(.damaged) }
        var given: [Int32] = []
        for _ in 0..<program.mostRows.count {
            given.push(reader.flag() ? reader.number(upTo: Self.mostRows) : -1)
        }
        takeRows(given)
        readEntries(&reader, given)
        return reader.fault == nil && reader.isAtEnd
    }

    private mutating func takeRows(_ given: [Int32]) {
        for index in 0..<given.count {
            let least = program.leastRows[index], most = program.mostRows[index]
            let rows = given[index] >= 0 ? given[index] : program.fixedRows[index] == 1 ? most : 0
            let isRight = rows >= least && rows <= most
            rowCounts.push(isRight ? rows : least)
            // Nothing given where rows are needed is the same mistake as too few of them.
            if !isRight { fail(.table, Int32(truncatingIfNeeded: index), .rows) }
        }
        var count: Int32 = 0
        for index in 0..<program.definitions.count {
            starts.push(count)
            count &+= rowCount(program.definitions[index])
        }
        cells = Array(repeating: .blank, count: Int(count))
    }

    private mutating func readEntries(_ reader: inout ByteReader, _ given: [Int32]) {
        for index in 0..<program.definitions.count {
            let input = program.definitions[index]
            guard input.source == .input else { continue }
            let count = input.table < 0 ? 1 : Swift.max(0, given[Int(input.table)])
            for row in 0..<count where reader.fault == nil {
                let entry = entry(&reader, input)
                if row < rowCount(input) { cells[at(index, row)] = entry }
            }
        }
    }

    private func entry(_ reader: inout ByteReader, _ input: Program.Definition) -> Value {
        let tag = reader.byte(upTo: 2)
        if tag == 0 { return .blank }
        if tag == 2 { return Value(.type) }
        let text = reader.text(upTo: .max)
        let typed = ByteReader(bytes, from: text.start, count: text.count)
        guard typed.isUTF8 else { return Value(.type) }
        guard input.type.kind == .choice, text.count <= Value.longestEntry else { return Value(typed, as: input.type.kind) }
        for place in 0..<input.optionCount {
            let word = program.options[Int(input.firstOption &+ place)]
            if compare(program.words[Int(word)], text) == 0 { return Value(.choice, Int128(word)) }
        }
        return Value(.option)
    }
}

extension Value {
    /// Bytes of an entry; what is longer is out of range.
    public static let longestEntry = 65_535

    /// Reads what was typed, in UTF-8, as an entry of a kind that is no choice is read; a text has no place to stand, and begins at 0.
    public init(typed: [UInt8], as kind: Kind) { self.init(ByteReader(typed), as: kind) }

    init(_ refused: InputRule) { self.init(.refused, Int128(refused.rawValue)) }

    /// Reads what was typed as a value of a kind that is no choice: numbers as `Decimal.read` takes them, `true` or `false`,
    /// ISO 8601 dates, text as it is. The one reader of entries, for the page, the command line and a tool file's own defaults.
    init(_ typed: ByteReader, as kind: Kind) {
        var typed = typed
        let count = typed.end &- typed.position
        guard count <= Value.longestEntry else {
            self.init(.range)
            return
        }
        switch kind {
        case .number:
            var reader = NumberReader(typed)
            let number = reader.read()
            self = number.kind == .number && reader.places > Decimal.places ? Value(.places) : number
        case .flag:
            let isTrue = typed.take("true"), isFlag = isTrue || typed.take("false")
            self = isFlag && typed.isAtEnd ? Value(isTrue) : Value(.type)
        case .date: self = CalendarDay.day(&typed, toEnd: true).map { Value(.date, Int128($0)) } ?? Value(.type)
        case .datetime: self = CalendarDay.minutes(&typed).map { Value(.datetime, Int128($0)) } ?? Value(.type)
        default: self.init(.text, from: typed.position, count: count)
        }
    }
}

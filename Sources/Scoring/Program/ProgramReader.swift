/// Reads a program. The format, version 1; `u` is an unsigned LEB128 number, `u8` a byte:
///
/// ```
/// "RT" version:u8 flags:u8 (1 has a goal)
/// u counts: constants, words, tables, values, requirements, outputs
/// constants     u8 places (0–12), u zigzag mantissa
/// words         u length, UTF-8
/// tables        u least rows, u most rows, u8 fixed
/// values        inputs first, then constants, then formulas, each after those it uses
///     u8 kind, u table + 1 (0: none)
///     0 input     u8 type, u8 flags (1 optional, 2 has a default, 4 has places, 8 a setting, 16 has a step),
///                 [u8 places], a choice: u count, u word for each option; [datum: the default], [u constant: the step]
///                 u8 mask of bounds (1 min, 2 max, 4 above, 8 below), a formula for each
///     1 constant  a datum for each row of its fixed table
///     2 formula   u8 places + 1 (0: none), formula
/// requirements  u number, formula
/// outputs       u value
/// goal          u value of a number that is no column, u8 better (0 higher, 1 lower)
/// type          u8 0 number, 1 flag, 2 choice, 3 text, 4 date, 5 datetime
/// datum         u8 0 blank, 1 number (u constant), 2 flag (u8), 3 word (u), 4 text, 5 date (u days), 6 datetime (u minutes)
/// formula       u length, postfix code
/// ```
struct ProgramReader {
    var reader: ByteReader
    var words: [Value] = []
    var leastRows: [Int32] = []
    var mostRows: [Int32] = []
    var fixedRows: [Int32] = []
    var outputs: [Int32] = []
    var constants: [Value] = []
    var definitions: [Program.Definition] = []
    var options: [Int32] = []
    var bounds: [Program.Condition] = []
    var cells: [Value] = []
    var requirements: [Program.Condition] = []
    var goal: Int32 = -1
    var isLowerBetter = false
    var nodes: [Program.Node] = []
    var children: [Int32] = []
    /// Nodes that the one being read may yet take as its children.
    var stack: [Int32] = []

    // Of the check: see `ProgramReader+Checking.swift`.
    var work: Int64 = 0
    /// Work of `rank`, `running` and `split`, which are made once for a table.
    var once: Int64 = 0
    /// Values from this index on are not yet known.
    var limit: Int32 = 0
    /// The table that the formula is a column of, or -1.
    var ownTable: Int32 = -1
    var isBound = false
    /// The tables whose rows are being gone through, innermost last; -1 is a sequence. Those before `firstScope` do not count.
    var scopes: [Int32] = []
    var firstScope = 0

    init(_ bytes: [UInt8]) { reader = ByteReader(bytes) }

    mutating func read() throws(ProgramError) {
        if reader.next() != 0x52 || reader.next() != 0x54 { reader.fail(.damaged) }  // RT
        if reader.byte() != Program.version { reader.fail(.version) }
        let hasGoal = reader.flag()
        let constantCount = count()
        let wordCount = count()
        let tableCount = reader.number(upTo: Program.Limit.tables)
        let definitionCount = count()
        let requirementCount = count()
        let outputCount = count()
        for _ in 0..<constantCount { constants.push(constant()) }
        for _ in 0..<wordCount { words.push(reader.text()) }
        for _ in 0..<tableCount { readTable() }
        for _ in 0..<definitionCount { readDefinition() }
        for _ in 0..<requirementCount {
            let number = count()
            requirements.push(Program.Condition(number: number, root: formula()))
        }
        for _ in 0..<outputCount { outputs.push(reader.index(below: definitions.count)) }
        if hasGoal {
            goal = reader.index(below: definitions.count)
            isLowerBetter = reader.flag()
        }
        if !reader.isAtEnd { reader.fail(.damaged) }
        // What is checked are the numbers read, so all of them have to be there.
        if reader.fault == nil { check() }
        if let fault = reader.fault { throw fault }
    }

    private mutating func count() -> Int32 { reader.number(upTo: Program.Limit.entries) }

    private mutating func constant() -> Value {
        let places = reader.byte(upTo: 12)
        let zigzag = reader.long()
        let mantissa = Int64(bitPattern: zigzag >> 1) ^ (0 &- Int64(bitPattern: zigzag & 1))
        let number = Decimal(mantissa, places: places)
        if number == nil { reader.fail(.damaged) }
        return Value(number ?? .zero)
    }

    /// The constant; 0 where there is none.
    private func constant(_ index: Int32) -> Value { constants.isEmpty ? Value(.zero) : constants[Int(index)] }

    private mutating func readTable() {
        let least = reader.number(upTo: Program.Limit.rows), most = reader.number(upTo: Program.Limit.rows)
        let isFixed = reader.byte(upTo: 1)
        if least > most || (isFixed == 1 && least < most) { reader.fail(.damaged) }
        leastRows.push(least)
        mostRows.push(most)
        fixedRows.push(isFixed)
    }

    private mutating func readDefinition() {
        let source = Program.Definition.Source(rawValue: UInt8(truncatingIfNeeded: reader.byte(upTo: 2))) ?? .input
        let table = reader.index(below: mostRows.count + 1) &- 1
        // A formula's type is a stand-in until `check` finds it.
        let type = source == .formula ? .list : reader.type()
        var definition = Program.Definition(source: source, table: table, type: ValueType(kind: type))
        switch source {
        case .input: readInput(&definition)
        case .constant:
            definition.firstCell = Int32(truncatingIfNeeded: cells.count)
            if table >= 0, fixedRows[Int(table)] == 1 {
                for _ in 0..<mostRows[Int(table)] { cells.push(datum(type)) }
            } else {
                reader.fail(.reference)
            }
        case .formula:
            definition.places = reader.byte(upTo: 13) &- 1
            definition.root = formula()
        }
        definitions.push(definition)
    }

    private mutating func readInput(_ input: inout Program.Definition) {
        let type = input.type.kind
        let flags = reader.byte(upTo: 31)
        input.isOptional = flags & 1 != 0
        input.isSetting = flags & 8 != 0
        if flags & 4 != 0 { input.places = Int32(reader.byte()) }
        input.firstOption = Int32(truncatingIfNeeded: options.count)
        if type == .choice {
            input.optionCount = reader.number(upTo: Int32(truncatingIfNeeded: words.count))
            for _ in 0..<input.optionCount { options.push(reader.index(below: words.count)) }
        }
        if flags & 2 != 0 { input.defaultValue = datum(type) }
        if flags & 16 != 0 {
            input.step = reader.index(below: constants.count)
            if type != .number || constant(input.step).number.compared(to: .zero) <= 0 { reader.fail(.type) }
        }
        let mask = reader.byte(upTo: 15)
        input.firstBound = Int32(truncatingIfNeeded: bounds.count)
        for place in 0..<4 as Range<Int32> where mask &>> place & 1 == 1 {
            bounds.push(Program.Condition(number: Int32(InputRule.min.rawValue) &+ place, root: formula()))
            input.boundCount &+= 1
        }
    }

    private mutating func datum(_ type: Value.Kind) -> Value {
        let kind = reader.byte()
        if kind == 0 { return .blank }
        if kind != type.rawValue { reader.fail(.type) }
        switch type {
        case .number: return constant(reader.index(below: constants.count))
        case .flag: return Value(reader.flag())
        case .choice: return Value(.choice, Int128(reader.index(below: words.count)))
        case .text: return reader.text()
        case .date: return Value(.date, Int128(reader.index(below: Int(CalendarDay.last) + 1)))
        default:
            let minutes = reader.long()
            if minutes >= CalendarDay.minutesEnd { reader.fail(.damaged) }
            return Value(.datetime, Int128(minutes))
        }
    }
}

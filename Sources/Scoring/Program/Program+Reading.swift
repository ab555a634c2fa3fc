/// The format, version 1. `u` is an unsigned LEB128 number, `u8` a byte.
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
/// datum         u8 0 blank, 1 number (u constant), 2 flag (u8), 3 word (u), 4 text, 5 date (u days), 6 datetime (u minutes)
/// formula       u length, postfix code
/// ```
extension Program {
    public init(bytes: [UInt8]) throws(ProgramError) {
        self.init()
        var reader = ByteReader(bytes)
        guard try reader.byte() == UInt8(ascii: "R"), try reader.byte() == UInt8(ascii: "T") else { throw .damaged }
        let version = try reader.byte()
        guard version == Program.version else { throw .version(version) }
        let hasGoal = try reader.flag()
        let constantCount = try reader.number(upTo: Limit.entries)
        let wordCount = try reader.number(upTo: Limit.entries)
        let tableCount = try reader.number(upTo: Limit.tables)
        let definitionCount = try reader.number(upTo: Limit.entries)
        let requirementCount = try reader.number(upTo: Limit.entries)
        let outputCount = try reader.number(upTo: Limit.entries)
        for _ in 0..<constantCount { constants.push(try Program.constant(&reader)) }
        for _ in 0..<wordCount { words.push(try reader.text()) }
        for _ in 0..<tableCount { tables.push(try Program.table(&reader)) }
        for _ in 0..<definitionCount { try readDefinition(&reader) }
        for _ in 0..<requirementCount {
            let number = try reader.number(upTo: Limit.entries)
            requirements.push(Requirement(number: Int32(truncatingIfNeeded: number), root: try formula(&reader)))
        }
        for _ in 0..<outputCount { outputs.push(try reader.index(below: definitions.count)) }
        if hasGoal { goal = Goal(value: try reader.index(below: definitions.count), isLowerBetter: try reader.flag()) }
        guard reader.isAtEnd else { throw .damaged }
        try validate()
    }

    private static func constant(_ reader: inout ByteReader) throws(ProgramError) -> Decimal {
        let places = Int32(try reader.byte())
        let zigzag = try reader.long()
        let mantissa = Int64(bitPattern: zigzag >> 1) ^ (zigzag & 1 == 1 ? -1 : 0)
        guard let number = Decimal(mantissa, places: places) else { throw .damaged }
        return number
    }

    private static func table(_ reader: inout ByteReader) throws(ProgramError) -> Table {
        let least = try reader.number(upTo: Int(Limit.rows)), most = try reader.number(upTo: Int(Limit.rows))
        let isFixed = try reader.flag()
        guard least <= most, !isFixed || least == most else { throw .damaged }
        return Table(leastRows: Int32(truncatingIfNeeded: least), mostRows: Int32(truncatingIfNeeded: most), isFixed: isFixed)
    }

    private mutating func readDefinition(_ reader: inout ByteReader) throws(ProgramError) {
        let kind = try reader.byte()
        let tablePlusOne = try reader.index(below: tables.count + 1)
        let table = tablePlusOne == 0 ? nil : tablePlusOne - 1
        switch kind {
        case 0:
            let input = try self.input(&reader)
            definitions.push(Definition(table: table, source: .input(input), type: .scalar(input.type)))
        case 1:
            guard let table, tables[Int(table)].isFixed else { throw .reference }
            let type = try reader.type()
            var cells: [Value] = []
            for _ in 0..<tables[Int(table)].mostRows { cells.push(try datum(&reader, type)) }
            definitions.push(Definition(table: table, source: .constant(cells), type: .scalar(type)))
        case 2:
            let placesPlusOne = Int32(try reader.byte())
            guard placesPlusOne <= 13 else { throw .damaged }
            let root = try formula(&reader)
            // The type is a stand-in until `validate` finds it.
            let source = Source.formula(root: root, places: placesPlusOne == 0 ? nil : placesPlusOne - 1)
            definitions.push(Definition(table: table, source: source, type: .list))
        default: throw .damaged
        }
    }

    private mutating func input(_ reader: inout ByteReader) throws(ProgramError) -> Input {
        let type = try reader.type()
        let flags = try reader.byte()
        guard flags < 32 else { throw .damaged }
        let places: Int32? = flags & 4 == 0 ? nil : Int32(try reader.byte())
        var options: [Int32] = []
        if type == .choice {
            for _ in 0..<(try reader.number(upTo: words.count)) { options.push(try reader.index(below: words.count)) }
        }
        let defaultValue = flags & 2 == 0 ? nil : try datum(&reader, type)
        let step = flags & 16 == 0 ? nil : constants[Int(try reader.index(below: constants.count))]
        if let step { guard type == .number, step.compared(to: .zero) > 0 else { throw .type } }
        let mask = try reader.byte()
        guard mask < 16 else { throw .damaged }
        var bounds: [Bound] = []
        for (bit, rule) in [(UInt8(1), InputRule.min), (2, .max), (4, .above), (8, .below)] where mask & bit != 0 {
            bounds.push(Bound(rule: rule, root: try formula(&reader)))
        }
        return Input(
            type: type, isOptional: flags & 1 != 0, isSetting: flags & 8 != 0, step: step, defaultValue: defaultValue, places: places,
            options: options, bounds: bounds)
    }

    private func datum(_ reader: inout ByteReader, _ type: ScalarType) throws(ProgramError) -> Value {
        let value: Value
        switch try reader.byte() {
        case 0: return .blank
        case 1: value = .number(constants[Int(try reader.index(below: constants.count))])
        case 2: value = .flag(try reader.flag())
        case 3: value = .choice(try reader.index(below: words.count))
        case 4: value = .text(try reader.text())
        case 5: value = .date(try reader.index(below: Int(CalendarDay.last) + 1))
        case 6:
            let minutes = try reader.long()
            guard minutes < UInt64(CalendarDay.last + 1) &* 1440 else { throw .damaged }
            value = .datetime(Int64(minutes))
        default: throw .damaged
        }
        guard value.has(type: type) else { throw .type }
        return value
    }
}

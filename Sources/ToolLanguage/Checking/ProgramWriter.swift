internal import Scoring

/// Collects constants, words, tables and values, and writes them as the program's bytes.
struct ProgramWriter {
    private var constants: [[UInt8]] = []
    private(set) var words: [String] = []
    private var tables: [[UInt8]] = []
    private var values: [[UInt8]] = []
    private var requirements: [[UInt8]] = []
    private var outputs: [Int] = []
    private var goal: [UInt8] = []

    static func u(_ value: Int) -> [UInt8] {
        var rest = UInt64(value)
        var bytes: [UInt8] = []
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }

    static func sized(_ code: [UInt8]) -> [UInt8] { u(code.count) + code }

    /// Nil where the number has more digits than a constant holds.
    mutating func constant(_ number: Decimal) -> Int? {
        guard let (mantissa, places) = number.mantissa else { return nil }
        let zigzag = UInt64(bitPattern: (mantissa << 1) ^ (mantissa >> 63))
        var bytes = [UInt8(places)]
        var rest = zigzag
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
        if let index = constants.firstIndex(of: bytes) { return index }
        constants.append(bytes)
        return constants.count - 1
    }

    mutating func word(_ text: String) -> Int {
        if let index = words.firstIndex(of: text) { return index }
        words.append(text)
        return words.count - 1
    }

    mutating func table(least: Int, most: Int, isFixed: Bool) -> Int {
        tables.append(Self.u(least) + Self.u(most) + [isFixed ? 1 : 0])
        return tables.count - 1
    }

    mutating func value(_ bytes: [UInt8]) -> Int {
        values.append(bytes)
        return values.count - 1
    }

    mutating func replaceValue(_ index: Int, _ bytes: [UInt8]) { values[index] = bytes }
    mutating func requirement(_ number: Int, _ code: [UInt8]) { requirements.append(Self.u(number) + Self.sized(code)) }
    mutating func output(_ value: Int) { outputs.append(value) }
    mutating func goal(_ value: Int, isLowerBetter: Bool) { goal = Self.u(value) + [isLowerBetter ? 1 : 0] }

    mutating func datum(_ value: Datum) -> [UInt8]? {
        switch value {
        case .number(let number): constant(number).map { [1] + Self.u($0) }
        case .flag(let flag): [2, flag ? 1 : 0]
        case .choice(let word): [3] + Self.u(Int(word))
        case .text(let bytes): bytes.count <= 65_535 ? [4] + Self.sized(bytes) : nil
        case .date(let day): [5] + Self.u(Int(day))
        case .datetime(let minutes): [6] + Self.u(Int(minutes))
        case .blank: [0]
        }
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = [UInt8(ascii: "R"), UInt8(ascii: "T"), Program.version, goal.isEmpty ? 0 : 1]
        for count in [constants.count, words.count, tables.count, values.count, requirements.count, outputs.count] {
            bytes += Self.u(count)
        }
        for constant in constants { bytes += constant }
        for word in words { bytes += Self.sized(Array(word.utf8)) }
        for part in tables + values + requirements { bytes += part }
        for output in outputs { bytes += Self.u(output) }
        return bytes + goal
    }
}

internal import Diagnostics
internal import Scoring

/// What a run gave, read back from the engine's reply: errors of the answers, or a value for every name. Rows count from 0.
struct Evaluation {
    /// What is wrong with the answers: which value or table, which row, which bound.
    struct InputError {
        enum Place { case whole, value(Int), table(Int) }
        let place: Place
        let rule: InputRule
        let requirement: Int
        let row: Int?
        let limit: JSON?
    }

    /// One step that explains a value, in a row of its column.
    struct TraceStep {
        enum Step {
            /// The rule that won, from 1.
            case rule(Int)
            /// What a row of a table (nil: a sequence) added to a sum; a formula's sums are told apart by number.
            case term(sum: Int, table: Int?, row: Int, JSON)
            /// A condition that a rule before the winner missed: `found` should have stood so to `needed`, and is that of a value where it names one.
            case missed(rule: Int, named: Int?, Comparison, found: JSON, needed: JSON)
        }
        let value: Int
        let row: Int?
        let step: Step
    }

    /// One entry changed by one step, and the goal after it.
    struct NextStep {
        let value: Int
        let row: Int?
        let from: JSON, to: JSON, gain: JSON, after: JSON
    }

    private(set) var errors: [InputError] = []
    private(set) var trace: [TraceStep] = []
    private(set) var next: [NextStep] = []
    private let reply: [UInt8]
    /// Where each value's cells stand in the reply.
    private var places: [Int] = []

    init(_ reply: [UInt8]) {
        self.reply = reply
        var reader = ReplyReader(reply)
        switch reader.byte() {
        case 0:
            places = reader.each { reader in
                defer { _ = reader.each { $0.skipDatum() } }
                return reader.position
            }
            trace = reader.each { $0.step() }
            next = reader.each { reader in
                NextStep(
                    value: reader.number(), row: reader.place(), from: reader.datum(), to: reader.datum(), gain: reader.datum(),
                    after: reader.datum())
            }
        case 1: errors = reader.each { $0.error() }
        default: errors = [InputError(place: .whole, rule: .unknown, requirement: 0, row: nil, limit: nil)]
        }
    }

    /// A value's cells as JSON: numbers as exact digits, dates as ISO 8601, no data as null.
    func cells(_ value: Int) -> [JSON] {
        var reader = ReplyReader(reply, at: places[value])
        return reader.each { $0.datum() }
    }

    /// A value that is no column.
    func value(_ value: Int) -> JSON { cells(value).first ?? .null }

    /// The cells of a value, from 0, that left the range; a value that is no column has one cell.
    func cellsOutOfRange(_ value: Int) -> [Int] {
        if places.isEmpty { return [] }
        var reader = ReplyReader(reply, at: places[value])
        return reader.each { $0.skipDatum() }.enumerated().filter { $1 == 8 }.map(\.offset)
    }
}

/// Reads a reply in its order. It is the engine's own, so nothing in it can be wrong.
private struct ReplyReader {
    private let bytes: [UInt8]
    private(set) var position: Int

    init(_ bytes: [UInt8], at position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    mutating func byte() -> UInt8 {
        defer { position += 1 }
        return bytes[position]
    }

    mutating func number() -> Int {
        var number = 0, shift = 0
        while true {
            let next = byte()
            number |= Int(next & 0x7F) << shift
            if next < 0x80 { return number }
            shift += 7
        }
    }

    /// A place from 0, or nil for none.
    mutating func place() -> Int? {
        let number = number()
        return number == 0 ? nil : number - 1
    }

    mutating func each<Item>(_ read: (inout Self) -> Item) -> [Item] {
        let count = number()
        var items: [Item] = []
        items.reserveCapacity(count)
        for _ in 0..<count { items.append(read(&self)) }
        return items
    }

    private mutating func text() -> String {
        let count = number()
        defer { position += count }
        return String(decoding: bytes[position..<position + count], as: UTF8.self)
    }

    mutating func datum() -> JSON {
        switch byte() {
        case 1: .number(text())
        case 2: .bool(byte() == 1)
        case 3, 4, 5, 6: .string(text())
        case 7: .array(each { $0.datum() })
        default: .null
        }
    }

    /// - Returns: its kind.
    @discardableResult
    mutating func skipDatum() -> UInt8 {
        let kind = byte()
        switch kind {
        case 1, 3, 4, 5, 6:
            let count = number()
            position += count
        case 2: position += 1
        case 7: _ = each { $0.skipDatum() }
        default: break
        }
        return kind
    }

    mutating func step() -> Evaluation.TraceStep {
        let value = number(), row = place()
        let step: Evaluation.TraceStep.Step =
            switch byte() {
            case 0: .rule(number())
            case 1: .term(sum: number(), table: place(), row: number(), datum())
            default: .missed(rule: number(), named: place(), Comparison(rawValue: byte()) ?? .equal, found: datum(), needed: datum())
            }
        return Evaluation.TraceStep(value: value, row: row, step: step)
    }

    mutating func error() -> Evaluation.InputError {
        let kind = byte(), index = number()
        let rule = InputRule(rawValue: byte()) ?? .unknown
        let requirement = number(), row = place()
        let hasLimit = bytes[position] != 0
        let limit = datum()
        return Evaluation.InputError(
            place: kind == 1 ? .value(index) : kind == 2 ? .table(index) : .whole, rule: rule, requirement: requirement, row: row,
            limit: hasLimit ? limit : nil)
    }
}

/// What a name of a tool stands for in one run. It holds no references, so that a copy of many is one copy of memory.
public struct Value: Sendable {
    /// The raw value is the message's and the program's byte.
    public enum Kind: UInt8, Sendable {
        /// No data, which is never 0.
        case blank
        case number, flag
        /// An option: the index of its word in the program.
        case choice
        /// UTF-8; compared byte by byte, which orders it by code point.
        case text
        /// Days since 0001-01-01.
        case date
        /// Minutes since 0001-01-01T00:00. They need 33 bits.
        case datetime
        case list
        /// A result that left the range; whatever reads it leaves the range too.
        case outOfRange
        /// Rows of a table, by number from 0, in order.
        case rows
        /// An entry that no value can be made of: the rule it breaks.
        case refused

        /// Whether `<` and sorting mean something.
        public var isOrdered: Bool { self == .number || self == .text || self == .date || self == .datetime }

        var isScalar: Bool { rawValue >= Kind.number.rawValue && rawValue <= Kind.datetime.rawValue }
    }

    public let kind: Kind
    /// A number's count, or what the kind says. Texts, lists and rows: where they begin, and from the 32nd bit how many there are.
    let bits: Int128

    static var blank: Value { Value(.blank, 0) }
    static var outOfRange: Value { Value(.outOfRange, 0) }

    init(_ kind: Kind, _ bits: Int128) {
        self.kind = kind
        self.bits = bits
    }

    @inline(never)
    init(_ kind: Kind, from start: Int, count: Int) {
        self.init(kind, Int128(start) | Int128(count) << 32)
    }

    init(_ flag: Bool) { self.init(.flag, flag ? 1 : 0) }

    /// A number, where it is in range.
    @inline(never)
    init(_ number: Decimal) { self.init(number.isInRange ? .number : .outOfRange, number.count) }

    public var isBlank: Bool { kind == .blank }
    /// Neither "no data" nor out of range.
    var hasData: Bool { kind != .blank && kind != .outOfRange }
    func isFlag(_ flag: Bool) -> Bool { kind == .flag && bits == (flag ? 1 : 0) }

    /// Of a number.
    public var number: Decimal { Decimal(count: bits) }
    /// Of a flag, a choice and a date; the rule of what is refused.
    public var index: Int32 { Int32(truncatingIfNeeded: bits) }
    /// Of a time.
    public var minutes: Int64 { Int64(truncatingIfNeeded: bits) }
    var start: Int { Int(Int32(truncatingIfNeeded: bits)) }
    var count: Int { Int(Int32(truncatingIfNeeded: bits >> 32)) }
}

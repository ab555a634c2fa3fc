/// What a name of a tool stands for in one run. `blank` is "no data", never 0.
public enum Value: Sendable {
    case blank
    case number(Decimal)
    case flag(Bool)
    /// An option: the index of its word in the program.
    case choice(Int32)
    /// UTF-8; compared byte by byte, which orders it by code point.
    case text([UInt8])
    /// Days since 0001-01-01.
    case date(Int32)
    /// Minutes since 0001-01-01T00:00. They need 33 bits.
    case datetime(Int64)
    case list([Value])
    /// Rows of a table, by number from 0, in order.
    case rows([Int32])
    /// A result that left the range; whatever reads it leaves the range too.
    case outOfRange

    public var isBlank: Bool {
        if case .blank = self { return true }
        return false
    }
}

/// The kinds of scalar a value can be; the raw value is the program's byte.
public enum ScalarType: UInt8, Sendable {
    case number, flag, choice, text, date, datetime

    /// Whether `<` and sorting mean something.
    public var isOrdered: Bool { self != .flag && self != .choice }
}

extension Value {
    func has(type: ScalarType) -> Bool {
        switch (self, type) {
        case (.number, .number), (.flag, .flag), (.choice, .choice), (.text, .text), (.date, .date), (.datetime, .datetime): true
        default: false
        }
    }

    /// Below 0, 0 or above 0; nil where the two are not of one type or one has no data.
    public func compared(to other: Self) -> Int32? {
        switch (self, other) {
        case (.number(let a), .number(let b)): a.compared(to: b)
        case (.flag(let a), .flag(let b)): a == b ? 0 : a ? 1 : -1
        case (.choice(let a), .choice(let b)): a == b ? 0 : a < b ? -1 : 1
        case (.date(let a), .date(let b)): a == b ? 0 : a < b ? -1 : 1
        case (.datetime(let a), .datetime(let b)): a == b ? 0 : a < b ? -1 : 1
        case (.text(let a), .text(let b)): Value.compare(a, b)
        default: nil
        }
    }

    private static func compare(_ a: [UInt8], _ b: [UInt8]) -> Int32 {
        let shorter = a.count < b.count ? a.count : b.count
        var index = 0
        while index < shorter {
            if a[index] != b[index] { return a[index] < b[index] ? -1 : 1 }
            index += 1
        }
        return a.count == b.count ? 0 : a.count < b.count ? -1 : 1
    }
}

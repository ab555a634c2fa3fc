internal import Scoring

/// The type of a part of a formula, as the checker sees it.
enum ToolType: Equatable {
    case number, flag, text, date, datetime
    case choice([String])
    /// Rows of a table (nil: of a sequence), with the least and the most there can be.
    case rows(Int?, least: Int32, most: Int32)
    case list
    /// `blank` alone fits any scalar.
    case blank

    var scalar: ScalarType? {
        switch self {
        case .number: .number
        case .flag: .flag
        case .text: .text
        case .date: .date
        case .datetime: .datetime
        case .choice: .choice
        case .rows, .list, .blank: nil
        }
    }

    /// As messages name it.
    var described: String {
        switch self {
        case .number: "a number"
        case .flag: "a flag"
        case .text: "a text"
        case .date: "a date"
        case .datetime: "a date and time"
        case .choice: "a choice"
        case .rows: "a table"
        case .list: "a list"
        case .blank: "no data"
        }
    }

    var word: String { described.split(separator: " ").dropFirst().joined(separator: " ") }
}

/// What is known of a part of a formula: its type, least and greatest value, whether it is whole, why it may lack data.
struct Typed {
    var type: ToolType
    var code: [UInt8]
    var least: Decimal?
    var most: Decimal?
    var places: Int32?
    /// Why it may be blank; nil where it never is.
    var blank: String?
    /// For a flag: whether it is always true, or always false.
    var always: Bool?

    init(_ type: ToolType, _ code: [UInt8], blank: String? = nil) {
        self.type = type
        self.code = code
        self.blank = blank
    }

    static func number(
        _ code: [UInt8], _ least: Decimal? = nil, _ most: Decimal? = nil, places: Int32? = nil, blank: String? = nil
    ) -> Typed {
        var typed = Typed(.number, code, blank: blank)
        (typed.least, typed.most, typed.places) = (least, most, places)
        return typed
    }

    var isWhole: Bool { places == 0 }
    var canBeZero: Bool {
        if let least, least.compared(to: .zero) > 0 { return false }
        if let most, most.compared(to: .zero) < 0 { return false }
        return true
    }
}

/// Least and greatest value of a sum, a product and the like; nil is without a bound.
enum Interval {
    static func least(_ a: Decimal?, _ b: Decimal?) -> Decimal? {
        guard let a, let b else { return nil }
        return a.compared(to: b) <= 0 ? a : b
    }

    static func most(_ a: Decimal?, _ b: Decimal?) -> Decimal? {
        guard let a, let b else { return nil }
        return a.compared(to: b) >= 0 ? a : b
    }

    static func sum(_ a: Decimal?, _ b: Decimal?) -> Decimal? {
        guard let a, let b else { return nil }
        return try? a + b
    }

    static func product(_ a: Typed, _ b: Typed) -> (Decimal?, Decimal?) {
        if let al = a.least, let am = a.most, let bl = b.least, let bm = b.most {
            let ends = [try? al * bl, try? al * bm, try? am * bl, try? am * bm]
            guard ends.allSatisfy({ $0 != nil }) else { return (nil, nil) }
            return (ends.dropFirst().reduce(ends[0]) { least($0, $1) }, ends.dropFirst().reduce(ends[0]) { most($0, $1) })
        }
        guard let al = a.least, let bl = b.least, !al.isNegativeNumber, !bl.isNegativeNumber else { return (nil, nil) }
        return (try? al * bl, nil)
    }

    static func quotient(_ a: Typed, _ b: Typed) -> (Decimal?, Decimal?) {
        guard let al = a.least, let bl = b.least, !al.isNegativeNumber, bl.compared(to: .zero) > 0 else { return (nil, nil) }
        let low: Decimal? = b.most.flatMap { try? al.divided(by: $0) } ?? .zero
        return (low, a.most.flatMap { try? $0.divided(by: bl) })
    }
}

extension Decimal {
    var isNegativeNumber: Bool { compared(to: .zero) < 0 }
}

extension ToolType {
    init(_ core: ScalarType, options: [String]) {
        switch core {
        case .number: self = .number
        case .flag: self = .flag
        case .choice: self = .choice(options)
        case .text: self = .text
        case .date: self = .date
        case .datetime: self = .datetime
        }
    }
}

extension ScalarType {
    var described: String { ToolType(self, options: []).described }
}

/// What a text that should be a number turned out to be.
public enum NumberReading: Sendable {
    /// The number, and how many decimal places were written (without zeros at the end).
    case number(Decimal, places: Int32)
    case outOfRange
    case notANumber
}

extension Decimal {
    /// Reads `12`, `-1.50`, `.5`, `1e3`, `１２`, `－１．５`, spaces around it; nothing with a comma, which means
    /// thousands to some and decimals to others. The one reader of numbers, for the page and the command line.
    public static func read(_ text: some Sequence<UInt8>) -> NumberReading {
        var reader = NumberReader(ByteReader(Array(text)))
        let value = reader.read()
        switch value.kind {
        case .number: return .number(value.number, places: reader.places)
        default: return value.index == InputRule.range.rawValue ? .outOfRange : .notANumber
        }
    }

    /// The number in digits, without zeros at the end: `-12.5`.
    public var ascii: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(number: self)
        return bytes
    }
}

/// Reads a number, byte by byte.
struct NumberReader {
    private var bytes: ByteReader
    /// The next byte in ASCII; below 0 at the end.
    private var next: Int32 = 0
    /// The digits without zeros before them, as a number; more than 38 of them are only counted.
    private var digits: UInt128 = 0
    private var sawDigit = false, droppedNonzero = false
    /// How many decimal places were written, without zeros at the end.
    private(set) var places: Int32 = 0
    /// Of ten, for the digits.
    private var power: Int32 = 0

    init(_ bytes: ByteReader) {
        self.bytes = bytes
        advance()
    }

    private mutating func advance() {
        next = bytes.next()
        if next == 0xEF {  // U+FF0B + U+FF0D - U+FF0E . U+FF10–U+FF19: EF BC xx
            let isFullWidth = bytes.next() == 0xBC
            let last = bytes.next()
            next = isFullWidth && last >= 0x8B && last <= 0x99 ? last &- 0x60 : 0xEF
        }
    }

    private mutating func take(_ byte: Unicode.Scalar) -> Bool {
        guard next == Int32(byte.value) else { return false }
        advance()
        return true
    }

    /// A sign, if there is one.
    private mutating func isNegative() -> Bool {
        if take("-") { return true }
        _ = take("+")
        return false
    }

    private mutating func skipSpaces() { while take(" ") {} }

    /// Digits of the number; each after the point lowers the power.
    private mutating func readDigits(afterPoint: Int32) {
        while let digit = self.digit {
            advance()
            sawDigit = true
            if digits < 10_000_000_000_000_000_000_000_000_000_000_000_000 {
                digits = digits &* 10 &+ UInt128(digit)
                power &-= afterPoint
            } else {
                if digit != 0 { droppedNonzero = true }
                power &+= 1 &- afterPoint
            }
        }
    }

    private var digit: Int32? { next >= 0x30 && next <= 0x39 ? next &- 0x30 : nil }

    /// The number, or the rule it breaks: a type or a range.
    mutating func read() -> Value {
        skipSpaces()
        let isNegative = self.isNegative()
        readDigits(afterPoint: 0)
        var mayHaveExponent = sawDigit
        if take(".") {
            mayHaveExponent = digit != nil
            readDigits(afterPoint: 1)
        }
        guard sawDigit, !mayHaveExponent || readExponent() else { return Value(.type) }
        skipSpaces()
        guard next < 0 else { return Value(.type) }
        return value(isNegative)
    }

    /// False where an exponent is begun and has no digits.
    private mutating func readExponent() -> Bool {
        guard take("e") || take("E") else { return true }
        let isNegative = self.isNegative()
        guard digit != nil else { return false }
        var exponent: Int32 = 0
        while let digit = self.digit {
            advance()
            if exponent < 1_000_000 { exponent = exponent &* 10 &+ digit }
        }
        power &+= isNegative ? 0 &- exponent : exponent
        return true
    }

    /// Digits × 10^power: strips zeros at the end, then scales to twelve places; digits beyond them are cut, and told by the places.
    private mutating func value(_ isNegative: Bool) -> Value {
        if digits == 0 { return Value(.zero) }
        var count = digits, power = power
        while true {
            let tenth = count / 10
            if tenth &* 10 != count { break }
            count = tenth
            power &+= 1
        }
        places = droppedNonzero ? 13 : power < 0 ? 0 &- power : 0
        while power < -12, count != 0 {
            count /= 10
            power &+= 1
        }
        while power > -12, count < Decimal.limit.magnitude, count != 0 {
            count = count &* 10
            power &-= 1
        }
        guard count < Decimal.limit.magnitude else { return Value(.range) }
        let signed = Int128(truncatingIfNeeded: count)
        return Value(.number, isNegative ? 0 &- signed : signed)
    }
}

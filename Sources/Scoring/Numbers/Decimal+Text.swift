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
        var reader = NumberReader()
        var bytes = text.makeIterator()
        while let byte = bytes.next() {
            var ascii = byte
            if byte == 0xEF {  // U+FF0B + U+FF0D - U+FF0E . U+FF10–U+FF19: EF BC xx
                guard bytes.next() == 0xBC, let last = bytes.next(), last >= 0x8B, last <= 0x99 else { return .notANumber }
                ascii = last &- 0x60
            }
            guard reader.take(ascii) else { return .notANumber }
        }
        return reader.result
    }

    /// The number in digits, without zeros at the end: `-12.5`.
    public var ascii: [UInt8] {
        var digits: [UInt8] = []
        var rest = magnitude
        var written: Int32 = 0
        let needed = neededPlaces
        repeat {
            let (quotient, digit) = rest.divided(by: 10)
            rest = quotient
            if written == 12, needed > 0 { digits.push(UInt8(ascii: ".")) }
            if written >= 12 - needed { digits.push(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)) }
            written += 1
        } while !rest.isZero || written <= 12
        if isNegative { digits.push(UInt8(ascii: "-")) }
        digits.reverse()
        return digits
    }
}

/// A number, byte by byte.
private struct NumberReader {
    private enum Stage { case start, sign, whole, point, fraction, exponent, exponentSign, exponentDigits, end }
    private var stage = Stage.start
    private var isNegative = false, exponentIsNegative = false
    private var exponent: Int32 = 0
    /// The digits without zeros before them, as a number; more than 28 of them are only counted.
    private var digits = Wide(0)
    private var digitCount: Int32 = 0, dropped: Int32 = 0, fractionDigits: Int32 = 0, droppedNonzero = false
    private var sawDigit = false

    mutating func take(_ byte: UInt8) -> Bool {
        switch (byte, stage) {
        case (UInt8(ascii: " "), .start): return true
        case (UInt8(ascii: " "), .whole), (UInt8(ascii: " "), .point), (UInt8(ascii: " "), .fraction),
            (UInt8(ascii: " "), .exponentDigits), (UInt8(ascii: " "), .end):
            stage = .end
            return sawDigit
        case (UInt8(ascii: "+"), .start): stage = .sign
        case (UInt8(ascii: "-"), .start): (stage, isNegative) = (.sign, true)
        case (UInt8(ascii: "0")...UInt8(ascii: "9"), .start), (UInt8(ascii: "0")...UInt8(ascii: "9"), .sign),
            (UInt8(ascii: "0")...UInt8(ascii: "9"), .whole):
            stage = .whole
            append(byte)
        case (UInt8(ascii: "."), .start), (UInt8(ascii: "."), .sign), (UInt8(ascii: "."), .whole): stage = .point
        case (UInt8(ascii: "0")...UInt8(ascii: "9"), .point), (UInt8(ascii: "0")...UInt8(ascii: "9"), .fraction):
            stage = .fraction
            append(byte)
            if fractionDigits < 1_000_000 { fractionDigits += 1 }
        case (UInt8(ascii: "e"), .whole), (UInt8(ascii: "E"), .whole), (UInt8(ascii: "e"), .fraction), (UInt8(ascii: "E"), .fraction):
            stage = .exponent
        case (UInt8(ascii: "+"), .exponent): stage = .exponentSign
        case (UInt8(ascii: "-"), .exponent): (stage, exponentIsNegative) = (.exponentSign, true)
        case (UInt8(ascii: "0")...UInt8(ascii: "9"), .exponent), (UInt8(ascii: "0")...UInt8(ascii: "9"), .exponentSign),
            (UInt8(ascii: "0")...UInt8(ascii: "9"), .exponentDigits):
            stage = .exponentDigits
            if exponent < 1_000_000 { exponent = exponent * 10 + Int32(byte &- UInt8(ascii: "0")) }
        default: return false
        }
        return true
    }

    private mutating func append(_ byte: UInt8) {
        sawDigit = true
        let digit = byte &- UInt8(ascii: "0")
        if digitCount == 0, digit == 0 { return }
        if digitCount >= 40 {
            if dropped < 1_000_000 { dropped += 1 }
            if digit != 0 { droppedNonzero = true }
            return
        }
        digits = digits.times(10).plus(Wide(UInt64(digit)))
        digitCount += 1
    }

    var result: NumberReading {
        switch stage {
        case .start, .sign, .exponent, .exponentSign: return .notANumber
        default: break
        }
        guard sawDigit else { return .notANumber }
        if digits.isZero { return .number(.zero, places: 0) }
        let power = dropped - fractionDigits + (exponentIsNegative ? -exponent : exponent)
        return NumberReader.value(digits, power, isNegative, droppedNonzero)
    }

    /// Digits × 10^power: strips zeros at the end, then scales to twelve places; digits beyond them are cut, and told by the places.
    private static func value(_ start: Wide, _ startPower: Int32, _ isNegative: Bool, _ droppedNonzero: Bool) -> NumberReading {
        var digits = start, power = startPower
        while true {
            let (quotient, digit) = digits.divided(by: 10)
            if digit != 0 { break }
            (digits, power) = (quotient, power + 1)
        }
        let places = droppedNonzero ? 13 : power < 0 ? -power : 0
        while power < -12 {
            digits = digits.divided(by: 10).quotient
            if digits.isZero { return .number(.zero, places: places) }
            power += 1
        }
        while power > -12 {
            digits = digits.times(10)
            guard digits < Wide.limit else { return .outOfRange }
            power -= 1
        }
        guard let number = Decimal(isNegative: isNegative, digits) else { return .outOfRange }
        return .number(number, places: places)
    }
}

internal import Scoring

/// The number a text says, where it says one in range.
func exactNumber(_ text: String) -> Decimal? {
    if case .number(let number, let places) = Decimal.read(text.utf8), places <= 12 { return number }
    return nil
}

func exactSum(_ numbers: [Decimal]) -> Decimal? {
    var sum = Decimal.zero
    for number in numbers {
        guard let next = try? sum + number else { return nil }
        sum = next
    }
    return sum
}

/// The number in digits, as messages show it.
func digits(_ number: Decimal) -> String { String(decoding: number.ascii, as: UTF8.self) }

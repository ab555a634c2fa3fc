import Scoring
import Testing

/// The arithmetic against big integers: `RAPPORT_CASES` many random cases, else a few thousand.
@Suite struct ReferenceTests {
    static let cases = caseCount(1500)

    /// A number of any size below 10¹⁵ and any places, often with few digits.
    private func random(_ numbers: inout SeededNumbers) -> Decimal {
        let whole = String((0..<Int.random(in: 0...15, using: &numbers)).map { _ in "0123456789".randomElement(using: &numbers)! })
        let fraction = String((0..<Int.random(in: 0...12, using: &numbers)).map { _ in "00055999".randomElement(using: &numbers)! })
        return decimal((Bool.random(using: &numbers) ? "-" : "") + whole + "0".prefix(whole.isEmpty ? 1 : 0) + "." + fraction)
    }

    /// Its magnitude as a count of 10⁻¹².
    private func count(_ number: Decimal) -> Natural {
        let parts = text(number.absolute).split(separator: ".")
        return Natural(
            digits: parts[0] + (parts.count > 1 ? parts[1] : "")
                + String(repeating: "0", count: 12 - (parts.count > 1 ? parts[1].count : 0)))
    }

    private let unit = Natural(digits: "1000000000000"), two = Natural(digits: "2")
    private let limit = Natural(digits: "1000000000000000000000000000")

    @Test func productsAndQuotientsAreTheNearestCounts() throws {
        var numbers = SeededNumbers(state: 1)
        for _ in 0..<Self.cases {
            let a = random(&numbers), b = random(&numbers)
            // |a × b| × 10¹² rounded half up is q, just where 2q − 1 ≤ 2 |a| |b| / 10⁻¹² < 2q + 1.
            let exact = two * count(a) * count(b)
            if let product = try? a * b {
                let q = two * count(product) * unit
                #expect(q <= exact + unit && exact < q + unit)
                #expect(
                    product.compared(to: .zero) * 1 == 0
                        || (product.compared(to: .zero) < 0) == ((text(a).first == "-") != (text(b).first == "-")))
            } else {
                #expect(exact + unit >= two * limit * unit)
            }
            guard !b.isZero else { continue }
            let scaled = two * count(a) * unit
            if let quotient = try? a.divided(by: b) {
                let q = two * count(quotient) * count(b)
                #expect(q <= scaled + count(b) && scaled < q + count(b))
            } else {
                #expect(scaled + count(b) >= two * limit * count(b))
            }
        }
    }

    @Test func sumsAndDifferencesAreExact() throws {
        var numbers = SeededNumbers(state: 2)
        for _ in 0..<Self.cases {
            let a = random(&numbers), b = random(&numbers)
            guard let sum = try? a + b else {
                #expect(count(a) + count(b) >= limit)
                continue
            }
            // a + b = sum, with the negative ones on the other side.
            var left = Natural(digits: ""), right = Natural(digits: "")
            for number in [a, b] { if text(number).first == "-" { right = right + count(number) } else { left = left + count(number) } }
            if text(sum).first == "-" { left = left + count(sum) } else { right = right + count(sum) }
            #expect(left == right)
            if let difference = try? a - b { #expect(text(difference) == (try? a + -b).map(text)) }
            #expect(text(decimal(text(a))) == text(a))
        }
    }

    @Test func roundingTakesTheNearestAndComparingDecidesAtNine() throws {
        var numbers = SeededNumbers(state: 3)
        for _ in 0..<Self.cases {
            let a = random(&numbers), b = random(&numbers)
            guard let nineA = try? a.rounded(places: 9), let nineB = try? b.rounded(places: 9) else { continue }
            #expect(a.compared(to: b) == nineA.compared(to: nineB))
            #expect(a.compared(to: b) == -b.compared(to: a))
            let places = Int32.random(in: 0...9, using: &numbers)
            guard let rounded = try? a.rounded(places: places) else { continue }
            #expect(rounded.neededPlaces <= places)
            let step = Natural(digits: "1" + String(repeating: "0", count: 12 - Int(places)))
            #expect(two * count(rounded) <= two * count(nineA) + step && two * count(nineA) < two * count(rounded) + step)
        }
    }
}

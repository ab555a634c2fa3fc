import Scoring
import Testing

/// Reads a number that is one.
func decimal(_ text: String) -> Decimal {
    guard case .number(let number, _) = Decimal.read(text.utf8) else { fatalError("'\(text)' is not a number") }
    return number
}

func text(_ number: Decimal) -> String { String(decoding: number.ascii, as: UTF8.self) }

@Suite struct DecimalTests {
    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("12", "12"), ("1.50", "1.5"), (".5", "0.5"), ("5.", "5"), ("1e3", "1000"), ("1.5E-3", "0.0015"),
        ("+7", "7"),
        ("１２．５", "12.5"), ("－３", "-3"), (" 4 ", "4"), ("0.000000000001", "0.000000000001"), ("0.0000000000009", "0"),
        ("999999999999999.999999999999", "999999999999999.999999999999"), ("-999999999999999", "-999999999999999"),
        ("0000000000000000000000000000000000000000000001", "1"), ("1000e-3", "1"), ("1e14", "100000000000000"), ("0e99999999999", "0"),
    ])
    func aNumberReadsAndPrints(written: String, printed: String) {
        #expect(text(decimal(written)) == printed)
    }

    @Test(arguments: [
        "", " ", "-", ".", "e3", "1e", "1e+", "1,5", "1 2", "0x10", "NaN", "inf", "∞", "１,２", "--1", "1..2", "1.2.3", "一", "1e1.5",
        "\u{FF0B}",
    ])
    func whatIsNoNumberIsRefused(written: String) {
        guard case .notANumber = Decimal.read(written.utf8) else { return #expect(Bool(false), "'\(written)' was read") }
    }

    @Test(arguments: ["1e15", "1000000000000000", "-1e15", "1e999999999999", "99999999999999999999999999999999999999999999999999"])
    func whatIsTooLargeIsOutOfRange(written: String) {
        guard case .outOfRange = Decimal.read(written.utf8) else { return #expect(Bool(false), "'\(written)' was read") }
    }

    @Test(arguments: [("1.25", 2), ("1.250", 2), ("1", 0), ("1e-7", 7), ("1.5e1", 0), ("0.0000000000001", 13)] as [(String, Int32)])
    func theWrittenPlacesAreCounted(written: String, places: Int32) {
        guard case .number(_, let counted) = Decimal.read(written.utf8) else { return #expect(Bool(false)) }
        #expect(counted == places)
    }

    @Test func tenthsAreExact() throws {
        #expect(text(try decimal("0.1") + decimal("0.2")) == "0.3")
        #expect(text(try decimal("0.1") * decimal("3")) == "0.3")
    }

    @Test func twelvePlacesAreKeptAndNineDecide() throws {
        let third = try #require(try decimal("1").divided(by: decimal("3")))
        #expect(text(third) == "0.333333333333")
        let almostOne = try third * decimal("3")
        #expect(text(almostOne) == "0.999999999999")
        #expect(almostOne.compared(to: .one) == 0)
        #expect(text(try almostOne.ceiling()) == "1")
        #expect(text(try almostOne.floor()) == "1")
        #expect(text(try (-almostOne).floor()) == "-1")
        #expect(almostOne.whole == 1)
        #expect(text(try almostOne.rounded(places: 2)) == "1")
    }

    @Test(
        arguments: [
            ("2.5", 0, "3"), ("-2.5", 0, "-3"), ("2.45", 1, "2.5"), ("-2.45", 1, "-2.5"), ("2.44", 1, "2.4"), ("0.0499999999996", 1, "0.1"),
            ("0.04999", 1, "0"), ("-0.04", 1, "0"), ("1.000000000001", 12, "1.000000000001"), ("1.5", 12, "1.5"),
            ("1234.5678915", 6, "1234.567892"),
        ] as [(String, Int32, String)])
    func roundingIsHalfUpAwayFromZero(number: String, places: Int32, rounded: String) throws {
        #expect(text(try decimal(number).rounded(places: places)) == rounded)
    }

    @Test(arguments: [("2.5", "2", "3"), ("-2.5", "-3", "-2"), ("2", "2", "2"), ("-0.2", "-1", "0"), ("0.0000000001", "0", "0")])
    func floorAndCeilingAreWhole(number: String, floor: String, ceiling: String) throws {
        #expect(text(try decimal(number).floor()) == floor)
        #expect(text(try decimal(number).ceiling()) == ceiling)
    }

    @Test func whatLeavesTheRangeThrows() {
        let large = decimal("999999999999999.999999999999")
        #expect(throws: OutOfRange.self) { try large + decimal("0.000000000001") }
        #expect(throws: OutOfRange.self) { try -large - decimal("1") }
        #expect(throws: OutOfRange.self) { try large * decimal("1.1") }
        #expect(throws: OutOfRange.self) { try large.divided(by: decimal("0.000000000001")) }
        #expect(throws: OutOfRange.self) { try large.rounded(places: 2) }
        #expect(throws: OutOfRange.self) { try large.ceiling() }
    }

    @Test func aNumberByZeroIsNothing() throws {
        #expect(try decimal("1").divided(by: .zero)?.isZero == nil)
        #expect(try Decimal.zero.divided(by: .zero)?.isZero == nil)
    }

    @Test func wholeNumbersBeyond32BitsAreNone() {
        #expect(decimal("2147483647").whole == 2_147_483_647)
        #expect(decimal("2147483648").whole == nil)
        #expect(decimal("-2147483648").whole == -2_147_483_648)
        #expect(decimal("-2147483649").whole == nil)
        #expect(decimal("0.5").whole == nil)
    }
}

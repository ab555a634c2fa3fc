import Diagnostics
import Testing

@Suite struct JSONReadingTests {
    @Test(arguments: [
        #"{"a":[1,2.50,-3e10,true,false,null,"x\n\u4e2d\ud83d\ude00"],"b":{}}"#, "[]", "\"\"", " 12 ", "0.1", "-0", "[[[]]]",
    ])
    func whatIsJSONIsRead(text: String) throws {
        let value = try JSON.read(text.utf8).get()
        #expect(try JSON.read(value.text().utf8).get() == value)
        #expect(try JSON.read(value.text(pretty: true).utf8).get() == value)
    }

    @Test func numbersKeepTheirDigits() throws {
        #expect(try JSON.read("0.1000000000000000055".utf8).get() == .number("0.1000000000000000055"))
        #expect(try JSON.read("12345678901234567890".utf8).get().text() == "12345678901234567890")
    }

    @Test(arguments: [
        ("", 1, "a value is missing"), ("{\"a\":1,}", 8, "a name in quotes is missing"), ("[1 2]", 4, "',' or ']' is missing"),
        ("01", 1, "a value is missing"),
        ("1.", 3, "digits are missing after the point"), ("NaN", 1, "a value is missing"), ("{\"a\":1,\"a\":2}", 11, "\"a\" stands twice"),
        ("\"甲", 3, "the text is never closed"), ("[] []", 4, "there is more after the value"),
        ("\"\\ud800\"", 8, "half of a character is missing"),
        ("tru", 1, "a value is missing"), (String(repeating: "[", count: 100_000), 65, "this is nested too deep"),
        ("\"\\x\"", 4, "'\\' stands before what needs none"),
    ])
    func whatIsNotIsToldWithItsPlace(text: String, column: Int, summary: String) {
        guard case .failure(let error) = JSON.read(text.utf8) else { return #expect(Bool(false), "'\(text)' was read") }
        #expect(error.summary == summary)
        #expect(error.position == Position(line: 1, column: column))
    }
}

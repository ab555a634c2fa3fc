import Testing
import ToolLanguage

/// Texts that show values.
@Suite struct TextPartTests {
    @Test func aNameInBracesIsAPart() {
        #expect(placeholderParts("已经晚了{days}天") == [.literal("已经晚了"), .name("days"), .literal("天")])
        #expect(placeholderParts("{a}{b_2}") == [.name("a"), .name("b_2")])
    }

    @Test(arguments: ["", "{", "}", "{}", "{1}", "{ a }", "{a", "{a b}", "{金额}", "{{", "{a.b}", "{a\u{301}}"])
    func bracesAroundAnythingElseAreLiteral(text: String) {
        #expect(placeholderParts(text) == (text.isEmpty ? [] : [.literal(text)]))
    }

    @Test func bracesInBracesAreReadFromTheInnermost() {
        #expect(placeholderParts("{{a}}") == [.literal("{"), .name("a"), .literal("}")])
    }
}

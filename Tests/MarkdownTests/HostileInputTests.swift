import Testing

@testable import Markdown

@Suite("Hostile text")
struct HostileInputTests {
    private static let size = 30_000

    @Test(
        "neither crashes nor hangs",
        arguments: [
            "[", "*", ">", "`", "|", "<", "~", "![", "[a](", "[^a]", "**。", "http://", "中http://a.b/中", "[甲](a.md) ",
            "*a **b ", "&", "\\",
            "\0", "a@", "www.", "<b>", "> **甲：**\n", "- [ ] a\n", "#\n", "# a\n", "中\n", "|a|b|\n|-|-|\n", "\u{1}\t",
            "\r", "*a [x](y) ",
        ])
    func repeated(_ unit: String) {
        let text = String(repeating: unit, count: Self.size / unit.utf8.count)
        #expect(ContinuousClock().measure { _ = html(text) } < .seconds(10))
    }

    @Test("may nest ten thousand deep")
    func nesting() {
        let quotes = html(String(repeating: ">", count: 10_000) + "甲")
        #expect(quotes.contains("<p>甲</p>"))
        _ = html((0..<1_000).map { String(repeating: " ", count: 2 * $0) + "- 甲\n" }.joined())
        _ = html(String(repeating: "1. ", count: 10_000) + "甲")
        let emphasis = String(repeating: "*甲 **乙 ", count: 5_000) + String(repeating: "丙** 丁* ", count: 5_000)
        #expect(html(emphasis).contains("<strong>"))
        _ = html(String(repeating: "> [!NOTE]\n> ", count: 500))
    }

    @Test("may be no UTF-8 at all")
    func invalid() {
        var bytes = Array(UInt8.min...UInt8.max)
        for shift in 0..<64 {
            bytes += bytes[(shift * 3)..<(shift * 3 + 60)].reversed() + [UInt8(ascii: "*"), 0xEF, 0xBC]
        }
        let document = MarkdownDocument(parsing: bytes)
        #expect(String(validating: document.html(), as: UTF8.self) != nil)
        _ = plainHTML(bytes)
        #expect(html("甲\0乙") == "<p>甲\u{FFFD}乙</p>\n")
    }

    @Test("may be empty")
    func empty() {
        #expect(html("") == "")
        #expect(html("\n\n") == "")
        #expect(MarkdownDocument(parsing: []).findings.isEmpty)
    }

    @Test("leaves no aid behind, nor an author's control character")
    func aids() {
        for text in GeneratedText.texts(500) {
            let document = MarkdownDocument(parsing: Array((text + "\u{1}甲\t\u{1}").utf8))
            #expect(!document.html().contains(1))
            #expect(!document.references.contains { ($0.destination + $0.text + $0.title).utf8.contains(1) })
            #expect(!document.outline.contains { ($0.text + $0.id).utf8.contains(1) })
        }
    }
}

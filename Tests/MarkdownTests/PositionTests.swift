import Diagnostics
import Testing

@testable import Markdown

@Suite("The place of a link in the file")
struct PositionTests {
    /// Line:column of every reference and tag, in document order.
    private func places(_ markdown: String, lineOffset: Int = 0) -> [String] {
        let document = MarkdownDocument(parsing: Array(markdown.utf8), path: "a.md", lineOffset: lineOffset)
        return document.references.map { $0.position.map { "\($0.line):\($0.column)" } ?? "none" }
    }

    @Test("counts code points, and the lines of the front matter")
    func codePoints() {
        #expect(places("多行😀é [一](a)，[二](b)") == ["1:6", "1:13"])
        #expect(places("甲\n[一](a)", lineOffset: 7) == ["9:1"])
    }

    @Test("holds on later lines of a paragraph, past code, escapes and entities")
    func laterLines() {
        #expect(
            places("一 `a` \\[不\\] &amp; &#91;\n第二 `[x](y)` **粗[二](b)** [跨\n行](c \"题\n目\") 尾 [三](d)")
                == ["2:16", "2:25", "4:7"])
    }

    @Test("holds in quotes, nested and lazy, and in lists")
    func containers() {
        #expect(places("> 引 [一](a)\n> > 深\n> > 续 [二](b)\nlazy [三](c)\n") == ["1:5", "3:7", "4:6"])
        #expect(places("1. 项 [一](a)\n\n   段 [二](b)\n   - 深\n     行 [三](c)\n") == ["1:6", "3:6", "5:8"])
    }

    @Test("holds in tables, past escaped pipes and empty cells")
    func tables() {
        #expect(
            places("段落\n\n| 甲 [一](a) | |\n|--|--|\n| \\| x | [二](b) |\n|  | `\\|` [三](c) |") == ["3:5", "5:10", "6:11"])
        #expect(places("- 项\n\n  | h |\n  |---|\n  | [一](a) |\n") == ["5:5"])
        #expect(places("> | [零](z) |\n> |---|\n") == ["1:5"])
    }

    @Test("holds where aids were put before it, for images, addresses and references")
    func aids() {
        #expect(places("**重点。**后 ~~删。~~后 [一](a)") == ["1:18"])
        #expect(places("见https://a.com/b。后www.c.com的 [二](b)") == ["1:2", "1:19", "1:30"])
        #expect(places("[d]: /u\n甲![图](i.png)[乙][d] <https://x.com>") == ["2:2", "2:13", "2:20"])
        #expect(places("[![图](i.png)](a)\n===\n\n## 题 [一](b)") == ["1:1", "1:2", "4:6"])
    }

    @Test("is that of the slip in a finding")
    func findings() {
        let document = MarkdownDocument(parsing: Array("> - 甲\n>   `**` 与 \\*\\* 与 **乙\n".utf8), path: "a.md")
        #expect(
            document.findings.map(\.text) == [
                "a.md:2:19: warning: '**' is never closed [unclosed-emphasis]\n"
                    + "  help: add '**' after '乙', or write '\\*\\*' for the stars themselves"
            ])
    }
}

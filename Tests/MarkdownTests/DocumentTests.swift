import Diagnostics
import Testing

@testable import Markdown

@Suite("A document")
struct DocumentTests {
    private func document(_ markdown: String, _ options: MarkdownOptions = MarkdownOptions()) -> MarkdownDocument {
        MarkdownDocument(parsing: Array(markdown.utf8), path: "a.md", options: options)
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test("has holes for links and images, which the site fills")
    func fills() {
        let document = document("[甲](a.md \"题\") ![图](b.png) [乙](c.md)\n\n![奖金计算器](tool:bonus)")
        let html = document.html { _, reference in
            switch reference.destination {
            case "a.md": .destination("../a/?x=1&y", attributes: [("rel", "next")])
            case "b.png": .destination("b.1.png", attributes: [("width", "12"), ("height", "34")])
            case "c.md": .text
            default: .html(Array("<section></section>\n".utf8))
            }
        }
        #expect(
            text(html) == """
                <p><a href="../a/?x=1&amp;y" title="题" rel="next">甲</a> \
                <img src="b.1.png" alt="图" width="12" height="34" loading="lazy" decoding="async"> 乙</p>
                <section></section>

                """)
        #expect(document.references.map(\.standsAlone) == [false, false, false, true])
    }

    @Test("may put HTML in place of a whole link, and asks once for each reference")
    func replaced() {
        let document = document("前[甲**乙**![图](b.png)](a.md)后")
        var asked: [String] = []
        let html = document.html { _, reference in
            asked.append(reference.destination)
            return .html(Array("<x></x>".utf8))
        }
        #expect(text(html) == "<p>前<x></x>后</p>\n")
        #expect(asked == ["a.md"])
    }

    @Test("tells its title, which can be left out")
    func title() {
        let document = document("# 请寄[资料](a.md)\n\n正文")
        #expect(document.title == Title(text: "请寄资料", id: "请寄资料", position: Position(line: 1, column: 1)))
        #expect(text(document.html(omittingTitle: true)) == "<p>正文</p>\n")
        #expect(document.outline.isEmpty)
        #expect(self.document("正文\n\n# 后来").title == nil)
    }

    @Test("tells its outline, anchors and opening")
    func outline() {
        let document = document("> 引\n\n![图](a.png)\n\n第一段，\n两行。\n\n## 二 *节*\n### 三[^1]\n\n[^1]: 注")
        #expect(
            document.outline == [
                Heading(level: 2, id: "二-节", text: "二 节", position: Position(line: 8, column: 1)),
                Heading(level: 3, id: "三", text: "三", position: Position(line: 9, column: 1)),
            ])
        #expect(document.anchors == ["fn-1", "fnref-1", "二-节", "三"])
        #expect(document.opening == "第一段，两行。")
        #expect(self.document(String(repeating: "长", count: 300)).opening.count == 200)
    }

    @Test("counts its prose, tasks and dialogues")
    func counts() {
        let document = document("汉字 two words, 3.5 `码`\n\n- [ ] 甲\n- [x] 乙\n\n> **客户：** 丙\n\n```\n不算\n```")
        #expect(document.length == TextLength(characters: 6, words: 3))
        #expect(document.taskCount == 2)
        #expect(document.hasDialogue)
    }

    @Test("counts words as if one byte after the other")
    func words() {
        let pieces = ["a", "b7", "Word", " ", " ", "  ", "'", ",", "-", ".", "--", "汉", "é", "’"]
        var state: UInt64 = 1
        for _ in 0..<4000 {
            var text = ""
            for _ in 0..<24 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            var expected = TextLength()
            var isInWord = false
            for character in text.unicodeScalars {
                switch character {
                case "a"..."z", "A"..."Z", "0"..."9", "é":
                    if !isInWord { expected.words += 1 }
                    isInWord = true
                case "'", ",", "-", ".", "’": break
                default:
                    isInWord = false
                    if character == "汉" { expected.characters += 1 }
                }
            }
            var length = TextLength()
            text.withUTF8 { length.count($0) }
            #expect(length == expected, "\(text)")
        }
    }

    @Test("gives no heading an id that the page has")
    func reservedIDs() {
        #expect(
            html("## Main\n## fn-1\n甲[^1]\n\n[^1]: 乙", MarkdownOptions(reservedIDs: ["main"])).hasPrefix(
                "<h2 id=\"main-1\">Main</h2>\n<h2 id=\"fn-1-1\">fn-1</h2>\n"))
    }

    @Test("sorts its findings by place")
    func findings() {
        let findings = document("[甲]()\n\n＃ 乙\n\n<b>丙\n").findings
        #expect(findings.map(\.rule) == ["empty-link", "full-width-heading", "raw-html"])
        #expect(findings == findings.sorted())
    }
}

@testable import Content
import Testing

/// The plain reader knows little and must know it right: what it reads, YAML's own reader reads the same.
@Suite struct PlainFrontMatterTests {
    /// What is read; nil of both where there are findings, or nothing is read.
    func pair(_ text: String) -> (plain: String?, yaml: String) {
        let plain = FrontMatter.readPlain(text, lineOffset: 1).map { String(reflecting: $0) }
        let (page, findings) = FrontMatter.readYAML(text, path: "a.md", lineOffset: 1)
        return (plain, String(reflecting: page) + (findings.isEmpty ? "" : " and findings"))
    }

    @Test(arguments: [
        "title: 跟进节奏\nsummary: 一句话，有“引号”。\nweight: 20\nkind: script\ntags: [跟进, 节奏]\nupdated: 2026-01-02\n",
        "title: \"带引号：有 # 也有 : 的\"\nowner: '训练组'\ndraft: true\nrelated:\n  - a.md\n  - ../b/c.md#节\nsources:\n- S001\n- R02\n",
        "# 说明\ntitle: a b  \n\nsummary:   spaced\n",
    ]) func ordinaryFrontMatterIsPlain(text: String) {
        let (plain, yaml) = pair(text)
        #expect(plain == yaml)
    }

    @Test(arguments: [
        "title: a: b\n", "title: a #b\n", "title: [a]\n", "title: |\n  a\n", "title: &x a\n", "title: ~\n", "title:\n", "title: a\n  b\n",
        "title: a\ntitle: b\n", "titel: a\n", "weight: x\n", "kind: other\n", "draft: yes\n", "updated: 2026-02-30\n", "tags: [a, [b]]\n",
        "tags: [a,, b]\n", "tags:\n  - a\n   - b\n", "tags:\n", "title: \"a\\u0041\"\n", "title: 'it''s'\n", "title: a\tb\n",
        "title: a\u{85}b\n", "title: a\u{2028}b\n", "title: a\u{FEFF}b\n", "redirects: [a]\n", "{title: a}\n",
        "? title\n", "title : a\n", " title: a\n", "- a\n",
    ]) func whatIsNotSoPlainIsLeftToYAML(text: String) {
        #expect(pair(text).plain == nil)
    }

    @Test func wordsOfAThemeArePlain() throws {
        let text = "# 词\nskip: 跳到正文\nlookAuto: \"外观：跟随系统\"\ntoolName_band.top: 前列\n"
        let plain = try #require(Words.readPlain(text))
        #expect(plain.texts == ["skip": "跳到正文", "lookAuto": "外观：跟随系统", "toolName_band.top": "前列"])
    }

    @Test func generatedFrontMatterReadsTheSame() {
        var state: UInt64 = 5
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let keys = ["title", "summary", "weight", "tags", "kind", "sources", "updated", "owner", "draft", "related", "title ", "x"]
        let values = [
            "跟进", "a b", "12", "[a, b]", "[甲, 乙 丙]", "2026-03-04", "true", "script", "\"a: b\"", "'x'", "a:b", "a #b", "-", "- a", "~",
            "null",
            "", "  两边  ", "[a, 'b']", "http://x/y#z", "a, b", "«a»", "\\n", "%a", "@b", "1.5", "*", "a: ", "\"", "'", "[", "]", "[]",
            "\n  - a\n  - b",
            "\n- 甲\n- 乙", "\n  - a: b", "\n    - x\n  - y", "\n  a", "！叹号", "？", "（括）", "🙂", "é", "e\u{301}",
        ]
        var plainCount = 0
        for _ in 0..<4000 {
            let text = (0...next(4)).map { _ in "\(keys[next(keys.count)]): \(values[next(values.count)])\n" }.joined()
            let (plain, yaml) = pair(text)
            guard let plain else { continue }
            plainCount += 1
            #expect(plain == yaml, "\(text)")
        }
        // A reader that reads nothing would pass too.
        #expect(plainCount > 200)
    }
}

import Diagnostics
import Testing

@Suite struct FindingTests {
    let finding = Finding(
        "broken-link", path: "content/zh/报价 1.md", at: Position(line: 31, column: 18),
        "no page 'cost.md' here; did you mean 'costs.md'?", help: "write 'costs.md'",
        notes: [.init(path: "content/zh/costs.md", position: nil, text: "the page that is here")])

    @Test func textIsOneLineThenHelpAndNotesIndented() {
        #expect(
            finding.text == """
                content/zh/报价 1.md:31:18: error: no page 'cost.md' here; did you mean 'costs.md'? [broken-link]
                  help: write 'costs.md'
                  note: content/zh/costs.md: the page that is here
                """)
    }

    @Test func jsonLeavesOutWhatIsAbsent() {
        #expect(
            Finding(.warning, "empty-page", path: "a.md", "nothing but front matter").json.text()
                == #"{"severity":"warning","rule":"empty-page","path":"a.md","summary":"nothing but front matter"}"#)
    }

    @Test func sarifEncodesPathsAndNamesItsRules() {
        let text = sarif([finding]).text()
        #expect(text.contains(#""uri":"content/zh/%E6%8A%A5%E4%BB%B7%201.md""#))
        #expect(text.contains(#""rules":[{"id":"broken-link"}]"#))
        #expect(text.contains(#""region":{"startLine":31,"startColumn":18}"#))
    }

    @Test func orderIsFileThenPlace() {
        let late = Finding("b", path: "a.md", at: Position(line: 9), "x")
        let early = Finding("z", path: "a.md", at: Position(line: 2, column: 7), "x")
        let whole = Finding("c", path: "a.md", "x")
        #expect([late, finding, early, whole].sorted() == [whole, early, late, finding])
    }

    @Test func tallyCountsBySeverity() {
        #expect(tally([]) == nil)
        #expect(tally([finding, finding, Finding(.note, "n", path: "a", "x")]) == "2 errors, 1 note")
    }

    @Test func jsonTextMayStandInAScriptElement() {
        #expect(JSON.string("</script>\u{2028}\u{1}\"").text() == #""\u003c/script>\u2028\u0001\"""#)
    }

    @Test func prettyJSONIndentsByTwo() {
        #expect(
            JSON.members(["a": [1, true], "b": .array([])]).text(pretty: true) == """
                {
                  "a": [
                    1,
                    true
                  ],
                  "b": []
                }
                """)
    }
}

@Suite struct NearMissTests {
    @Test(arguments: [
        ("sumary", "summary"), ("titel", "title"), ("Title", "title"), ("weigth", "weight"), ("redirect", "redirects"),
    ])
    func aSlipFindsTheWord(typed: String, meant: String) {
        #expect(nearMiss(to: typed, among: ["title", "summary", "weight", "redirects", "tags"]) == meant)
    }

    @Test func nothingIsSuggestedWhereNothingIsNear() {
        #expect(nearMiss(to: "colour", among: ["title", "tags"]) == nil)
        #expect(didYouMean("colour", among: ["title", "tags"]) == "")
    }

    @Test func nothingIsSuggestedWhereTwoAreAsNear() {
        #expect(nearMiss(to: "cat", among: ["bat", "hat"]) == nil)
    }
}

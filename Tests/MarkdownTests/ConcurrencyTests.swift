import Testing

@testable import Markdown

@Suite("Many texts at once")
struct ConcurrencyTests {
    @Test("give in parallel what they give one by one")
    func parallelEqualsSerial() async {
        let texts = GeneratedText.texts(2_000)
        let serial = texts.map { html($0) + cmarkRendering($0) }
        let parallel = await withTaskGroup(of: (Int, String).self) { group in
            for (index, text) in texts.enumerated() { group.addTask { (index, html(text) + cmarkRendering(text)) } }
            var results = Array(repeating: "", count: texts.count)
            for await (index, result) in group { results[index] = result }
            return results
        }
        #expect(zip(serial, parallel).count { $0 != $1 } == 0)
    }

    @Test("come out of our renderer, additions off, as out of cmark's")
    func plainEqualsCMark() {
        for text in GeneratedText.texts(2_000) where plainRendering(text) != cmarkRendering(text) {
            #expect(plainRendering(text) == cmarkRendering(text), "\(text)")
        }
    }

    @Test("give the same findings and places every time")
    func isDeterministic() {
        for text in GeneratedText.texts(200) {
            let (first, second) = (
                MarkdownDocument(parsing: Array(text.utf8)), MarkdownDocument(parsing: Array(text.utf8))
            )
            #expect(first.findings == second.findings)
            #expect(first.references == second.references)
            #expect(first.html() == second.html())
        }
    }
}

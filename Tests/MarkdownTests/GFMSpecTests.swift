import Testing

@testable import Markdown

@Suite("The GFM specification")
struct GFMSpecTests {
    @Test("comes out of our renderer, additions off, as out of cmark's, byte for byte")
    func rendererEqualsCMark() throws {
        let examples = try #require(
            GFMSpec.examples, "run 'Tests/Specs/fetch-gfm-spec.sh' to fetch the GFM specification")
        #expect(examples.count > 640)
        for example in examples {
            #expect(plainRendering(example.markdown) == cmarkRendering(example.markdown), "example \(example.number)")
        }
    }

    @Test("comes out of plainHTML as it says, but for what extensions add to examples written without them")
    func plainHTMLEqualsTheSpecification() throws {
        let examples = try #require(
            GFMSpec.examples, "run 'Tests/Specs/fetch-gfm-spec.sh' to fetch the GFM specification")
        let others = examples.filter { cmarkRendering($0.markdown) != $0.html }
        // Tags that tagfilter escapes, the attributes of check boxes, and addresses that autolink finds.
        #expect(others.map(\.number) == [140, 141, 142, 145, 147, 279, 280, 610, 614, 616, 619, 620])
    }
}

/// Our renderer with everything that is ours switched off.
func plainRendering(_ markdown: String) -> String {
    let options = MarkdownOptions(dialect: .gfm, allowsRawHTML: true)
    let document = MarkdownDocument(
        parsing: Array(markdown.utf8), path: "", lineOffset: 0, options: options, isPlain: true)
    return String(decoding: document.html(), as: UTF8.self)
}

func cmarkRendering(_ markdown: String) -> String {
    String(decoding: plainHTML(Array(markdown.utf8)), as: UTF8.self)
}

func html(_ markdown: String, _ options: MarkdownOptions = MarkdownOptions()) -> String {
    String(decoding: MarkdownDocument(parsing: Array(markdown.utf8), options: options).html(), as: UTF8.self)
}

import Testing

@testable import Markdown

@Suite("The GFM specification")
struct GFMSpecTests {
    @Test("is there, or one command fetches it")
    func isThere() {
        #expect(GFMSpec.examples != nil, "run 'Tests/Specs/fetch-gfm-spec.sh' to fetch the GFM specification")
        #expect((GFMSpec.examples ?? []).count > 640)
    }

    @Test("comes out of our renderer, additions off, as out of cmark's, byte for byte", arguments: GFMSpec.examples ?? [])
    func rendererEqualsCMark(_ example: GFMSpec.Example) {
        #expect(plainRendering(example.markdown) == String(decoding: plainHTML(Array(example.markdown.utf8)), as: UTF8.self))
    }
}

/// Our renderer with everything that is ours switched off.
func plainRendering(_ markdown: String) -> String {
    let options = MarkdownOptions(dialect: .gfm, allowsRawHTML: true)
    let document = MarkdownDocument(
        parsing: Array(markdown.utf8), path: "", lineOffset: 0, options: options, isPlain: true)
    return String(decoding: document.html(), as: UTF8.self)
}

@testable import Site
import Testing

@Suite struct OutputPathTests {
    @Test(arguments: [
        ("index.html", "a/b.html", "a/b.html"), ("a/b.html", "index.html", "../index.html"), ("a/b.html", "a/c.html", "c.html"),
        ("a/b.html", "a/b.html", "b.html"), ("b.html", "b.html", "b.html"), ("a/b/c.html", "a/d/e.html", "../d/e.html"),
        ("a/b.html", "a/b/c.html", "b/c.html"),
        ("a/index.html", "报价 1.html", "../报价%201.html"), ("x.html", "100%#?.html", "100%25%23%3F.html"),
    ])
    func addressesAreRelative(from: String, to: String, url: String) {
        #expect(OutputPath(from).relativeURL(to: OutputPath(to)) == url)
    }

    @Test(arguments: ["", "/a", "../a", "a/../b", "a//b", "./a", "a/.", "a\\b", "a\u{0}b"])
    func whatWouldLeaveTheFolderIsNotInside(path: String) {
        #expect(!OutputPath(path).isInside)
    }

    @Test func indexPagesAreKnownByTheirFolder() {
        #expect(OutputPath("index.html").url(below: "https://h/t/") == "https://h/t/")
        #expect(OutputPath("a/index.html").url(below: "https://h/t/") == "https://h/t/a/")
        #expect(OutputPath("a/b.html").url(below: "https://h/t/") == "https://h/t/a/b.html")
    }

    @Test(arguments: ["跟进", "a b", "100%", "a/b", "é"])
    func percentEncodingIsUndone(text: String) {
        #expect(text.asciiURLEncoded.replacing("%25", with: "%").isEmpty == false)
        #expect(text.urlEncoded.percentDecoded == text)
    }

    @Test func brokenPercentEncodingIsNil() {
        #expect("%FF".percentDecoded == nil)
        #expect("%zz%".percentDecoded == "%zz%")
    }
}

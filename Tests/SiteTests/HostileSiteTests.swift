import Diagnostics
import Foundation
@testable import Site
import Testing

/// What a hostile or unlucky author may write, and what may never come of it.
@Suite struct HostileSiteTests {
    func build(_ pages: [String: String], site: String = "base_url: https://h/t/\n") async throws -> Site {
        let pages = pages.merging(["index.md": "# 首页\n"]) { own, _ in own }
        let files = pages.map { SourceFile(path: "content/zh/\($0)", bytes: Array($1.utf8)) }
        return try await Site.build(SourceTree(files: files + [SourceFile(path: "content/site.yml", bytes: Array(site.utf8))]))
    }

    func page(_ frontMatter: String, _ text: String = "文") -> String { "---\ntitle: 甲\n\(frontMatter)---\n\n\(text)\n" }

    func text(_ site: Site, _ path: String) -> String { String(decoding: site.files[path] ?? [], as: UTF8.self) }

    func errors(_ site: Site) -> [String] { site.findings.filter { $0.severity == .error }.map(\.text) }

    @Test(arguments: ["title", "summary", "owner", "tags", "sources"])
    func noWordOfAnAuthorIsMarkup(key: String) async throws {
        let hostile = #""\"'></title></script><script>alert(1)</script><img src=x onerror=alert(1)>""#
        let site = try await build(["a.md": "---\n\(key == "title" ? "" : "title: 甲\n")\(key): \(hostile)\nupdated: 2026-01-01\n---\n\n文\n"]
        )
        #expect(site.isWritable)
        for (path, bytes) in site.files where path.hasSuffix(".html") || path.hasSuffix(".xml") {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(!text.contains("<script>") && !text.contains("<img"), "\(path)")
        }
    }

    @Test(arguments: ["../\u{301}x.html", "a/../\u{200D}x.html", "/\u{301}x.html"])
    func aSlashIsASlashWhateverFollowsIt(path: String) {
        #expect(!OutputPath(path).isInside)
    }

    @Test func noAddressIsAScheme() {
        #expect(OutputPath("a.html").relativeURL(to: OutputPath("javascript:alert(1).html")) == "./javascript:alert(1).html")
    }

    @Test func aPageAtTheRootFindsItself() {
        #expect(OutputPath("about.html").relativeURL(to: OutputPath("about.html")) == "about.html")
    }

    @Test func theTagIndexDoesNotTakeThePageOfTags() async throws {
        let site = try await build(["a.md": page("tags: [index]\n")])
        #expect(
            errors(site) == [
                """
                content/zh/a.md:3:8: error: 'tags/index.html' is already the address of the page of tags [duplicate-address]
                  help: give one of them another name
                """
            ])
    }

    @Test(arguments: [["a.html/b.md", "a.md"], ["x.png", "x.png/b.md"]])
    func aFileIsNoFolder(names: [String]) async throws {
        let site = try await build(Dictionary(uniqueKeysWithValues: names.map { ($0, page("tags: [t]\n")) }))
        #expect(!site.isWritable)
    }

    @Test(arguments: [["a.md", "a.MD"], ["\u{E9}.md", "e\u{301}.md"], ["f/README.md", "f/readme.md"]])
    func noPageGoesWithoutAWord(names: [String]) async throws {
        let files = (names + ["index.md"]).map { SourceFile(path: "content/zh/\($0)", bytes: Array("# 甲\n".utf8)) }
        let site = try await Site.build(SourceTree(files: files))
        #expect(errors(site).count == 1)
    }

    @Test func aLongTagIsAFindingNotABrokenRun() async throws {
        let site = try await build(["a.md": page("tags: [\(String(repeating: "长", count: 100))]\n")])
        #expect(!site.isWritable)
    }

    @Test func aFeedIsXMLWhateverATitleHolds() async throws {
        let site = try await build(["a&b.md": "---\ntitle: \"\\x01\\uFFFE\"\nupdated: 2026-01-01\n---\n\n文\n"])
        #expect(!text(site, "feed.xml").contains("a&b"))
        #expect(!text(site, "feed.xml").contains("\u{1}"))
    }

    @Test func noIdStandsTwice() async throws {
        let site = try await build(["a.md": page("redirects: [{\"#s\": \"#t\"}, {\"#main\": \"#t\"}]\n", "## s\n\n## t")])
        #expect(["s", "main"].allSatisfy { text(site, "a.html").ranges(of: "id=\"\($0)\"").count < 2 })
    }

    @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian, .utf16])
    func noScriptHidesInADrawingOfAnotherEncoding(encoding: String.Encoding) async throws {
        let drawing = #"<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"#
        let file = SourceFile(path: "content/zh/a.svg", bytes: Array(try #require(drawing.data(using: encoding))))
        let tree = SourceTree(files: [file, SourceFile(path: "content/zh/index.md", bytes: Array("# 首页\n".utf8))])
        #expect(tree.assets.isEmpty)
        #expect(tree.findings.map(\.rule) == ["active-file"])
    }

    @Test func aLinkToAnAssetKeepsItsFragment() async throws {
        let site = try await build(["a.md": page("", "[二](x.pdf#page=2)"), "x.pdf": "x"])
        #expect(text(site, "a.html").contains("href=\"x.pdf#page=2\""))
    }

    @Test func anAnchorIsWrittenAsTheHeadingIs() async throws {
        let site = try await build(["a.md": page("", "## caf\u{E9}\n\n[x](#cafe\u{301})")])
        #expect(text(site, "a.html").utf8.ranges(of: "href=\"#caf%C3%A9\"".utf8).count == 1)
    }
}

extension Collection<UInt8> {
    fileprivate func ranges(of other: some Collection<UInt8>) -> [Int] {
        let all = Array(self), part = Array(other)
        return all.indices.filter { all[$0...].starts(with: part) }
    }
}

import Content
import Diagnostics
import Testing

@Suite struct PageTextTests {
    func split(_ text: String) -> PageText? { try? PageText.split(Array(text.utf8), path: "a.md").get() }

    @Test func frontMatterAndBodyComeApartWithTheirLines() throws {
        let text = try #require(split("---\ntitle: 甲\n---\n\n正文\n"))
        #expect(text.frontMatter == "title: 甲\n")
        #expect(String(decoding: text.body, as: UTF8.self) == "\n正文\n")
        #expect(text.bodyLineOffset == 3)
    }

    @Test func aFileWithoutFrontMatterIsAllBody() throws {
        let text = try #require(split("# 甲\n\n---\n\n正文"))
        #expect(text.frontMatter == nil)
        #expect(text.bodyLineOffset == 0)
    }

    @Test(arguments: ["---", "---\n", "---\n\n正文\n---\n"])
    func aRuleAtTheTopIsNoFrontMatter(source: String) throws {
        #expect(try #require(split(source)).frontMatter == nil)
    }

    @Test func dotsEndFrontMatterToo() throws {
        #expect(try #require(split("---\na: b\n...\n正文")).frontMatter == "a: b\n")
    }

    @Test func frontMatterThatIsNeverClosedIsAFinding() {
        #expect(throws: FoundError.self) { try PageText.split(Array("---\ntitle: 甲\n".utf8), path: "a.md").get() }
    }
}

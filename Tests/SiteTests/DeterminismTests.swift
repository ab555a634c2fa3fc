import Diagnostics
@testable import Site
import Testing

@Suite struct DeterminismTests {
    /// A site of many pages that link to each other, in two languages.
    static let files =
        (0..<400).map { number in
            let text = """
                ---
                title: 第\(number)页
                weight: \(number % 7)
                tags: [标签\(number % 5), 标签\(number % 3)]
                updated: 2026-0\(number % 9 + 1)-1\(number % 10)
                ---

                ## 小节

                ~~删\(number)~~，见[下一页](p\((number + 1) % 400).md#小节)和 https://example.com/\(number)。**重点。**后文。

                - [ ] 一项
                """
            return SourceFile(path: "content/zh/p\(number).md", bytes: Array(text.utf8))
        } + [SourceFile(path: "content/site.yml", bytes: Array("languages: [zh, en]\nbase_url: https://h/t/\n".utf8))]

    @Test func theSameInputGivesTheSameBytes() async throws {
        let first = try await Site.build(SourceTree(files: Self.files))
        let second = try await Site.build(SourceTree(files: Self.files.reversed()))
        #expect(first.isWritable)
        #expect(first.files == second.files)
        #expect(first.findings == second.findings)
    }

    @Test func aPageDoesNotGrowWithTheSite() async throws {
        let site = try await Site.build(SourceTree(files: Self.files))
        let page = try #require(site.files["p200.html"])
        #expect(page.count < 16_000, "a page of a section of 400 has \(page.count) bytes")
    }

    @Test func transformsKeepTheOrder() async {
        let numbers = Array(0..<5_000)
        #expect(await concurrently(numbers) { $0 * 2 } == numbers.map { $0 * 2 })
        #expect(await concurrently([Int]()) { $0 } == [])
    }
}

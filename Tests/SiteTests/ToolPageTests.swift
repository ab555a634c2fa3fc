import Diagnostics
import Foundation
import Site
import Testing

/// What holds for the page of every tool in `Tests/Fixtures/tools`, whatever it asks and computes.
@Suite struct ToolPageTests {
    @Test func everyToolHasAPageWhoseIDsAreItsOwnAndWhoseLabelsHaveTheirFields() async throws {
        let site = try await Site.build(Self.tree(), options: Self.drafts)
        let pages = site.files.filter { $0.key.hasPrefix("tools/") && $0.key.hasSuffix(".html") }
        #expect(pages.count == site.summary.tools.count + 1)
        for (path, bytes) in pages {
            let html = String(decoding: bytes, as: UTF8.self)
            let ids = html.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
            #expect(Set(ids).count == ids.count, "\(path) has an id twice")
            for match in html.matches(of: #/ (?:for|aria-labelledby|aria-describedby)="([^"]*)"/#) {
                for id in match.1.split(separator: " ") { #expect(ids.contains(String(id)), "\(path) names '\(id)'") }
            }
            #expect(!html.contains("style="), "\(path) has a style that the policy forbids")
        }
    }

    @Test func theSummaryTellsToolsExamplesAndReach() async throws {
        let site = try await Site.build(Self.tree(), options: Self.drafts)
        #expect(site.summary.tools.count == 56)
        #expect(site.summary.tools.reduce(0) { $0 + $1.exampleCount } >= 273)
        #expect(site.summary.tools.contains { $0.reach?.least == "0" && $0.reach?.most == "100" })
    }

    @Test func twoBuildsGiveTheSameBytes() async throws {
        let first = try await Site.build(Self.tree(), options: Self.drafts),
            second = try await Site.build(Self.tree(), options: Self.drafts)
        #expect(first.files == second.files)
    }

    private static var drafts: BuildOptions {
        var options = BuildOptions()
        options.includesDrafts = true
        return options
    }

    /// The fixtures as drafts, since many of their texts have no words for readers.
    private static func tree() throws -> SourceTree {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/tools")
        var files = [SourceFile(path: "content/zh/index.md", bytes: Array("# 首页\n".utf8))]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".yml") {
            let text = "draft: true\n" + (try String(contentsOf: folder.appending(path: name), encoding: .utf8))
            files.append(SourceFile(path: "content/tools/\(name)", bytes: Array(text.utf8)))
        }
        return SourceTree(files: files)
    }
}

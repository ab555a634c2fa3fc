import Diagnostics
import Foundation
import Testing

@testable import Markdown

/// The pages of this repository, which hold true mistakes only.
private let pages: [URL] = {
    let content = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../content")
    let files = FileManager.default.enumerator(at: content.standardizedFileURL, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }
}()

@Suite("The pages of this repository")
struct ContentTests {
    @Test("raise no false alarm", .enabled(if: !pages.isEmpty))
    func raiseNoFalseAlarm() throws {
        for page in pages {
            let text = try String(contentsOf: page, encoding: .utf8)
            // Front matter is not Markdown; its lines still count.
            let parts = text.split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false)
            let hasFrontMatter = parts.count == 3 && parts[0].isEmpty
            let lines = hasFrontMatter ? parts[1].count { $0 == "\n" } + 2 : 0
            let document = MarkdownDocument(
                parsing: Array((hasFrontMatter ? parts[2] : text[...]).utf8), path: page.lastPathComponent,
                lineOffset: lines)
            #expect(document.findings.map(\.text) == [])
        }
    }
}

import Diagnostics
import Foundation
import Markdown

/// One of our own specification files: Markdown with examples, each a text, its HTML and its findings, if any.
struct SpecFile: Sendable, CustomStringConvertible {
    struct Example: Sendable {
        let line: Int
        let options: MarkdownOptions
        let markdown: String
        let expected: String
    }

    let description: String
    let examples: [Example]

    static let all: [SpecFile] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Specs/markdown").standardizedFileURL
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }.compactMap { file in
            guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
            return SpecFile(description: file.lastPathComponent, examples: examples(in: text))
        }
    }()

    private static func examples(in text: String) -> [Example] {
        let fence = "````````"
        var examples: [Example] = []
        var open: (line: Int, words: [Substring], markdown: [Substring], expected: [Substring]?)?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if open == nil {
                guard line.hasPrefix(fence + " example") else { continue }
                open = (index + 1, line.split(separator: " "), [], nil)
            } else if line == fence, let done = open {
                examples.append(
                    Example(
                        line: done.line, options: options(done.words), markdown: joined(done.markdown),
                        expected: joined(done.expected ?? [])))
                open = nil
            } else if line == ".", open?.expected == nil {
                open?.expected = []
            } else if open?.expected == nil {
                open?.markdown.append(line)
            } else {
                open?.expected?.append(line)
            }
        }
        return examples
    }

    /// The words after `example`: `icons`, `html`, `gfm`, `english`.
    private static func options(_ words: [Substring]) -> MarkdownOptions {
        MarkdownOptions(
            dialect: words.contains("gfm") ? .gfm : .chinese, allowsRawHTML: words.contains("html"),
            words: words.contains("english") ? .english : .chinese, ourSpeakers: ["客户经理"],
            icons: words.contains("icons"))
    }

    private static func joined(_ lines: [Substring]) -> String { lines.map { $0 + "\n" }.joined() }
}

extension SpecFile.Example {
    /// What comes out, in the form of the files.
    var actual: String {
        let document = MarkdownDocument(parsing: Array(markdown.utf8), path: "", options: options)
        var out = String(decoding: document.html(), as: UTF8.self)
        guard !document.findings.isEmpty else { return out }
        out += ".\n"
        for finding in document.findings { out += finding.text.dropFirst() + "\n" }
        return out
    }
}

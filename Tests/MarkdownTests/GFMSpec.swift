import Foundation

/// The examples of the GFM specification, which `Tests/Specs/fetch-gfm-spec.sh` fetches.
enum GFMSpec {
    struct Example: Sendable {
        let number: Int
        let section: String
        let markdown: String
        let html: String
    }

    static let path =
        ProcessInfo.processInfo.environment["RAPPORT_GFM_SPEC"]
        ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent(".build-spec/spec.txt").path

    /// Nil where the specification has not been fetched.
    static let examples: [Example]? = {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        var examples: [Example] = []
        var section = ""
        var parts: [[Substring]] = []
        let fence = String(repeating: "`", count: 32)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix(fence + " example"), parts.isEmpty {
                parts = [[]]
            } else if line == fence, parts.count == 2 {
                let (markdown, html) = (joined(parts[0]), joined(parts[1]))
                examples.append(Example(number: examples.count + 1, section: section, markdown: markdown, html: html))
                parts = []
            } else if parts.count == 1, line == "." {
                parts.append([])
            } else if !parts.isEmpty {
                parts[parts.count - 1].append(line)
            } else if line.hasPrefix("#") {
                section = line.drop { $0 == "#" || $0 == " " }.description
            }
        }
        return examples
    }()

    private static func joined(_ lines: [Substring]) -> String {
        lines.map { $0.replacing("→", with: "\t") + "\n" }.joined()
    }
}

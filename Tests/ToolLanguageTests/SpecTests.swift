import Diagnostics
import Foundation
import Testing
import ToolLanguage

/// One example of a file under `Tests/Specs/tools`; its README says how they are written.
struct ToolSpec: Sendable, CustomTestStringConvertible {
    let file: String
    let line: Int
    let rule: String
    var tool = ""
    var findings: String?
    var given: String?
    var results: String?
    /// The languages of the site, where what is missing in them is looked for.
    var languages: [String]?
    /// `shapes.lock` beside the tool.
    var lock: String?

    var testDescription: String { "\(file):\(line): \(rule)" }

    static let all: [ToolSpec] = {
        let folder = Fixtures.folder.deletingLastPathComponent().appending(path: "Specs/tools")
        let names = try! FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") && $0 != "README.md" }
        return names.sorted().flatMap { read(try! String(contentsOf: folder.appending(path: $0), encoding: .utf8), file: $0) }
    }()

    /// What a `part` leaves out.
    private static let rest = "version: 1\ntitle: T\nexamples: [ { given: {}, error: none } ]\n"

    private static func read(_ text: String, file: String) -> [ToolSpec] {
        var specs: [ToolSpec] = []
        var block: (kind: String, lines: [String])?
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if let open = block {
                if line == "```" {
                    specs[specs.count - 1].add(open.kind, open.lines)
                    block = nil
                } else {
                    block!.lines.append(String(line))
                }
            } else if line.hasPrefix("## ") {
                specs.append(ToolSpec(file: file, line: number + 1, rule: String(line.dropFirst(3))))
            } else if line.hasPrefix("```"), !specs.isEmpty {
                block = (String(line.dropFirst(3)), [])
            }
        }
        return specs.filter { !$0.tool.isEmpty }
    }

    private mutating func add(_ kind: String, _ lines: [String]) {
        switch kind {
        case "tool": tool = lines.map { $0 + "\n" }.joined()
        case "part": tool = lines.map { $0 + "\n" }.joined() + Self.rest
        case "findings": findings = lines.joined(separator: "\n")
        case "languages": languages = lines.flatMap { $0.split(separator: " ") }.map(String.init)
        case "lock": lock = lines.map { $0 + "\n" }.joined()
        case "given": given = lines.joined(separator: "\n")
        case "results": results = lines.joined(separator: "\n")
        default: fatalError("\(file): there is no block '\(kind)'")
        }
    }
}

@Suite struct SpecTests {
    @Test(arguments: ToolSpec.all) func everyExampleOfTheSpecFilesIsTrue(spec: ToolSpec) throws {
        var files = [(path: "tool.yml", bytes: Array(spec.tool.utf8))]
        if let lock = spec.lock { files.append(("shapes.lock", Array(lock.utf8))) }
        var (library, findings) = ToolLibrary.read(files)
        let tool = library["tool"]
        if let languages = spec.languages { findings += try #require(tool).missing(in: languages) }
        #expect(findings.map(\.text).joined(separator: "\n") == spec.findings ?? "")
        guard let given = spec.given, let results = spec.results else { return }
        #expect(try #require(tool).score(try JSON.read(given.utf8).get()).json.text() == results)
    }

    @Test func thereAreExamplesOfEveryMessageTheDesignNames() {
        #expect(ToolSpec.all.count { $0.findings?.isEmpty == false } >= 65)
        #expect(ToolSpec.all.count { $0.file == "messages.md" } == 25)
    }
}

import Diagnostics
import Foundation
import Testing
import ToolLanguage

/// The tools under `Tests/Fixtures/tools`: the catalogue's functions, each with its vectors among its examples.
enum Fixtures {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures")
    static let names: [String] = try! FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "tools").path)
        .filter { $0.hasSuffix(".yml") }.sorted()

    static func read(_ name: String) -> (Tool?, [Finding]) {
        let text = try! String(contentsOf: folder.appending(path: "tools/\(name)"), encoding: .utf8)
        return Tool.read(text, id: String(name.dropLast(4)), path: name)
    }
}

@Suite struct FixtureTests {
    @Test(arguments: Fixtures.names) func everyFixtureIsReadAndItsExamplesComeOut(name: String) {
        let (tool, findings) = Fixtures.read(name)
        #expect(findings.map(\.text).joined(separator: "\n") == "")
        #expect(tool != nil)
    }

    @Test func theProgramsAreSmall() {
        let sizes = Fixtures.names.compactMap { Fixtures.read($0).0?.bytes.count }
        #expect(sizes.count == 56)
        #expect(sizes.reduce(0, +) < 12_000)
        print("56 programs: \(sizes.reduce(0, +)) bytes, from \(sizes.min() ?? 0) to \(sizes.max() ?? 0)")
    }
}

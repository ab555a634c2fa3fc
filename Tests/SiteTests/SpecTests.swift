import Diagnostics
import Site
import Testing

@Suite struct SpecTests {
    @Test(arguments: SpecExample.all) func everyExampleOfTheSpecFilesIsTrue(example: SpecExample) async throws {
        let tree = SourceTree(files: example.files.map { SourceFile(path: $0.path, bytes: $0.bytes) })
        let site = try await Site.build(tree)
        let findings = site.findings.filter { $0.rule != "no-base-url" }
        #expect(findings.map(\.text).joined(separator: "\n") == example.findings)
        for (path, lines) in example.outputs {
            guard let bytes = site.files[path] else {
                Issue.record("there is no '\(path)'; there are \(site.files.keys.sorted())")
                continue
            }
            var rest = Substring(String(decoding: bytes, as: UTF8.self))
            for line in lines {
                guard let found = rest.firstRange(of: line) else {
                    Issue.record("'\(path)' lacks '\(line)'")
                    break
                }
                rest = rest[found.upperBound...]
            }
        }
        for path in example.absent { #expect(site.files[path] == nil) }
    }

    @Test func thereAreExamples() {
        #expect(SpecExample.all.count > 40)
    }
}

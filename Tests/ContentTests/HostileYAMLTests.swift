import Content
import Diagnostics
import Testing

/// Whatever stands in front matter, reading it ends, and ends soon.
@Suite struct HostileYAMLTests {
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            String(repeating: "[", count: 100_000),
            String(repeating: "{a: ", count: 100_000),
            String(repeating: "- ", count: 100_000),
            String(repeating: "? ", count: 50_000),
            "a: &a [x, x]\n" + (0..<60).map { "k\($0): &k\($0) [*a, *a]" }.joined(separator: "\n"),
            "title: !!binary |\n  %%%%\nweight: !!int 99999999999999999999999",
            "weight: 99999999999999999999999999",
            "\"" + String(repeating: "\\", count: 99_999),
            "%YAML 9.9\n---\ntitle: x",
            "title: x\n---\ntitle: y",
            "? [a, b]\n: c",
            "<<: {title: x}",
            String(repeating: "k: v\n", count: 20_000),
        ])
    func isReadOrRefused(yaml: String) {
        let (page, findings) = FrontMatter.read(yaml, path: "a.md", lineOffset: 1)
        #expect(page.title != nil || !findings.isEmpty || page.weight == nil)
    }

    @Test func valuesNestAHundredLevelsDeepAndNoDeeper() {
        func rules(levels: Int) -> [String] {
            let list = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
            return FrontMatter.read("tags: \(list)", path: "a.md", lineOffset: 1).1.map(\.rule)
        }
        #expect(rules(levels: 99) == ["wrong-type"])
        #expect(rules(levels: 100) == ["too-deep"])
    }

    @Test func aliasesAreFoundWhereValuesBeginAndNowhereElse() {
        let fine = "title: \"a *b* &c\"\nsummary: 甲 & 乙 *丙*\nowner: a&b\ntags: ['*x', '&y'] # *z\nsources:\n  - |\n    * a\n    &b\n"
        #expect(FrontMatter.read(fine, path: "a.md", lineOffset: 1).1.isEmpty)
        for wrong in ["title: *a", "tags: [x, &b y]", "tags:\n  - *c", "title: * a", "owner: &"] {
            #expect(FrontMatter.read(wrong, path: "a.md", lineOffset: 1).1.map(\.rule) == ["yaml-alias"])
        }
    }
}

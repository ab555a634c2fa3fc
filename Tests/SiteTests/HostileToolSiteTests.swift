import Diagnostics
@testable import Site
import Testing

/// What a tool file may hold, and what may never come of it on the site.
@Suite struct HostileToolSiteTests {
    func build(_ tools: [String: String], page: String = "# 首页\n") async throws -> Site {
        let files = tools.map { SourceFile(path: "content/tools/\($0).yml", bytes: Array($1.utf8)) }
        return try await Site.build(SourceTree(files: files + [SourceFile(path: "content/zh/index.md", bytes: Array(page.utf8))]))
    }

    func tool(inputs: String = "", outputs: String = "", more: String = "") -> String {
        """
        version: 1
        title: { zh: 题 }
        inputs:
          - { id: a, type: number, label: { zh: 甲 } }
        \(inputs)
        outputs:
          - { id: x, type: number, value: a, label: { zh: 果 } }
        \(outputs)
        \(more)
        """
    }

    func text(_ site: Site, _ path: String) -> String { String(decoding: site.files[path] ?? [], as: UTF8.self) }

    func ids(_ html: String) -> [String] { html.matches(of: #/\sid="([^"]*)"/#).map { String($0.output.1) } }

    @Test func noIdStandsTwiceWhateverToolsAndInputsAreCalled() async throws {
        let inputs = ["result", "note", "b", "error", "words"].map {
            "  - { id: \($0), type: number, label: { zh: 乙 }, help: { zh: 助 } }\n"
        }
        let plain = tool(
            inputs: inputs.joined(), outputs: "  - { id: y, type: number, value: result + note + b + error + words, label: { zh: 和 } }",
            more: "examples: [ { given: { a: 1, result: 1, note: 1, b: 1, error: 1, words: 1 }, expect: { y: 5 } } ]")
        let names = ["a", "a-b", "a-2", "a-result", "tool-a", "words", "error-1", "records", "constructor"]
        let site = try await build(
            Dictionary(uniqueKeysWithValues: names.map { ($0, plain) }),
            page: "# 首页\n\n## a-b\n\n## tool words\n\n## a_b\n\n" + (names + names).map { "![工具](tool:\($0))\n\n" }.joined())
        #expect(site.isWritable)
        for path in site.files.keys where path.hasSuffix(".html") {
            let all = ids(text(site, path))
            #expect(Set(all).count == all.count, "\(path): \(all.filter { id in all.count { $0 == id } > 1 })")
        }
        #expect(ids(text(site, "index.html")).contains("a-b_result"))
    }

    @Test func noWordOfATrainerIsMarkup() async throws {
        let hostile = #""\"'></title></script><script>alert(1)</script><img src=x onerror=alert(1)>{{ title }}{{{ title }}}""#
        let site = try await build(
            [
                "a": """
                version: 1
                title: { zh: \(hostile) }
                summary: { zh: \(hostile) }
                sources: [\(hostile)]
                inputs:
                  - { id: a, type: number, label: { zh: \(hostile) }, help: { zh: \(hostile) }, unit: { zh: \(hostile) } }
                  - { id: c, type: choice, label: { zh: 选 }, options: { k: { zh: \(hostile) } } }
                  - id: t
                    type: table
                    label: { zh: \(hostile) }
                    columns: [ { id: v, type: number, label: { zh: \(hostile) } } ]
                    rows: [ { id: r, label: { zh: \(hostile) } } ]
                outputs:
                  - id: x
                    type: number
                    label: { zh: \(hostile) }
                    rules:
                      - { when: "c = 'k'", then: "a + sum(t, v)", because: { zh: \(hostile) }, instead: { zh: \(hostile) } }
                      - { else: 0 }
                charts: [ { type: bar, values: [x], label: { zh: \(hostile) } } ]
                examples: [ { given: { a: 1, c: k, t: { r: { v: 1 } } }, expect: { x: 2 }, note: { zh: \(hostile) } } ]
                """
            ], page: "# 首页\n\n![工具](tool:a)\n")
        #expect(site.isWritable, "\(site.findings.map(\.text))")
        for (path, bytes) in site.files where path.hasSuffix(".html") || path.hasSuffix(".xml") || path.hasSuffix("a.json") {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(!text.contains("<script>") && !text.contains("<img") && !text.contains("</script><s"), "\(path)")
        }
        #expect(text(site, "tools/a.html").contains("{{ title }}{{{ title }}}"))
    }

    @Test func aLineOfLossesIsDrawn() async throws {
        let site = try await build([
            "a": tool(
                inputs: "  - { id: t, type: table, label: { zh: 表 }, columns: [ { id: v, type: number, label: { zh: 列 } } ] }",
                outputs: "  - { id: y, type: number, value: \"sum(t, v)\", label: { zh: 和 } }",
                more: """
                    charts: [ { type: line, of: t.v, by: t.v, label: { zh: 线 } } ]
                    examples: [ { given: { a: 1, t: { v: [-100000000000000, -200000000000000] } }, expect: { x: 1 } } ]
                    """)
        ])
        #expect(site.isWritable, "\(site.findings.map(\.text))")
        #expect(text(site, "tools/a.html").contains("class=\"curve\""))
    }

    @Test(.timeLimit(.minutes(5)), arguments: ["{", "{a", "{a}", "}", "{{"])
    func aTextOfBracesIsReadSoon(braces: String) async throws {
        let because = String(repeating: braces, count: 10_000) + "}"
        let site = try await build([
            "a": """
            version: 1
            title: { zh: 题 }
            inputs: [ { id: a, type: number, label: { zh: 甲 } } ]
            outputs:
              - id: x
                type: number
                label: { zh: 果 }
                rules:
                  - { when: a > 5, then: 1, because: { zh: "\(because)" } }
                  - { else: a, because: { zh: "\(because)" } }
            examples: [ { given: { a: 1 }, expect: { x: 1 } } ]
            """
        ])
        #expect(site.files["tools/a.html"] != nil || !site.isWritable)
    }

    @Test func aDefaultStandsInItsFieldToTheLastPlace() async throws {
        let site = try await build([
            "a": tool(
                inputs: """
                      - { id: b, type: number, label: { zh: 乙 }, default: 1e10 }
                      - { id: c, type: number, label: { zh: 丙 }, default: "１２.３４５６７" }
                    """,
                outputs: "  - { id: y, type: number, value: b + c, label: { zh: 和 } }",
                more: "examples: [ { given: { a: 1 }, expect: { x: 1 } } ]")
        ])
        let page = text(site, "tools/a.html")
        #expect(page.contains("name=\"b\" inputmode=\"decimal\" value=\"10,000,000,000\""))
        #expect(page.contains("name=\"c\" inputmode=\"decimal\" value=\"12.34567\""))
        #expect(text(site, "tools/a.json").contains("\"default\":\"10000000000\""))
    }

    @Test func aToolInAFolderOfItsOwnIsToldOf() async throws {
        let text = tool(more: "examples: [ { given: { a: 1 }, expect: { x: 1 } } ]")
        let site = try await build(["sub/a": text])
        #expect(site.findings.filter { $0.severity == .error }.map(\.text).count == 1 && !site.isWritable)
    }
}

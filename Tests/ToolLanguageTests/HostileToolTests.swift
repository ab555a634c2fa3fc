import Diagnostics
import Foundation
import Scoring
import Testing
import ToolLanguage

/// Whatever a tool file or an answer says, reading it ends, and ends soon.
@Suite struct HostileToolTests {
    static let head =
        "version: 1\ntitle: T\nexamples: [ { given: {}, error: none } ]\ninputs:\n  - { id: a, type: number, min: 0, max: 9 }\noutputs:\n  - id: x\n    value: "

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            String(repeating: "(", count: 50_000), String(repeating: "-", count: 50_000) + "a",
            String(repeating: "not ", count: 50_000) + "a",
            String(repeating: "a + ", count: 50_000) + "a", String(repeating: "a and ", count: 50_000) + "a",
            String(repeating: "if(a = ", count: 39) + "a",
            (0..<38).reduce("1") { text, _ in "if(a = \(text), a, 2)" }, "'" + String(repeating: "x", count: 100_000) + "'",
            String(repeating: "9", count: 100_000), "a" + String(repeating: ".a", count: 10_000), "\u{0}", "a \u{202E} b",
            "max(" + String(repeating: "a, ", count: 50_000) + "a)",
        ])
    func aHostileFormulaIsReadOrRefused(formula: String) {
        let (tool, findings) = Tool.read(Self.head + "\"\(formula)\"\n", id: "t", path: "t.yml")
        #expect(tool != nil || !findings.isEmpty)
    }

    @Test func manyNamesThatNeedEachOtherAreReadOrRefused() {
        let lets = (0..<3000).map { "  v\($0): v\($0 + 1) + 1\n" }.joined()
        let (tool, findings) = Tool.read(Self.head + "v0\nlet:\n\(lets)  v3000: a\n", id: "t", path: "t.yml")
        #expect(tool == nil && findings.contains { $0.rule == "too-deep" })
    }

    @Test func manyRulesAreRefused() {
        let rules = (0..<2000).map { "      - { when: a = \($0), then: \($0) }\n" }.joined()
        let (_, findings) = Tool.read(
            Self.head.replacing("value: ", with: "rules:\n") + rules + "      - else: 0\n", id: "t", path: "t.yml")
        #expect(findings.map(\.rule) == ["too-deep"])
    }

    @Test func aQuizWhoseIdsAreNoNamesIsRefused() {
        let quiz =
            "version: 1\ntitle: T\nkind: quiz\nquestions:\n  - { id: \"a b'\", options: [\"x'\", y], answer: \"x'\" }\nexamples: [ { given: {}, error: none } ]\n"
        #expect(Tool.read(quiz, id: "t", path: "t.yml").1.map(\.rule) == ["name"])
    }

    /// Lines of the fixtures left out, doubled, swapped or cut: the reader never stops on them.
    @Test func damagedFixturesAreReadOrRefused() throws {
        var state: UInt64 = 11
        func pick(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % max(1, count)
        }
        for name in Fixtures.names {
            let text = try String(contentsOf: Fixtures.folder.appending(path: "tools/\(name)"), encoding: .utf8)
            for _ in 0..<4 {
                var lines = text.split(separator: "\n").map(String.init)
                let line = pick(lines.count)
                switch pick(4) {
                case 0: lines.remove(at: line)
                case 1: lines.insert(lines[line], at: pick(lines.count))
                case 2: lines.swapAt(line, pick(lines.count))
                default: lines[line] = String(lines[line].prefix(pick(lines[line].count)))
                }
                let (tool, findings) = Tool.read(lines.joined(separator: "\n"), id: "t", path: name)
                #expect(tool != nil || findings.hasErrors)
            }
        }
    }

    @Test(arguments: [
        "", "a", "a:", "a: []", "a: {}", "a: { version: }", "a: { version: 1, inputs: [x, y] }", "a: { version: 1, rows: { x: y } }",
        "a: { version: -9223372036854775808, inputs: { x: [1], [1]: x } }", "? [a]\n: { version: 1 }",
        "a: { version: 1, outputs: { '': '' } }",
    ])
    func aStrangeLockFileIsReadOrRefused(text: String) {
        let tool = LibraryTests.tool
        _ = ToolLibrary.read([("a.yml", Array(tool.utf8)), ("shapes.lock", Array(text.utf8))]).1.map(\.text)
        _ = ToolShapes.read(text, path: "shapes.lock").0.text
    }

    @Test(arguments: [
        "[]", "3", "{\"actions\": 3}", "{\"actions\": [3]}", "{\"actions\": {\"times\": 3}}",
        "{\"actions\": {\"times\": [1], \"evidence\": []}}",
        "{\"actions\": [{\"times\": [1]}]}", "{\"red\": {}}", "{\"red\": 1e400}", "{\"red\": \"１\"}", "{\"catalogue\": []}",
        "{\"actions\": [{\"action\": \"bribe\"}]}",
    ])
    func strangeAnswersAreErrorsOrResults(json: String) throws {
        let tool = try #require(Fixtures.read("relationship-score.yml").0)
        let answers = try JSON.read(json.utf8).get()
        _ = tool.score(answers).json.text()
        _ = tool.explanation(answers).text()
    }

    /// Programs of the fixtures with bytes changed: refused, or run to their end within the work promised.
    @Test func damagedProgramsAreRefusedOrRun() throws {
        var state: UInt64 = 23
        func pick(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % max(1, count)
        }
        var loaded = 0
        for name in Fixtures.names {
            let whole = try #require(Fixtures.read(name).0).bytes
            for _ in 0..<40 {
                var bytes = whole
                for _ in 0...pick(3) { bytes[pick(bytes.count)] = UInt8(pick(256)) }
                guard let program = try? Program(bytes: bytes) else { continue }
                loaded += 1
                #expect(program.work <= Program.Limit.work)
                var request: [UInt8] = [1, UInt8(program.tableCount)]
                let given = (0..<program.tableCount).map { _ in UInt8(pick(5)) }
                for rows in given { request += [1, rows] }
                for input in program.inputs {
                    for _ in 0..<(input.table.map { given[$0] } ?? 1) { request += [1, 1, UInt8(ascii: "0") + UInt8(pick(9))] }
                }
                #expect(program.reply(to: request)[0] < 2)
            }
        }
        #expect(loaded > 100)
    }

    /// Requests of the examples with bytes changed, left out or doubled, to programs whole and damaged: there is always a
    /// reply. `RAPPORT_CASES` many, else a few thousand; `Tests/Browser/engine/under_deno.js` tries a million in the module.
    @Test func damagedRequestsHaveAReply() throws {
        var state: UInt64 = 31
        func pick(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % max(1, count)
        }
        func damaged(_ whole: [UInt8]) -> [UInt8] {
            var bytes = whole
            for _ in 0...pick(3) where !bytes.isEmpty {
                let place = pick(bytes.count)
                switch pick(4) {
                case 0: bytes[place] = UInt8(pick(256))
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(UInt8(pick(256)), at: place)
                default: bytes.removeLast(bytes.count - place)
                }
            }
            return bytes
        }
        let cases = ProcessInfo.processInfo.environment["RAPPORT_CASES"].flatMap { Int($0) } ?? 4000
        let seeds = ReplayTests.tools.compactMap { tool in
            tool.exampleAnswers.first.map { (program: tool.bytes, request: tool.replay($0).request) }
        }
        var statuses = [0, 0, 0]
        for _ in 0..<cases {
            let seed = seeds[pick(seeds.count)]
            guard let program = try? Program(bytes: pick(2) == 0 ? seed.program : damaged(seed.program)) else { continue }
            let reply = program.reply(to: pick(3) == 0 ? seed.request : damaged(seed.request))
            statuses[Int(try #require(reply.first))] += 1
        }
        // The loop means something only where replies of every kind come of it.
        #expect(statuses.allSatisfy { $0 > cases / 100 }, "\(statuses)")
    }
}

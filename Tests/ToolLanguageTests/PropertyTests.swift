import Diagnostics
import Foundation
import Testing
import ToolLanguage

/// What is true of a tool whatever the answers are: `RAPPORT_CASES` many for each, else some dozens.
@Suite struct PropertyTests {
    static let cases = ProcessInfo.processInfo.environment["RAPPORT_CASES"].flatMap { Int($0) } ?? 60

    private func fixture(_ name: String) throws -> Tool { try #require(Fixtures.read("\(name).yml").0) }

    private func results(_ tool: Tool, _ given: JSON) throws -> JSON {
        guard case .results(let results) = tool.score(given) else {
            Issue.record("\(given.text()): \(tool.score(given).json.text())")
            return .null
        }
        return results
    }

    private func number(_ value: JSON?) -> Double? { if case .number(let digits) = value { Double(digits) } else { nil } }

    private func object(_ members: [(String, JSON)]) -> JSON { .object(members.map { JSON.Member(name: $0.0, value: $0.1) }) }

    @Test(arguments: [("six-character-score", 6, 5), ("key-account-fit", 7, 4)])
    func aScoreStaysWithinItsBounds(tool: String, items: Int, most: Int) throws {
        let tool = try fixture(tool)
        for _ in 0..<Self.cases {
            let ratings = (0..<items).map { _ in JSON.int(Int.random(in: 0...most)) }
            let score = try #require(
                number(try results(tool, object([("items", object([("rating", .array(ratings))]))]))["score"]))
            #expect(score >= 0 && score <= 100)
        }
    }

    @Test func aRedFlagBlocksWhateverElseIsAnswered() throws {
        let text = """
            version: 1
            title: T
            kind: scorecard
            items: [ { id: p, weight: 3 }, { id: q }, { id: r } ]
            red: [ { id: bribe }, { id: threat } ]
            amber: [ { id: rumour } ]
            caps: [ { when: lowest = 0, at: 59 } ]
            outputs: [ { id: lowest, type: integer, value: "min(items, rating)" } ]
            examples: [ { given: { items: { rating: [4, 4, 4] } }, expect: { score: 100, status: clear } } ]
            """
        let tool = try #require(Tool.read(text, id: "t", path: "t.yml").0)
        for _ in 0..<Self.cases {
            let ratings = (0..<3).map { _ in JSON.int(Int.random(in: 0...4)) }
            let red = (Bool.random(), Bool.random()), amber = Bool.random()
            let outcome = try results(
                tool,
                object([
                    ("items", object([("rating", .array(ratings))])),
                    ("red_flags", object([("bribe", .bool(red.0)), ("threat", .bool(red.1))])),
                    ("amber_flags", object([("rumour", .bool(amber))])),
                ]))
            #expect((outcome["status"]?.string == "blocked") == (red.0 || red.1))
            let score = try #require(number(outcome["score"]))
            #expect(red.0 || red.1 ? score == 0 : !amber || score <= 59)
        }
    }

    @Test func coverageNeverFallsAsMoreIsDone() throws {
        let text = """
            version: 1
            title: T
            kind: checklist
            items: [ { id: a, required: true }, { id: b }, { id: c }, { id: d, required: true }, { id: e } ]
            examples: [ { given: {}, expect: { completion: 0, passed: false } } ]
            """
        let tool = try #require(Tool.read(text, id: "t", path: "t.yml").0)
        for _ in 0..<Self.cases {
            let na = ["a", "b", "c", "d", "e"].filter { _ in Int.random(in: 0..<4) == 0 }
            var done: [String] = []
            var last = -1.0
            for item in ["a", "b", "c", "d", "e"].shuffled() {
                let given = object([
                    (
                        "items",
                        object(
                            ["a", "b", "c", "d", "e"].map { id in
                                (id, object([("done", .bool(done.contains(id))), ("na", .bool(na.contains(id)))]))
                            })
                    )
                ])
                guard let completion = number(try results(tool, given)["completion"]) else { break }
                #expect(completion >= last)
                last = completion
                done.append(item)
            }
        }
    }

    @Test func aRankingPutsEveryoneIntoOneBand() throws {
        let tool = try fixture("monthly-ranking")
        for _ in 0..<Self.cases {
            let names = (0..<Int.random(in: 0...30)).map { "p\($0)" }
            let people = names.map { object([("name", .string($0)), ("score", .int(Int.random(in: 0...9)))]) }
            let outcome = try results(tool, object([("people", .array(people))]))
            var listed: [String] = []
            for band in ["top", "middle", "bottom"] {
                guard case .array(let items) = outcome[band] else { continue }
                listed += items.compactMap(\.string)
            }
            #expect(listed.sorted() == names.sorted())
        }
    }

    @Test func everyNextStepGainsWhatItSays() throws {
        let tool = try fixture("key-account-fit")
        let ids = ["sales", "margin", "growth", "potential", "credit", "goal_access", "openness"]
        for _ in 0..<Self.cases / 4 {
            var ratings = Dictionary(uniqueKeysWithValues: ids.map { ($0, JSON.int(Int.random(in: 0...4))) })
            func given() -> JSON { object([("items", object(ids.map { ($0, ratings[$0] ?? .null) }))]) }
            let explanation = tool.explanation(given())
            let before = try #require(number(explanation["results"]?["score"]))
            guard case .array(let next) = explanation["next"] else {
                Issue.record("no next steps")
                return
            }
            var last = Double.infinity
            for step in next {
                guard step["input"]?.string == "items.rating", let row = step["row"]?.string, let to = step["to"] else { continue }
                let from = ratings[row]
                ratings[row] = to
                let after = try #require(number(try results(tool, given())["score"]))
                ratings[row] = from
                let gain = try #require(number(step["adds"]))
                #expect(abs(after - before - gain) < 1e-6 && gain > 0 && gain <= last)
                #expect(number(step["goal"]) == after)
                last = gain
            }
        }
    }
}

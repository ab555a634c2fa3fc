import Diagnostics
import Foundation
import Testing
import ToolLanguage

/// The catalogue's vectors (Part 6), each a line of `Tests/Fixtures/vectors.ndjson` with the catalogue's own words.
@Suite struct VectorTests {
    @Test func everyVectorOfTheCatalogueIsEqual() throws {
        let text = try String(contentsOf: Fixtures.folder.appending(path: "vectors.ndjson"), encoding: .utf8)
        var tools: [String: Tool] = [:]
        var equal = 0, count = 0
        for line in text.split(separator: "\n") {
            let vector = try JSON.read(line.utf8).get()
            let id = try #require(vector["tool"]?.string)
            let tool = try #require(tools[id] ?? Fixtures.read("\(id).yml").0)
            tools[id] = tool
            count += 1
            if isEqual(tool.score(try #require(vector["given"])), vector) { equal += 1 } else { Issue.record("\(line)") }
        }
        print("\(equal) of \(count) vectors equal, \(tools.count) tools")
        #expect(count == 273)
        #expect(equal == 273)
        #expect(tools.count == 56)
    }

    private func isEqual(_ outcome: Tool.Outcome, _ vector: JSON) -> Bool {
        switch outcome {
        case .results(let results):
            guard case .object(let expected) = vector["expect"] else { return false }
            return expected.allSatisfy { results[$0.name] == $0.value }
        case .errors(let errors):
            switch vector["error"] {
            case .string(let text): return errors.contains { [$0.input, $0.rule].contains(text) }
            case .object:
                return errors.contains { $0.input == vector["error"]?["input"]?.string && $0.rule == vector["error"]?["rule"]?.string }
            default: return false
            }
        }
    }

    @Test func aScorecardsReachIsKnown() throws {
        let (tool, _) = Fixtures.read("key-account-fit.yml")
        let reach = try #require(tool?.reach)
        #expect(reach == (least: "0", most: "100"))
    }

    @Test func theNextStepsThatAddMostComeFirst() throws {
        let tool = try #require(Fixtures.read("six-character-score.yml").0)
        let given = try JSON.read(#"{"items": {"rating": [5, 5, 5, 5, 5, 0]}}"#.utf8).get()
        let next = try #require(tool.explanation(given)["next"])
        guard case .array(let actions) = next else { return }
        // One 0 caps the score at 59; the first step from it lifts the cap: 26 of 30 is 86.7.
        #expect(actions.first?["adds"] == .number("27.7"))
        #expect(actions.first?["row"]?.string == "zuo")
    }
}

extension JSON {
    subscript(name: String) -> JSON? {
        if case .object(let members) = self { members.first { $0.name == name }?.value } else { nil }
    }

    var string: String? { if case .string(let text) = self { text } else { nil } }
}

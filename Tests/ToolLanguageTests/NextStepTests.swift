import Diagnostics
import Testing
import ToolLanguage

@Suite struct NextStepTests {
    @Test func whatTakesNoStepIsNotOffered() throws {
        let text = """
            version: 1
            title: T
            inputs: [ { id: a, type: integer, min: 0, max: 9 }, { id: who, type: flag, default: false, step: none } ]
            outputs: [ { id: score, value: "if(who, a + 5, a)" } ]
            goal: { output: score }
            examples: [ { given: { a: 6 }, expect: { score: 6 } } ]
            """
        let tool = try #require(Tool.read(text, id: "t", path: "t.yml").0)
        let next = try #require(tool.explanation(try JSON.read(#"{"a": 6}"#.utf8).get())["next"])
        guard case .array(let actions) = next else { return }
        #expect(actions.map { $0["input"]?.string } == ["a"])
    }

    @Test func aRowThatTakesNoStepIsNotOffered() throws {
        #expect(try rowsOffered("", size: "step: none") == ["care"])
        #expect(try rowsOffered("goal: none", size: "weight: 1") == [])
    }

    /// The rows that the next steps of a small scorecard change.
    private func rowsOffered(_ goal: String, size: String) throws -> [String?] {
        let text = """
            version: 1
            kind: scorecard
            title: T
            \(goal)
            items: [ { id: size, \(size) }, { id: care } ]
            examples: [ { given: { items: { size: 1, care: 1 } }, expect: { score: 25 } } ]
            """
        let tool = try #require(Tool.read(text, id: "t", path: "t.yml").0)
        let next = try #require(tool.explanation(try JSON.read(#"{"items": {"size": 1, "care": 1}}"#.utf8).get())["next"])
        guard case .array(let actions) = next else { return [] }
        return actions.map { $0["row"]?.string }
    }
}

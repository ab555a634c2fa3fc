import Diagnostics
import Testing
import ToolLanguage

/// A folder of tools is read as one.
@Suite struct LibraryTests {
    static let tool =
        "version: 1\ntitle: T\ninputs: [ { id: a, type: number } ]\noutputs: [ { id: x, value: a } ]\nexamples: [ { given: { a: 1 }, expect: { x: 1 } } ]\n"

    private func read(_ files: (path: String, text: String)...) -> (ToolLibrary, String) {
        let (library, findings) = ToolLibrary.read(files.map { ($0.path, Array($0.text.utf8)) })
        return (library, findings.map(\.text).joined(separator: "\n"))
    }

    @Test func toolsComeById() {
        let (library, findings) = read(("tools/b.yml", Self.tool), ("tools/a.yml", "\u{FEFF}" + Self.tool), ("tools/notes.txt", "?"))
        #expect(library.tools.map(\.id) == ["a", "b"])
        #expect(library["b"]?.id == "b")
        #expect(library["c"] == nil)
        #expect(findings == "")
    }

    @Test func aFileThatIsNotNamedLikeAToolIsAFinding() {
        let (library, findings) = read(("tools/Goal Pace.yml", Self.tool), ("tools/pace.yaml", Self.tool))
        #expect(library.tools.isEmpty)
        #expect(
            findings == """
                tools/Goal Pace.yml: error: the file's name is the tool's id, and 'Goal Pace' cannot be one [name]
                  help: name it in small letters, digits and '-', as in 'follow-up-window.yml'
                tools/pace.yaml: error: a tool's file ends in '.yml' [name]
                  help: name it 'pace.yml'
                """)
    }

    @Test func aFileThatIsNotUTF8IsAFinding() {
        let (_, findings) = ToolLibrary.read([("tools/a.yml", Array("version: 1\ntitle: ".utf8) + [0xC4, 0xE3])])
        #expect(
            findings.map(\.text) == ["tools/a.yml:2:8: error: the text is not UTF-8 from here on [not-utf8]\n  help: save the file as UTF-8"])
    }
}

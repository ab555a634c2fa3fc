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
            findings.map(\.text) == [
                "tools/a.yml:2:8: error: the text is not UTF-8 from here on [not-utf8]\n  help: save the file as UTF-8"
            ])
    }

    /// The lock file of two tools, whatever order they are read in.
    @Test func theLockFileHasALineAName() throws {
        let gate = """
            version: 2
            kind: gate
            title: T
            inputs:
              - { id: who, type: choice, options: [staff, all of them] }
              - id: gifts
                type: table
                rows: [ { id: pen } ]
                columns: [ { id: worth, type: money }, { id: double, value: worth * 2, label: Double } ]
            rules: [ { when: who = 'staff', then: ask }, { else: allow } ]
            examples: [ { given: { who: staff, gifts: { pen: 1 } }, expect: { answer: ask } } ]

            """
        let (library, findings) = read(("t/pace.yml", Self.tool), ("t/gate.yml", gate))
        #expect(!findings.contains("error"))
        let shapes = ToolShapes(of: library.tools)
        #expect(
            shapes.text == """
                # What tools call things, as published. 'rapport lock' writes this file; keep it with them.
                gate:
                  version: 2
                  inputs:
                    gifts: table
                    who: choice
                  columns:
                    gifts.worth: money
                  rows:
                    - gifts.pen
                  options:
                    - "who.all of them"
                    - who.staff
                  outputs:
                    answer: choice
                    gifts.double: number
                pace:
                  version: 1
                  inputs:
                    a: number
                  outputs:
                    x: number

                """)
        let (again, problems) = ToolShapes.read(shapes.text, path: "shapes.lock")
        #expect(problems.isEmpty)
        #expect(again.text == shapes.text)
        #expect(ToolShapes(of: library.tools.reversed()).text == shapes.text)
        #expect(read(("t/pace.yml", Self.tool), ("t/gate.yml", gate), ("t/shapes.lock", shapes.text)).1 == findings)
    }

    @Test func whatIsRecordedAnewIsTold() {
        let before = ToolShapes.read("a:\n  version: 1\ngone:\n  version: 1\nold:\n  version: 1\n", path: "l").0
        let now = read(("a.yml", Self.tool), ("new.yml", Self.tool), ("old.yml", Self.tool.replacing("version: 1", with: "version: 3"))).0
        #expect(
            ToolShapes(of: now.tools).changes(since: before) == [
                "a: more names", "new: new, version 1", "old: version 1 → 3", "gone: gone",
            ])
    }

    @Test func aLockFileThatIsNoYAMLIsAFinding() {
        let (library, findings) = read(("a.yml", Self.tool), ("shapes.lock", "- a\n"))
        #expect(library.tools.count == 1)
        #expect(findings == "shapes.lock:1:1: error: the lock file takes 'key: value' lines, not a list [wrong-type]")
    }
}

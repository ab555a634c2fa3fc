internal import ArgumentParser
internal import Content
internal import Diagnostics
internal import Foundation
internal import Markdown

struct Render: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Print the HTML of one Markdown text.",
        discussion: """
            Examples:
              rapport render content/zh/follow-up/rhythm.md
              echo '**重点。**后文' | rapport render -
              rapport render --plain notes.md          exactly what cmark-gfm prints
            """)

    @Argument(help: "A Markdown file, or '-' for standard input.")
    var file: String

    @Flag(help: "Leave out everything that is ours: ids, rules for Chinese, call-outs, dialogues.")
    var plain = false

    func run() throws {
        let bytes = try read()
        if plain {
            try write(plainHTML(bytes))
            return
        }
        let path = file == "-" ? "standard input" : file
        let text: PageText
        switch PageText.split(bytes, path: path) {
        case .success(let split): text = split
        case .failure(let error):
            writeError(error.finding.text)
            throw ExitCode.findings
        }
        let document = MarkdownDocument(parsing: text.body, path: path, lineOffset: text.bodyLineOffset, options: MarkdownOptions())
        for finding in document.findings { writeError(finding.text) }
        try write(document.html())
    }

    private func read() throws -> [UInt8] {
        do {
            if file == "-" { return [UInt8](try FileHandle.standardInput.readToEnd() ?? Data()) }
            return [UInt8](try Data(contentsOf: URL(filePath: file)))
        } catch {
            writeError("rapport: error: cannot read '\(file == "-" ? "standard input" : file)'")
            throw ExitCode.system
        }
    }
}

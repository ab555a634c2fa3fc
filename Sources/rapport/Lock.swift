internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import ToolLanguage

struct Lock: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lock",
        abstract: "Record what the tools call things, so that later versions keep saved answers.",
        discussion: """
            Writes content/tools/shapes.lock: for each tool its version, and the names and types of its inputs,
            columns, rows, options and outputs. Run it when you publish. From then on, a name that goes or changes
            its type is an error until the tool's 'version' is raised.

            Examples:
              rapport lock
              rapport lock --source ../training
            """)

    @Option(help: ArgumentHelp("The folder that holds content/.", valueName: "dir"))
    var source = "."

    func run() throws {
        let folder = ToolFolder(source: source)
        guard !folder.ids.isEmpty else { throw ValidationError("there are no tools in '\(folder.path)'") }
        let (library, findings) = try folder.read()
        for finding in findings { writeError(finding.text) }
        if findings.hasErrors {
            if let tally = tally(findings) { writeError(tally) }
            throw ExitCode.findings
        }
        let isThere = FileManager.default.fileExists(atPath: folder.lockPath)
        let before = isThere ? String(decoding: try ToolFolder.bytes(folder.lockPath), as: UTF8.self) : ""
        let shapes = ToolShapes(of: library.tools)
        if shapes.text == before { return try say("\(folder.lockPath) is up to date: \(library.tools.count) tools") }
        do {
            try Data(shapes.text.utf8).write(to: URL(filePath: folder.lockPath), options: .atomic)
        } catch {
            writeError("rapport: error: cannot write '\(folder.lockPath)'")
            throw ExitCode.system
        }
        for line in shapes.changes(since: ToolShapes.read(before, path: folder.lockPath).0) { try say(line) }
        try say("\(folder.lockPath): \(library.tools.count) tools recorded")
    }
}

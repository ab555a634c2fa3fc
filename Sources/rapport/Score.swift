internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import ToolLanguage

struct Score: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Compute a tool's results from answers in JSON.",
        discussion: """
            The answers are one object, an array of objects, or one object a line (--ndjson, for long streams).

            Examples:
              rapport score performance-bonus answers.json
              echo '{"sales": 200000, "hours": 40}' | rapport score time-roi
              rapport score --explain content/tools/key-account-fit.yml answers.json
              rapport score --list
              rapport score --describe performance-bonus

            Exit status: 0 fine, 1 an answer breaks a rule or the tool has errors, 64 wrong usage, 74 a file cannot be read.
            """)

    @Argument(help: "A tool's id (a file in content/tools/), or the path of a .yml file.")
    var tool: String?

    @Argument(help: "A file of answers, or '-' for standard input.")
    var file = "-"

    @Option(help: ArgumentHelp("The folder that holds content/.", valueName: "dir"))
    var source = "."

    @Flag(help: "Say why: every value, the rule that won, what each row added, and the next steps that add most.")
    var explain = false

    @Flag(help: "List the tools of the source folder.")
    var list = false

    @Flag(help: "Print the tool's inputs as JSON Schema.")
    var describe = false

    @Flag(help: "Read one object a line, and print one result a line.")
    var ndjson = false

    mutating func validate() throws {
        if tool == nil, !list { throw ValidationError("name a tool, or ask for --list") }
    }

    func run() throws {
        if list { return try printList() }
        let tool = try load(self.tool ?? "")
        if describe { return print(tool.schema.text(pretty: true)) }
        var isFine = true
        if ndjson {
            try eachLine { line, number in
                guard line.contains(where: { $0 > 0x20 }) else { return }
                print(score(try json(line[...], after: number), tool, &isFine).text())
            }
        } else {
            let answers = try json(try read()[...], after: 0)
            let result: JSON =
                if case .array(let items) = answers { .array(items.map { score($0, tool, &isFine) }) } else {
                    score(answers, tool, &isFine)
                }
            print(result.text(pretty: true))
        }
        if !isFine { throw ExitCode.findings }
    }

    private func score(_ answers: JSON, _ tool: Tool, _ isFine: inout Bool) -> JSON {
        let answers = tool.filled(answers, today: Self.clock("yyyy-MM-dd"), now: Self.clock("yyyy-MM-dd'T'HH:mm"))
        let outcome = tool.score(answers)
        if case .errors = outcome { isFine = false } else if explain { return tool.explanation(answers) }
        return outcome.json
    }

    private static func clock(_ format: String) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.calendar = Calendar(identifier: .gregorian)
        formatter.dateFormat = format
        return formatter.string(from: Date())
    }

    private func json(_ bytes: ArraySlice<UInt8>, after lines: Int) throws -> JSON {
        switch JSON.read(bytes) {
        case .success(let value): return value
        case .failure(let error):
            let name = file == "-" ? "standard input" : file
            writeError("\(name):\(error.position.line + lines):\(error.position.column): error: \(error.summary) [json]")
            throw ExitCode.findings
        }
    }

    /// Each line of the answers with the number of lines before it, read as the stream goes on.
    private func eachLine(_ take: ([UInt8], Int) throws -> Void) throws {
        let handle: FileHandle
        if file == "-" {
            handle = .standardInput
        } else if let opened = FileHandle(forReadingAtPath: file) {
            handle = opened
        } else {
            writeError("rapport: error: cannot read '\(file)'")
            throw ExitCode.system
        }
        var rest: [UInt8] = []
        var number = 0
        while case let chunk = handle.availableData, !chunk.isEmpty {
            // Each byte is looked at once, however long a line is.
            var pieces = chunk.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            let last = pieces.removeLast()
            for piece in pieces {
                try take(rest + piece, number)
                (rest, number) = ([], number + 1)
            }
            rest += last
        }
        try take(rest, number)
    }

    private func read() throws -> [UInt8] {
        if file == "-" { return [UInt8](FileHandle.standardInput.readDataToEndOfFile()) }
        return try ToolFolder.bytes(file)
    }

    private func load(_ name: String) throws -> Tool {
        let (tool, findings) = name.hasSuffix(".yml") ? try Self.file(name) : try named(name)
        for finding in findings { writeError(finding.text) }
        guard let tool, !findings.hasErrors else { throw ExitCode.findings }
        return tool
    }

    private func named(_ id: String) throws -> (Tool?, [Finding]) {
        let folder = ToolFolder(source: source)
        guard folder.ids.contains(id) else {
            throw ValidationError("there is no tool '\(id)' in '\(folder.path)'\(didYouMean(id, among: folder.ids))")
        }
        let (library, findings) = try folder.read(only: id)
        return (library[id], findings)
    }

    /// A tool file anywhere, whatever its name.
    private static func file(_ path: String) throws -> (Tool?, [Finding]) {
        switch Text.normalized(try ToolFolder.bytes(path), path: path) {
        case .failure(let error): return (nil, [error.finding])
        case .success(let bytes):
            let id = URL(filePath: path).deletingPathExtension().lastPathComponent
            return Tool.read(String(decoding: bytes, as: UTF8.self), id: id, path: path)
        }
    }

    private func printList() throws {
        for id in ToolFolder(source: source).ids {
            guard let tool = try? load(id) else {
                print("\(id)\thas errors")
                continue
            }
            let reach = tool.reach.map { "\treaches \($0.least) to \($0.most)" } ?? ""
            print("\(id)\t\(tool.kind)\t\(tool.title ?? "")\(reach)")
        }
    }
}

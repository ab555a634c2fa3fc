internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import ToolLanguage

struct Score: ParsableCommand {
    static let configuration = CommandConfiguration(
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
            rest += chunk
            var start = 0
            while let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
                try take(Array(rest[start..<end]), number)
                (start, number) = (end + 1, number + 1)
            }
            rest.removeFirst(start)
        }
        try take(rest, number)
    }

    private func read() throws -> [UInt8] {
        if file == "-" { return [UInt8](FileHandle.standardInput.readDataToEndOfFile()) }
        return try Self.bytes(file)
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        do {
            return [UInt8](try Data(contentsOf: URL(filePath: path)))
        } catch {
            writeError("rapport: error: cannot read '\(path)'")
            throw ExitCode.system
        }
    }

    private func load(_ name: String) throws -> Tool {
        var path = name
        if !name.hasSuffix(".yml") {
            path = "\(source)/content/tools/\(name).yml"
            let ids = Self.ids(source)
            guard ids.contains(name) else {
                throw ValidationError("there is no tool '\(name)' in '\(source)/content/tools'\(didYouMean(name, among: ids))")
            }
        }
        guard let text = String(validating: try Self.bytes(path), as: UTF8.self) else {
            writeError("\(path):1:1: error: this file is not UTF-8 [not-utf8]")
            throw ExitCode.findings
        }
        let (tool, findings) = Tool.read(text, id: URL(filePath: path).deletingPathExtension().lastPathComponent, path: path)
        for finding in findings { writeError(finding.text) }
        guard let tool else { throw ExitCode.findings }
        return tool
    }

    private static func ids(_ source: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(source)/content/tools")) ?? []
        return names.filter { $0.hasSuffix(".yml") }.map { String($0.dropLast(4)) }.sorted()
    }

    private func printList() throws {
        for id in Self.ids(source) {
            guard let tool = try? load(id) else {
                print("\(id)\thas errors")
                continue
            }
            let reach = tool.reach.map { "\treaches \($0.least) to \($0.most)" } ?? ""
            print("\(id)\t\(tool.kind)\t\(tool.title ?? "")\(reach)")
        }
    }
}

import Diagnostics
import Foundation
import ScoringWeb
import Testing
import ToolLanguage

/// What the engine answers natively, for comparison with what it answers in WebAssembly.
///
/// Where `RAPPORT_REPLAY` names a file, every example of every tool is written there, a line of JSON each, its bytes in
/// base64; and `scoring.wasm`, as the binary holds it, beside it. `Tests/Browser/test_scoring.py` takes them up.
@Suite struct ReplayTests {
    /// Every tool of the fixtures and of the repository's own content that has no errors.
    static let tools: [Tool] = {
        let own = Fixtures.folder.deletingLastPathComponent().deletingLastPathComponent().appending(path: "content/tools")
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: own.path)) ?? []).filter { $0.hasSuffix(".yml") }.sorted()
        return Fixtures.names.compactMap { Fixtures.read($0).0 }
            + names.compactMap { name in
                let text = try? String(contentsOf: own.appending(path: name), encoding: .utf8)
                return text.flatMap { Tool.read($0, id: String(name.dropLast(4)), path: name).0 }
            }
    }()

    @Test func everyExampleHasAReply() throws {
        var lines = ""
        for tool in Self.tools {
            for (number, given) in tool.exampleAnswers.enumerated() {
                let (request, reply) = tool.replay(given)
                #expect(reply.first == 0 || reply.first == 1, "\(tool.id), example \(number + 1)")
                lines +=
                    JSON.members([
                        "tool": .string(tool.id), "example": .int(number + 1), "program": .base64(tool.bytes), "request": .base64(request),
                        "reply": .base64(reply),
                    ]).text() + "\n"
            }
        }
        guard let path = ProcessInfo.processInfo.environment["RAPPORT_REPLAY"] else { return }
        let file = URL(filePath: path)
        try Data(lines.utf8).write(to: file)
        try Data(ScoringWeb.module).write(to: file.deletingLastPathComponent().appending(path: "scoring.wasm"))
    }
}

extension JSON {
    fileprivate static func base64(_ bytes: [UInt8]) -> JSON { .string(Data(bytes).base64EncodedString()) }
}

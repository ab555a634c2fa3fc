import Foundation
import Testing

/// The examples of one file under `Tests/Specs/site`; its README says how they are written.
struct SpecExample: Sendable, CustomTestStringConvertible {
    let file: String
    let line: Int
    let rule: String
    var files: [(path: String, bytes: [UInt8])] = []
    var findings: String?
    var outputs: [(path: String, lines: [String])] = []
    var absent: [String] = []

    var testDescription: String { "\(file):\(line): \(rule)" }

    static let all: [SpecExample] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Specs/site")
        let names = try! FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") && $0 != "README.md" }
        return names.sorted().flatMap { name in
            read(try! String(contentsOf: folder.appending(path: name), encoding: .utf8), file: name)
        }
    }()

    private static func read(_ text: String, file: String) -> [SpecExample] {
        var examples: [SpecExample] = []
        var block: (kind: String, argument: String, lines: [String])?
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if let open = block {
                if line == "```" {
                    examples[examples.count - 1].add(open.kind, open.argument, open.lines)
                    block = nil
                } else {
                    block!.lines.append(String(line))
                }
            } else if line.hasPrefix("## ") {
                examples.append(SpecExample(file: file, line: number + 1, rule: String(line.dropFirst(3))))
            } else if line.hasPrefix("```") {
                let words = line.dropFirst(3).split(separator: " ", maxSplits: 1)
                block = (String(words[0]), words.count > 1 ? String(words[1]) : "", [])
            }
        }
        return examples.filter { !$0.files.isEmpty }
    }

    private mutating func add(_ kind: String, _ argument: String, _ lines: [String]) {
        switch kind {
        case "file": files.append((argument, Self.bytes(lines.map { $0 + "\n" }.joined())))
        case "findings": findings = lines.joined(separator: "\n")
        case "output": outputs.append((argument, lines))
        case "no-output": absent.append(argument)
        default: fatalError("\(file): there is no block '\(kind)'")
        }
    }

    private static func bytes(_ text: String) -> [UInt8] {
        text.unicodeScalars.flatMap { scalar -> [UInt8] in
            switch scalar {
            case "␍": [0x0D]
            case "␢": [0xEF, 0xBB, 0xBF]
            case "␇": [0x07]
            case "␀": [0xFF]
            default: Array(String(scalar).utf8)
            }
        }
    }
}

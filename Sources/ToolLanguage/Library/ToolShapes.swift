public import Diagnostics
internal import YAMLReading

/// The shapes of the published tools: what the lock file, `content/tools/shapes.lock`, remembers.
public struct ToolShapes: Sendable {
    public static let fileName = "shapes.lock"

    private let shapes: [String: ToolShape]

    public init(of tools: [Tool]) { shapes = Dictionary(tools.map { ($0.id, $0.shape) }) { first, _ in first } }

    private init(_ shapes: [String: ToolShape]) { self.shapes = shapes }

    public var ids: [String] { shapes.keys.sorted() }

    public subscript(id: String) -> ToolShape? { shapes[id] }

    /// The lock file: YAML, a line a name, in an order that depends on nothing but the names.
    public var text: String {
        var lines = ["# What tools call things, as published. 'rapport lock' writes this file; keep it with them."]
        for id in ids {
            guard let shape = shapes[id] else { continue }
            lines += ["\(id):", "  version: \(shape.version)"]
            for kind in ToolShape.Kind.allCases {
                let names = shape.names.filter { $0.kind == kind }
                if names.isEmpty { continue }
                lines.append("  \(kind.rawValue):")
                for name in names { lines.append(name.type.isEmpty ? "    - \(quoted(name.id))" : "    \(quoted(name.id)): \(name.type)") }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// What is recorded now and was not, a line a tool: `goal-pace: version 1 → 2`.
    public func changes(since before: ToolShapes) -> [String] {
        let now = ids.compactMap { id -> String? in
            guard let shape = shapes[id] else { return nil }
            guard let old = before[id] else { return "\(id): new, version \(shape.version)" }
            if old.version != shape.version { return "\(id): version \(old.version) → \(shape.version)" }
            return old.names.map(\.id) == shape.names.map(\.id) ? nil : "\(id): more names"
        }
        return now + before.ids.filter { shapes[$0] == nil }.map { "\($0): gone" }
    }

    /// Reads a lock file. What cannot be read is a finding, and its tool is not remembered.
    public static func read(_ text: String, path: String) -> (ToolShapes, [Finding]) {
        switch composeMapping(text, of: "the lock file", path: path) {
        case .failure(let error): return (ToolShapes([:]), [error.finding])
        case .success(let mapping):
            var shapes: [String: ToolShape] = [:]
            var findings: [Finding] = []
            for (key, value) in mapping ?? [:] {
                guard let id = key.scalar?.string else { continue }
                guard let tool = value.mapping else {
                    let summary = "'\(id)' takes 'version: …' and names, not a \(value.kindName)"
                    findings.append(
                        Finding("wrong-type", path: path, at: value.position(), summary, help: "write it anew with 'rapport lock'"))
                    continue
                }
                shapes[id] = shape(tool, id, at: key.position(), path, &findings)
            }
            return (ToolShapes(shapes), findings)
        }
    }

    private static func shape(_ mapping: YAMLNode.Mapping, _ id: String, at position: Position, _ path: String, _ findings: inout [Finding])
        -> ToolShape?
    {
        let kinds = ToolShape.Kind.allCases
        var fields = FieldReader(mapping, of: "shape", known: ["version"] + kinds.map(\.rawValue), unknownKeys: .error, path: path)
        defer { findings += fields.findings }
        guard let version = fields.integer("version") else {
            if fields.node("version") == nil {
                fields.report("missing-key", at: position, "'\(id)' has no 'version'", help: "write it anew with 'rapport lock'")
            }
            return nil
        }
        var names: [ToolShape.Name] = []
        for kind in kinds {
            if let typed = fields.node(kind.rawValue)?.mapping {
                for (key, value) in typed {
                    if let id = key.scalar?.string { names.append(.init(kind: kind, id: id, type: value.scalar?.string ?? "")) }
                }
            } else {
                names += fields.texts(kind.rawValue).map { .init(kind: kind, id: $0.value) }
            }
        }
        return ToolShape(version: version, names: names)
    }
}

/// A name as YAML: plain where it is made of letters, digits and `._-`, else in quotes.
private func quoted(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { byte in
        byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || [UInt8(ascii: "."), UInt8(ascii: "_")].contains(byte)
    }
    return isPlain && name.utf8.first != UInt8(ascii: "-") ? name : JSON.string(name).text()
}

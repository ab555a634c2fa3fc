public import Diagnostics

/// The tools of a folder, `content/tools/`, read and checked together.
public struct ToolLibrary: Sendable {
    /// Those without errors, by id.
    public let tools: [Tool]

    /// Reads every tool file.
    ///
    /// - Parameter files: what lies directly in the folder, `*.yml` and `shapes.lock`; others are passed over. Paths as messages
    ///   show them.
    /// - Returns: the tools, and what is wrong with any of them, sorted.
    public static func read(_ files: [(path: String, bytes: [UInt8])]) -> (ToolLibrary, [Finding]) {
        combine(files.map { Reading($0.path, $0.bytes) })
    }

    /// What the files say together, each of them read by itself.
    public static func combine(_ readings: [Reading]) -> (ToolLibrary, [Finding]) {
        let tools = readings.compactMap(\.tool).sorted { $0.id < $1.id }
        var findings = readings.flatMap(\.findings)
        let published = readings.lazy.compactMap(\.published).first
        for tool in tools { if let shape = published?[tool.id] { findings += tool.findings(since: shape) } }
        return (ToolLibrary(tools: tools), findings.sorted())
    }

    /// One file of the folder, read by itself: a tool, the lock, or neither.
    public struct Reading: Sendable {
        fileprivate private(set) var tool: Tool?
        fileprivate private(set) var published: ToolShapes?
        fileprivate private(set) var findings: [Finding] = []

        public init(_ path: String, _ bytes: [UInt8]) {
            let isLock = name(of: path) == ToolShapes.fileName
            guard let id = isLock ? "" : id(of: path, &findings) else { return }
            switch Text.normalized(bytes, path: path) {
            case .failure(let error): findings.append(error.finding)
            case .success(let bytes):
                let text = String(decoding: bytes, as: UTF8.self)
                if isLock {
                    (published, findings) = ToolShapes.read(text, path: path)
                } else {
                    (tool, findings) = Tool.read(text, id: id, path: path)
                }
            }
        }
    }

    public subscript(id: String) -> Tool? { tools.first { $0.id == id } }

    /// The id that a tool file's name says; nil where it is no tool's, or where a finding says what it should be.
    private static func id(of path: String, _ findings: inout [Finding]) -> String? {
        let name = name(of: path)
        if name.hasSuffix(".yaml") {
            findings.append(Finding("name", path: path, "a tool's file ends in '.yml'", help: "name it '\(name.dropLast(5)).yml'"))
            return nil
        }
        guard name.hasSuffix(".yml") else { return nil }
        let id = String(name.dropLast(4))
        if isID(id) { return id }
        findings.append(
            Finding(
                "name", path: path, "the file's name is the tool's id, and '\(id)' cannot be one",
                help: "name it in small letters, digits and '-', as in 'follow-up-window.yml'"))
        return nil
    }

    private static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    private static func isID(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || byte == UInt8(ascii: "-")
            }
    }
}

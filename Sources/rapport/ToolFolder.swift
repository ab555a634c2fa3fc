internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import ToolLanguage

/// The tools of a source folder, `content/tools/`.
struct ToolFolder {
    /// As the person named it; messages show paths below it.
    let source: String

    var path: String { "\(source)/content/tools" }
    var lockPath: String { "\(path)/\(ToolShapes.fileName)" }

    /// The ids of the tool files there, sorted.
    var ids: [String] { names.filter { $0.hasSuffix(".yml") }.map { String($0.dropLast(4)) } }

    private var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

    /// All tools, or one of them, as compared with what was published.
    func read(only id: String? = nil) throws -> (ToolLibrary, [Finding]) {
        let wanted = names.filter { name in id.map { name == "\($0).yml" || name == ToolShapes.fileName } ?? true }
        return ToolLibrary.read(try wanted.filter(Self.isTools).map { ("\(path)/\($0)", try Self.bytes("\(path)/\($0)")) })
    }

    private static func isTools(_ name: String) -> Bool {
        name.hasSuffix(".yml") || name.hasSuffix(".yaml") || name == ToolShapes.fileName
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        do {
            return [UInt8](try Data(contentsOf: URL(filePath: path)))
        } catch {
            writeError("rapport: error: cannot read '\(path)'")
            throw ExitCode.system
        }
    }
}

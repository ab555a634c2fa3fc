internal import Diagnostics

extension SourceTree {
    /// Reads the files of a source folder but for its pages, on all cores.
    /// - Throws: `DiskError` where one cannot be read.
    public static func read(_ scan: SourceScan) async throws -> SourceTree {
        let files = await concurrently(scan.paths) { (path: $0, role: SourceRole($0, contentFolder: scan.contentFolder)) }
        let read = await concurrently(files.filter { $0.role != .page && $0.role != nil }.map(\.path)) { path in
            Result { SourceFile(path: path, try Disk.contents(of: "\(scan.root)/\(path)")) }
        }
        return SourceTree(
            try read.map { try $0.get() }.sorted { $0.path < $1.path },
            pages: files.filter { $0.role == .page }.map { PageFile(path: $0.path, below: scan.root) }.sorted { $0.path < $1.path },
            contentFolder: scan.contentFolder, findings: scan.findings)
    }

    /// Finds and reads the files of a source folder.
    public static func load(from directory: String, leavingOut output: String) async throws -> SourceTree {
        try await read(SourceScan(directory, leavingOut: output))
    }
}

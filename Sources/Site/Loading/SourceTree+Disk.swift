internal import Diagnostics

extension SourceTree {
    /// Reads the files of a source folder, on all cores.
    /// - Throws: `DiskError` where one cannot be read.
    public static func read(_ scan: SourceScan) async throws -> SourceTree {
        let read = await concurrently(scan.files.map(\.path)) { path in
            Result { SourceFile(path: path, bytes: try Disk.read("\(scan.root)/\(path)")) }
        }
        return SourceTree(files: try read.map { try $0.get() }, findings: scan.findings)
    }

    /// Finds and reads the files of a source folder.
    public static func load(from directory: String, leavingOut output: String) async throws -> SourceTree {
        try await read(SourceScan(directory, leavingOut: output))
    }
}

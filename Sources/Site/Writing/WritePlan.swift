/// What has to be done to an output folder so that it holds the site: looked into first, done afterwards.
///
/// The files are made one by one while they are written, so that a site need not fit into memory.
public struct WritePlan: Sendable {
    public enum Action: Sendable, Equatable {
        case create, replace, delete
    }

    public struct Step: Sendable, Equatable {
        public let action: Action
        /// Below the output folder.
        public let path: String
    }

    public let output: String
    /// Files we wrote once that somebody has changed since and that the site no longer has: they stay.
    public let kept: [String]
    /// Files of which nothing stands in the folder yet, in path order.
    let missing: [OutputFile]
    /// Files of which something stands there, in path order.
    let present: [OutputFile]
    /// What we wrote and the site no longer has, in path order.
    let stale: [OutputPath]
    let old: WriteManifest
    /// The manifest as it was read: if it has changed when the plan is applied, so has the folder.
    let oldText: [UInt8]

    /// - Throws: `DiskError` where the folder cannot be read, or where a file stands in the way that we did not write.
    init(_ files: [OutputFile], output: String) throws {
        let list = output + "/" + WriteManifest.name
        oldText = Disk.kind(of: list) == .file ? try Disk.read(list) : []
        old = WriteManifest(text: oldText)
        var missing: [OutputFile] = [], present: [OutputFile] = []
        var folders = Set<String>()
        // Where there is no folder yet there is nothing in the way.
        let isNew = Disk.kind(of: output) == nil
        if isNew { missing = files }
        for file in isNew ? [] : files {
            let full = "\(output)/\(file.path.text)"
            try Self.checkFolders(of: file.path.text, in: output, seen: &folders)
            switch Disk.kind(of: full) {
            case nil: missing.append(file)
            case .file:
                guard try old.checksums[file.path] != nil || Disk.read(full) == file.bytes() else {
                    throw DiskError("'\(full)' is in the way and was not written by rapport; move it or choose another output folder")
                }
                present.append(file)
            case .folder, .link, .other:
                throw DiskError("'\(full)' is in the way and is not a file; move it or choose another output folder")
            }
        }
        let wanted = old.checksums.isEmpty ? [] : Set(files.map(\.path))
        var stale: [OutputPath] = [], kept: [String] = []
        for (path, checksum) in old.checksums.sorted(by: { $0.key < $1.key }) where !wanted.contains(path) {
            let full = "\(output)/\(path.text)"
            guard Disk.kind(of: full) == .file else { continue }
            if try old.isUnfinished || Checksum(of: Disk.read(full)) == checksum {
                stale.append(path)
            } else {
                kept.append(path.text)
            }
        }
        self.output = output
        self.missing = missing
        self.present = present
        self.stale = stale
        self.kept = kept
    }

    /// What `apply` would do and come to, in its order: what is new first, then what changes, then what goes.
    public func rehearse() async throws -> (steps: [Step], result: WriteResult) {
        let changed = await concurrently(present) { file in
            Result { try Disk.read("\(output)/\(file.path.text)") != file.bytes() }
        }
        let replaced = try zip(present, changed).filter { try $1.get() }.map(\.0)
        let steps =
            missing.map { Step(action: .create, path: $0.path.text) } + replaced.map { Step(action: .replace, path: $0.path.text) }
            + stale.map { Step(action: .delete, path: $0.text) }
        var result = WriteResult()
        (result.created, result.replaced, result.deleted) = (missing.count, replaced.count, stale.count)
        result.unchanged = present.count - replaced.count
        return (steps, result)
    }

    /// A link among the folders would lead our writing out of the output folder.
    private static func checkFolders(of path: String, in output: String, seen: inout Set<String>) throws {
        var folder = path.folderPart
        while !folder.isEmpty, seen.insert(folder).inserted {
            let full = "\(output)/\(folder.dropLast())"
            if let kind = Disk.kind(of: full), kind != .folder {
                throw DiskError("'\(full)' is in the way and is not a folder; move it or choose another output folder")
            }
            folder = String(folder.dropLast()).folderPart
        }
    }
}

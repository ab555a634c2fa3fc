internal import Synchronization

/// What a plan came to.
public struct WriteResult: Sendable, Equatable {
    public var created = 0
    public var replaced = 0
    public var deleted = 0
    /// How many files stood as they should already.
    public var unchanged = 0

    public init(unchanged: Int = 0) { self.unchanged = unchanged }
}

/// A file of the site as it stands in the output folder.
struct WrittenFile: Sendable {
    let path: OutputPath
    var checksum: Checksum
    var signature: FileSignature
    /// Whether this run wrote it.
    var isChanged = false
}

extension WritePlan {
    /// Makes and writes the files. Cut off at any point, the next run finds what is left to do.
    ///
    /// What is new is written first, then what changes, then what is stale goes, so that no page is ever without what it
    /// needs. Before the first of all this the manifest names every file that may be touched, marked unfinished; a new
    /// file is written in its place, an existing one replaced whole; at the end the manifest is made final.
    /// - Throws: `DiskError` where the disk refuses, or another run is writing or has written meanwhile.
    @discardableResult public func apply() async throws -> WriteResult { try await write().result }

    /// What `apply` does.
    /// - Returns: also every file of the site as it stands now, in path order.
    func write() async throws -> (result: WriteResult, files: [WrittenFile]) {
        try Disk.makeFolder(output)
        let list = "\(output)/\(WriteManifest.name)"
        let lock = try FolderLock(output)
        defer { lock.release() }
        let isUnchanged = Disk.kind(of: list) == .file ? try Disk.read(list) == oldText : oldText.isEmpty
        guard isUnchanged else { throw DiskError("another build has written '\(output)' meanwhile; build again") }
        // The list's own temporary is ours, whoever was cut off while writing it.
        try Disk.delete(list + Disk.temporaryEnding)
        if old.isUnfinished { try removeTemporaries() }

        let journal = Journal(claims: { claims }, at: list)
        var result = WriteResult()
        if !missing.isEmpty || !stale.isEmpty { try journal.begin() }
        var made = ""
        for folder in missing.lazy.map(\.path.text.folderPart) where folder != made {
            if !folder.isEmpty { try Disk.makeFolder("\(output)/\(folder.dropLast())") }
            made = folder
        }
        let created = try await written(missing) { full, bytes in (try Disk.create(full, bytes), isChanged: true) }
        let replaced = try await written(present) { full, bytes in
            let isChanged = try Disk.read(full) != bytes
            if isChanged {
                try journal.begin()
                try Disk.replace(full, bytes)
            }
            return (Disk.signature(of: full) ?? .none, isChanged)
        }
        for path in stale { try Disk.delete("\(output)/\(path.text)") }
        removeEmptyFolders()
        result.created = created.count
        result.replaced = replaced.count { $0.isChanged }
        result.unchanged = replaced.count - result.replaced
        result.deleted = stale.count

        let files = (created + replaced).sorted { $0.path < $1.path }
        let text = WriteManifest.text(files.lazy.map { ($0.path, $0.checksum) }, isUnfinished: false)
        if journal.hasBegun || text != oldText { try Disk.replace(list, text) }
        return (result, files)
    }

    /// Makes files and hands them to `write`, which says how the file stands then and whether it was changed; on all cores.
    private func written(
        _ files: [OutputFile], _ write: @escaping @Sendable (_ full: String, [UInt8]) throws -> (FileSignature, isChanged: Bool)
    ) async throws -> [WrittenFile] {
        // From the end, where `tags/` and the other lists of the whole site stand: what takes longest is begun first.
        try await concurrently(files.reversed()) { file in
            Result {
                let bytes = file.bytes()
                let (signature, isChanged) = try write("\(output)/\(file.path.text)", bytes)
                return WrittenFile(path: file.path, checksum: Checksum(of: bytes), signature: signature, isChanged: isChanged)
            }
        }.map { try $0.get() }
    }

    /// The manifest of a run that has begun: every file that may be touched. What is yet to be made has no checksum; one
    /// that somebody has changed is theirs from now on, whatever becomes of this run.
    var claims: [UInt8] {
        let wanted = missing + present
        var claims = wanted.map { ($0.path, old.checksums[$0.path] ?? .none) }
        if !old.checksums.isEmpty {
            let others = Set(wanted.map(\.path) + kept.map(OutputPath.init))
            claims += old.checksums.filter { !others.contains($0.key) }.map { ($0.key, $0.value) }
        }
        return WriteManifest.text(claims.sorted { $0.0 < $1.0 }, isUnfinished: true)
    }

    private func removeTemporaries() throws {
        for path in old.checksums.keys { try Disk.delete("\(output)/\(path.text)\(Disk.temporaryEnding)") }
    }

    private func removeEmptyFolders() {
        var folders = Set<String>()
        for path in stale {
            var folder = path.text.folderPart
            while !folder.isEmpty {
                folders.insert(folder)
                folder = String(folder.dropLast()).folderPart
            }
        }
        for folder in folders.sorted(by: { $0.count > $1.count }) { Disk.deleteIfEmpty("\(output)/\(folder.dropLast())") }
    }
}

/// Writes the manifest of a run that has begun, before the first change and once.
private final class Journal: Sendable {
    private let claims: @Sendable () -> [UInt8]
    private let list: String
    private let begun = Mutex(false)

    init(claims: @escaping @Sendable () -> [UInt8], at list: String) {
        self.claims = claims
        self.list = list
    }

    var hasBegun: Bool { begun.withLock { $0 } }

    func begin() throws {
        try begun.withLock { begun in
            if begun { return }
            try Disk.replace(list, claims())
            begun = true
        }
    }
}

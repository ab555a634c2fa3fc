extension WritePlan {
    /// Does the steps. Cut off at any point, the next run finds what is left to do.
    ///
    /// Before the first step the manifest names every file that may be touched, marked unfinished; a new file is
    /// written in its place, an existing one replaced whole; then the stale ones go, and the manifest is made final.
    /// - Throws: `DiskError` where the disk refuses, or another run is writing or has written meanwhile.
    public func apply() throws {
        try Disk.makeFolder(output)
        let list = "\(output)/\(WriteManifest.name)"
        let lock = try FolderLock(output)
        defer { lock.release() }
        let isUnchanged = Disk.kind(of: list) == .file ? try Disk.read(list) == oldText : oldText.isEmpty
        guard isUnchanged else { throw DiskError("another build has written '\(output)' meanwhile; build again") }
        // The list's own temporary is ours, whoever was cut off while writing it.
        try Disk.delete(list + Disk.temporaryEnding)
        if old.isUnfinished { try removeTemporaries() }
        if steps.isEmpty, !old.isUnfinished, old.digests == manifest.digests { return }
        // A file that somebody has changed is theirs from now on, whatever becomes of this run.
        let ours = old.digests.filter { path, _ in !kept.contains(path.text) }
        let claimed = ours.merging(manifest.digests) { _, new in new }
        try Disk.replace(list, WriteManifest(digests: claimed, isUnfinished: true).text)
        for step in steps {
            let full = "\(output)/\(step.path)"
            switch step.action {
            case .create:
                try Disk.makeFolder(String("\(output)/\(step.path.folderPart)".dropLast()))
                try Disk.create(full, step.bytes)
            case .replace: try Disk.replace(full, step.bytes)
            case .delete: try Disk.delete(full)
            }
        }
        removeEmptyFolders()
        try Disk.replace(list, manifest.text)
    }

    private func removeTemporaries() throws {
        for path in old.digests.keys { try Disk.delete("\(output)/\(path.text)\(Disk.temporaryEnding)") }
    }

    private func removeEmptyFolders() {
        var folders = Set<String>()
        for step in steps where step.action == .delete {
            var folder = step.path.folderPart
            while !folder.isEmpty {
                folders.insert(folder)
                folder = String(folder.dropLast()).folderPart
            }
        }
        for folder in folders.sorted(by: { $0.count > $1.count }) { Disk.deleteIfEmpty("\(output)/\(folder.dropLast())") }
    }
}

extension [BuildRecord.Input] {
    /// What a whole build has read.
    /// - Parameter started: when it began to read.
    init(of site: Site, _ tree: SourceTree, _ scan: SourceScan, at started: Int) {
        let texts = site.resolved.parsed.pages.map { ($0.source, $0.checksum) }
        let checksums = Dictionary(tree.files.map { ($0.path, Checksum(of: $0.bytes)) } + texts) { first, _ in first }
        self = scan.files.map { file in
            BuildRecord.Input(
                path: file.path, signature: file.signature.settled(at: started), checksum: checksums[file.path] ?? .none)
        }
    }

    /// Reads the files whose signature is another than it was, and notes how they are now.
    /// - Parameter scan: of the same paths.
    /// - Returns: the files whose bytes differ, and whether anything was noted at all.
    /// - Throws: `DiskError`.
    mutating func update(from scan: SourceScan, at started: Int) throws -> (changed: [SourceFile], isNoted: Bool) {
        var changed: [SourceFile] = []
        var isNoted = false
        for (index, file) in scan.files.enumerated() where file.signature != self[index].signature {
            let bytes = try Disk.read("\(scan.root)/\(file.path)")
            let checksum = Checksum(of: bytes)
            if checksum != self[index].checksum { changed.append(SourceFile(path: file.path, bytes: bytes)) }
            self[index] = .init(path: file.path, signature: file.signature.settled(at: started), checksum: checksum)
            isNoted = true
        }
        return (changed, isNoted)
    }
}

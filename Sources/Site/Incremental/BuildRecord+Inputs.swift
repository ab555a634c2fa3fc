extension [BuildRecord.Input] {
    /// What a whole build has read.
    /// - Parameter started: when it began to read.
    init(of site: Site, _ tree: SourceTree, _ scan: SourceScan, at started: Int) {
        var read: [String: (FileSignature, Checksum)] = [:]
        read.reserveCapacity(scan.paths.count)
        for file in tree.files { read[file.path] = (file.signature, Checksum(of: file.bytes)) }
        for page in site.resolved.parsed.pages { read[page.source] = (page.signature, page.checksum) }
        self = scan.paths.map { path in
            // A draft, say, is read and not kept. A change since then is told by its time.
            let (signature, checksum) = read[path] ?? (Disk.signature(of: "\(scan.root)/\(path)") ?? .none, .none)
            return BuildRecord.Input(path: path, signature: signature.settled(at: started), checksum: checksum)
        }
    }

    /// Reads the files whose signature is another than it was, and notes how they are now.
    /// - Parameters:
    ///   - scan: of the same paths.
    ///   - started: when their signatures were about to be looked at.
    /// - Returns: the files whose bytes differ, and whether anything was noted at all.
    /// - Throws: `DiskError`.
    mutating func update(from scan: SourceScan, at started: Int) async throws -> (changed: [SourceFile], isNoted: Bool) {
        var changed: [SourceFile] = []
        var isNoted = false
        for (index, signature) in await scan.signatures().enumerated()
        where signature != self[index].signature || signature == .none {
            let path = scan.paths[index]
            let file = SourceFile(path: path, try Disk.contents(of: "\(scan.root)/\(path)"))
            let checksum = Checksum(of: file.bytes)
            if checksum != self[index].checksum { changed.append(file) }
            self[index] = .init(path: path, signature: file.signature.settled(at: started), checksum: checksum)
            isNoted = true
        }
        return (changed, isNoted)
    }
}

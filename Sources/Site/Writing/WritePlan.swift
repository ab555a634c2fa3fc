/// What has to be done to an output folder so that it holds the site: found out first, done afterwards.
public struct WritePlan: Sendable {
    public enum Action: Sendable, Equatable {
        case create, replace, delete
    }

    public struct Step: Sendable {
        public let action: Action
        /// Below the output folder.
        public let path: String
        let bytes: [UInt8]
    }

    public let output: String
    /// In path order; files that stand as they should are not among them.
    public let steps: [Step]
    /// How many files stand as they should already.
    public let unchanged: Int
    /// Files we wrote once that somebody has changed since and that the site no longer has: they stay.
    public let kept: [String]
    let manifest: WriteManifest
    let old: WriteManifest

    public func count(_ action: Action) -> Int { steps.count { $0.action == action } }

    /// - Throws: `DiskError` where the folder cannot be read, or where a file stands in the way that we did not write.
    init(_ files: [OutputFile], output: String) throws {
        let list = output + "/" + WriteManifest.name
        let old = Disk.kind(of: list) == .file ? WriteManifest(text: try Disk.read(list)) : WriteManifest(digests: [:], isUnfinished: false)
        var digests: [String: String] = [:]
        var steps: [Step] = []
        var unchanged = 0
        var folders = Set<String>()
        for file in files {
            let path = file.path.text
            try Self.checkFolders(of: path, in: output, seen: &folders)
            digests[path] = Digest.hex(Digest.sha256(file.bytes))
            switch Disk.kind(of: "\(output)/\(path)") {
            case nil: steps.append(Step(action: .create, path: path, bytes: file.bytes))
            case .file:
                if try Disk.read("\(output)/\(path)") == file.bytes {
                    unchanged += 1
                } else if old.digests[path] != nil {
                    steps.append(Step(action: .replace, path: path, bytes: file.bytes))
                } else {
                    throw DiskError(
                        "'\(output)/\(path)' is in the way and was not written by rapport; move it or choose another output folder")
                }
            case .folder, .link, .other:
                throw DiskError("'\(output)/\(path)' is in the way and is not a file; move it or choose another output folder")
            }
        }
        var kept: [String] = []
        for (path, digest) in old.digests.sorted(by: { $0.key < $1.key }) where digests[path] == nil {
            let full = "\(output)/\(path)"
            guard Disk.kind(of: full) == .file else { continue }
            if try old.isUnfinished || Digest.hex(Digest.sha256(Disk.read(full))) == digest {
                steps.append(Step(action: .delete, path: path, bytes: []))
            } else {
                kept.append(path)
            }
        }
        self.output = output
        self.steps = steps.sorted { $0.path < $1.path }
        self.unchanged = unchanged
        self.kept = kept
        self.old = old
        manifest = WriteManifest(digests: digests, isUnfinished: false)
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

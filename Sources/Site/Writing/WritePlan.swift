/// What has to be done to an output folder so that it holds the site: found out first, done afterwards.
public struct WritePlan: Sendable {
    public enum Action: Sendable, Equatable {
        case create, replace, delete

        fileprivate var order: Int {
            switch self {
            case .create: 0
            case .replace: 1
            case .delete: 2
            }
        }
    }

    public struct Step: Sendable {
        public let action: Action
        /// Below the output folder.
        public let path: String
        let bytes: [UInt8]
    }

    public let output: String
    /// What is new first, then what changes, then what goes, so that no page is ever without what it needs; each in
    /// path order. Files that stand as they should are not among them.
    public let steps: [Step]
    /// How many files stand as they should already.
    public let unchanged: Int
    /// Files we wrote once that somebody has changed since and that the site no longer has: they stay.
    public let kept: [String]
    let manifest: WriteManifest
    let old: WriteManifest
    /// The manifest as it was read: if it has changed when the plan is applied, so has the folder.
    let oldText: [UInt8]

    public func count(_ action: Action) -> Int { steps.count { $0.action == action } }

    /// - Throws: `DiskError` where the folder cannot be read, or where a file stands in the way that we did not write.
    init(_ files: [OutputFile], output: String) throws {
        let list = output + "/" + WriteManifest.name
        let oldText = Disk.kind(of: list) == .file ? try Disk.read(list) : []
        let old = WriteManifest(text: oldText)
        var digests: [OutputPath: String] = [:]
        var steps: [Step] = []
        var unchanged = 0
        var folders = Set<String>()
        for file in files {
            let path = file.path.text
            try Self.checkFolders(of: path, in: output, seen: &folders)
            digests[file.path] = Digest.hex(Digest.sha256(file.bytes))
            switch Disk.kind(of: "\(output)/\(path)") {
            case nil: steps.append(Step(action: .create, path: path, bytes: file.bytes))
            case .file:
                if try Disk.read("\(output)/\(path)") == file.bytes {
                    unchanged += 1
                } else if old.digests[file.path] != nil {
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
            let full = "\(output)/\(path.text)"
            guard Disk.kind(of: full) == .file else { continue }
            if try old.isUnfinished || Digest.hex(Digest.sha256(Disk.read(full))) == digest {
                steps.append(Step(action: .delete, path: path.text, bytes: []))
            } else {
                kept.append(path.text)
            }
        }
        self.output = output
        self.steps = steps.sorted { ($0.action.order, OutputPath($0.path)) < ($1.action.order, OutputPath($1.path)) }
        self.unchanged = unchanged
        self.kept = kept
        self.old = old
        self.oldText = oldText
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

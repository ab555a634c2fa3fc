internal import Diagnostics

/// The files of a source folder, found but not read, in the order in which they are looked at.
public struct SourceScan: Sendable {
    let root: String
    /// `content`, or empty where there is no such folder.
    let contentFolder: String
    let paths: [String]
    let findings: [Finding]

    /// Finds `content/` and `templates/`, or, where there is no `content/`, every file.
    ///
    /// Symbolic links are not followed: they can lead out of the folder, or round in a circle.
    /// - Parameter output: the folder that will be written; it is not looked into where it lies inside the source.
    /// - Throws: `DiskError` where a folder cannot be read.
    public init(_ directory: String, leavingOut output: String) async throws {
        contentFolder = Disk.kind(of: directory + "/content") == .folder ? "content" : ""
        var waiting = (contentFolder.isEmpty ? [""] : [contentFolder, "templates"]).filter {
            $0.isEmpty || Disk.kind(of: "\(directory)/\($0)") == .folder
        }
        var (paths, findings) = ([String](), [Finding]())
        while !waiting.isEmpty {
            let looks = await concurrently(waiting) { folder in Result { try Look(into: folder, below: directory, leavingOut: output) } }
            waiting = []
            for look in looks {
                let look = try look.get()
                paths += look.paths
                findings += look.findings
                waiting += look.folders
            }
        }
        root = directory
        self.paths = paths
        self.findings = findings
    }

    /// How each of the files is now; `none` of one that is gone.
    func signatures() async -> [FileSignature] { await concurrently(paths) { Disk.signature(of: "\(root)/\($0)") ?? .none } }
}

/// What is in one folder.
private struct Look: Sendable {
    private(set) var paths: [String] = []
    private(set) var folders: [String] = []
    private(set) var findings: [Finding] = []

    init(into folder: String, below root: String, leavingOut output: String) throws {
        for entry in try Disk.entries(of: folder.isEmpty ? root : "\(root)/\(folder)") where !entry.name.hasPrefix(".") {
            let path = folder.isEmpty ? entry.name : "\(folder)/\(entry.name)"
            guard entry.isText else {
                findings.append(Finding("name-not-utf8", path: path, "the file's name is not UTF-8", help: "rename it"))
                continue
            }
            switch entry.kind {
            case .file where root.utf8.count + 1 + path.utf8.count < Disk.longestPath: paths.append(path)
            case .folder: if "\(root)/\(path)" != output { folders.append(path) }
            case .link:
                findings.append(
                    Finding(
                        .warning, "symbolic-link", path: path, "symbolic links are not followed", help: "put the file itself here"))
            case .other: continue
            case .file, nil:
                findings.append(Finding("unreadable-file", path: path, "the file cannot be reached", help: "give it a shorter path"))
            }
        }
    }
}

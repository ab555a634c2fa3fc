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
    public init(_ directory: String, leavingOut output: String) throws {
        contentFolder = Disk.kind(of: directory + "/content") == .folder ? "content" : ""
        var walk = Walk(root: directory, output: output)
        for folder in contentFolder.isEmpty ? [""] : [contentFolder, "templates"] {
            if folder.isEmpty || Disk.kind(of: "\(directory)/\(folder)") == .folder { try walk.visit(folder) }
        }
        root = directory
        paths = walk.paths
        findings = walk.findings
    }

    /// How each of the files is now; `none` of one that is gone.
    func signatures() async -> [FileSignature] { await concurrently(paths) { Disk.signature(of: "\(root)/\($0)") ?? .none } }
}

private struct Walk {
    let root: String
    let output: String
    var paths: [String] = []
    var findings: [Finding] = []

    mutating func visit(_ folder: String) throws {
        for entry in try Disk.entries(of: folder.isEmpty ? root : "\(root)/\(folder)") where !entry.name.hasPrefix(".") {
            let path = folder.isEmpty ? entry.name : "\(folder)/\(entry.name)"
            guard entry.isText else {
                findings.append(Finding("name-not-utf8", path: path, "the file's name is not UTF-8", help: "rename it"))
                continue
            }
            switch entry.kind {
            case .file where root.utf8.count + 1 + path.utf8.count < Disk.longestPath: paths.append(path)
            case .folder: if "\(root)/\(path)" != output { try visit(path) }
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

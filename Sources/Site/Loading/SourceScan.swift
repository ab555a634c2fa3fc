internal import Diagnostics

/// The files of a source folder, found but not read, in the order in which they are looked at.
public struct SourceScan: Sendable {
    let root: String
    let files: [(path: String, signature: FileSignature)]
    let findings: [Finding]

    /// Finds `content/` and `templates/`, or, where there is no `content/`, every file.
    ///
    /// Symbolic links are not followed: they can lead out of the folder, or round in a circle.
    /// - Parameter output: the folder that will be written; it is not looked into where it lies inside the source.
    /// - Throws: `DiskError` where a folder cannot be read.
    public init(_ directory: String, leavingOut output: String) throws {
        let hasContent = Disk.kind(of: directory + "/content") == .folder
        var walk = Walk(root: directory, output: output)
        for folder in hasContent ? ["content", "templates"] : [""] {
            if folder.isEmpty || Disk.kind(of: "\(directory)/\(folder)") == .folder { try walk.visit(folder) }
        }
        root = directory
        files = walk.files
        findings = walk.findings
    }
}

private struct Walk {
    let root: String
    let output: String
    var files: [(path: String, signature: FileSignature)] = []
    var findings: [Finding] = []

    mutating func visit(_ folder: String) throws {
        for (name, isText) in try Disk.names(in: folder.isEmpty ? root : "\(root)/\(folder)") where !name.hasPrefix(".") {
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            let full = "\(root)/\(path)"
            guard isText else {
                findings.append(Finding("name-not-utf8", path: path, "the file's name is not UTF-8", help: "rename it"))
                continue
            }
            if let signature = Disk.signature(of: full) {
                files.append((path, signature))
                continue
            }
            switch Disk.kind(of: full) {
            case .folder: if full != output { try visit(path) }
            case .link:
                findings.append(
                    Finding(
                        .warning, "symbolic-link", path: path, "symbolic links are not followed", help: "put the file itself here"))
            case .file, .other: continue
            case .none:
                findings.append(Finding("unreadable-file", path: path, "the file cannot be reached", help: "give it a shorter path"))
            }
        }
    }
}

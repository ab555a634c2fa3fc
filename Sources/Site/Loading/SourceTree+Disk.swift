internal import Diagnostics

extension SourceTree {
    /// Reads the source folder: `content/` and `templates/`, or, where there is no `content/`, every file in it.
    ///
    /// Symbolic links are not followed: they can lead out of the folder, or round in a circle.
    /// - Parameter output: the folder that will be written; it is not read where it lies inside the source.
    /// - Throws: `DiskError` where the folder cannot be read.
    public static func load(from directory: String, leavingOut output: String) throws -> SourceTree {
        let hasContent = Disk.kind(of: directory + "/content") == .folder
        var walk = Walk(root: directory, output: output)
        for folder in hasContent ? ["content", "templates"] : [""] {
            if folder.isEmpty || Disk.kind(of: "\(directory)/\(folder)") == .folder { try walk.visit(folder) }
        }
        return SourceTree(files: walk.files, findings: walk.findings)
    }
}

private struct Walk {
    let root: String
    let output: String
    var files: [SourceFile] = []
    var findings: [Finding] = []

    mutating func visit(_ folder: String) throws {
        for (name, isText) in try Disk.names(in: folder.isEmpty ? root : "\(root)/\(folder)") where !name.hasPrefix(".") {
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            let full = "\(root)/\(path)"
            guard isText else {
                findings.append(Finding("name-not-utf8", path: path, "the file's name is not UTF-8", help: "rename it"))
                continue
            }
            switch Disk.kind(of: full) {
            case .folder:
                if full != output { try visit(path) }
            case .file:
                files.append(SourceFile(path: path, bytes: try Disk.read(full)))
            case .link:
                findings.append(
                    Finding(
                        .warning, "symbolic-link", path: path, "symbolic links are not followed", help: "put the file itself here"))
            case .other: continue
            case .none:
                findings.append(Finding("unreadable-file", path: path, "the file cannot be reached", help: "give it a shorter path"))
            }
        }
    }
}

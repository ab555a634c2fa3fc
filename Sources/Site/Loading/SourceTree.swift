public import Diagnostics

/// A file as it was read: where, and its bytes.
public struct SourceFile: Hashable, Sendable {
    /// Relative to the source folder, with `/` between its parts.
    public let path: String
    public let bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

/// Everything a build reads, sorted into what it is; each list is in path order.
public struct SourceTree: Sendable {
    /// The folder that holds the pages: `content`, or empty where the source folder itself does.
    public let contentFolder: String
    public let configuration: SourceFile?
    public let pages: [SourceFile]
    /// Pictures and other files that are copied as they are.
    public let assets: [SourceFile]
    /// The site's own templates; their paths begin with `templates/`.
    public let templates: [SourceFile]
    public let findings: [Finding]
}

extension SourceTree {
    /// Sorts files into pages, assets, templates and configuration. Names that begin with a dot are left out.
    public init(files: [SourceFile], findings: [Finding] = []) {
        let files = files.sorted { $0.path < $1.path }
        let contentFolder = files.contains { $0.path.hasPrefix("content/") } ? "content" : ""
        var configuration: SourceFile?
        var pages: [SourceFile] = [], assets: [SourceFile] = [], templates: [SourceFile] = []
        var findings = findings
        for file in files where !file.path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
            if file.path.hasPrefix("templates/") {
                templates.append(file)
                continue
            }
            guard contentFolder.isEmpty || file.path.hasPrefix("content/") else { continue }
            let inner = contentFolder.isEmpty ? file.path : String(file.path.dropFirst("content/".count))
            if inner == "site.yml" {
                configuration = file
            } else if inner.hasPrefix("tools/") {
                continue  // tool files have a language of their own
            } else if isPage(inner) {
                pages.append(file)
            } else if let finding = refusal(of: file) {
                findings.append(finding)
            } else {
                assets.append(file)
            }
        }
        self.init(
            contentFolder: contentFolder, configuration: configuration, pages: pages, assets: assets, templates: templates,
            findings: findings)
    }

    /// A path below the content folder, without that folder.
    func inner(_ path: String) -> String {
        contentFolder.isEmpty ? path : String(path.dropFirst(contentFolder.count + 1))
    }
}

private func isPage(_ path: String) -> Bool { path.lowercased().hasSuffix(".md") }

/// Files that a browser would run are not published: nothing an author adds may run on a reader's device.
private func refusal(of file: SourceFile) -> Finding? {
    let active = [".html", ".htm", ".xhtml", ".js", ".mjs", ".wasm", ".svgz"]
    guard let ending = active.first(where: file.path.lowercased().hasSuffix) else { return nil }
    return Finding(
        .warning, "active-file", path: file.path, "'\(ending)' files are not published, because a browser would run them",
        help: "write a page in Markdown, or link to where the file is published")
}

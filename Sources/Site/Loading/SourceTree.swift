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
    /// Files that are there and are not published, because a browser might run them.
    public let unpublished: Set<String>
    /// What lies in `content/tools/`: tools, and the lock of their published shapes.
    public let tools: [SourceFile]
    /// The words of the handbook, `content/glossary.yml`.
    public let glossary: SourceFile?
    /// The learning paths, `content/paths.yml`.
    public let paths: SourceFile?
    /// The site's own templates; their paths begin with `templates/`.
    public let templates: [SourceFile]
    public let findings: [Finding]
}

extension SourceTree {
    /// Every file that was read.
    var files: [SourceFile] { [configuration, glossary, paths].compactMap(\.self) + pages + assets + tools + templates }

    /// Sorts files into pages, assets, templates and configuration. Names that begin with a dot are left out.
    public init(files: [SourceFile], findings: [Finding] = []) {
        let files = files.sorted { $0.path < $1.path }
        let contentFolder = files.contains { $0.path.hasPrefix("content/") } ? "content" : ""
        var configuration: SourceFile?, glossary: SourceFile?, paths: SourceFile?
        var pages: [SourceFile] = [], assets: [SourceFile] = [], tools: [SourceFile] = [], templates: [SourceFile] = []
        var findings = findings
        var unpublished = Set<String>()
        for file in files where !isHidden(file.path) {
            if !contentFolder.isEmpty, file.path.hasPrefix("templates/") {
                templates.append(file)
                continue
            }
            guard contentFolder.isEmpty || file.path.hasPrefix("content/") else { continue }
            let inner = contentFolder.isEmpty ? file.path : String(file.path.utf8.dropFirst("content/".utf8.count))!
            if inner == "site.yml" {
                configuration = file
            } else if !contentFolder.isEmpty, inner == "glossary.yml" {
                glossary = file
            } else if !contentFolder.isEmpty, inner == "paths.yml" {
                paths = file
            } else if !contentFolder.isEmpty, inner.hasPrefix("tools/") {
                if inner.hasSuffix(".yml"), inner.dropFirst("tools/".count).contains("/") {
                    findings.append(
                        Finding(
                            "name", path: file.path, "tools lie in 'content/tools/' itself, not in a folder below it",
                            help: "move it there"))
                } else {
                    tools.append(file)
                }
            } else if isPage(inner) {
                pages.append(file)
            } else if let finding = refusal(of: file) {
                unpublished.insert(file.path)
                // A folder that knows nothing of us may hold anything; only what a page links to is worth a word.
                if !contentFolder.isEmpty { findings.append(finding) }
            } else {
                assets.append(file)
            }
        }
        self.init(
            contentFolder: contentFolder, configuration: configuration, pages: pages, assets: assets, unpublished: unpublished,
            tools: tools, glossary: glossary, paths: paths, templates: templates, findings: findings)
    }

    /// A path below the content folder, without that folder.
    func inner(_ path: String) -> String {
        contentFolder.isEmpty ? path : String(path.utf8.dropFirst(contentFolder.utf8.count + 1))!
    }
}

private func isPage(_ path: String) -> Bool { path.hasSuffix(".md") || path.lowercased().hasSuffix(".md") }

/// Whether the file's name or a folder's around it begins with a dot.
private func isHidden(_ path: String) -> Bool {
    var before = UInt8(ascii: "/")
    return path.utf8.contains { byte in
        defer { before = byte }
        return byte == UInt8(ascii: ".") && before == UInt8(ascii: "/")
    }
}

/// What may be published as it is: pictures, sound, film, documents. Anything else a browser might run, and nothing an
/// author adds may run on a reader's device.
private let publishedEndings: Set<String> = [
    "png", "jpg", "jpeg", "gif", "webp", "avif", "ico", "svg", "mp3", "m4a", "ogg", "opus", "wav", "mp4", "webm", "mov", "pdf", "txt",
    "csv", "json", "ics", "vcf", "zip", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "epub", "woff2",
]

private func refusal(of file: SourceFile) -> Finding? {
    let name = file.path.namePart
    let ending = name.contains(".") ? String(name.split(separator: ".").last ?? "").lowercased() : ""
    if !publishedEndings.contains(ending) {
        return Finding(
            .warning, "active-file", path: file.path,
            ending.isEmpty ? "files without an ending are not published" : "'.\(ending)' files are not published",
            help: "write a page in Markdown, or publish it as a picture, a document or a .zip")
    }
    guard ending == "svg", let word = activeWord(inSVG: file.bytes) else { return nil }
    return Finding(
        .warning, "active-file", path: file.path, "the drawing holds '\(word)', which a browser would run, so it is not published",
        help: "save it as a plain SVG, without scripts")
}

/// What makes a drawing more than a drawing: scripts, event attributes, and pages within it.
private func activeWord(inSVG bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    let words = ["<script", "javascript:", "<foreignobject", "<iframe", "<!entity", "<?xml-stylesheet"]
    if let word = words.first(where: text.contains) { return word }
    // ` on…=` within a tag, whatever white space stands around it.
    var rest = Substring(text)
    while let found = rest.firstRange(of: "on") {
        let before = rest[..<found.lowerBound].last ?? text[..<rest.startIndex].last
        let name = rest[found.lowerBound...].prefix { $0.isLetter }
        let after = rest[name.endIndex...].first { !$0.isWhitespace }
        if after == "=", before.map({ $0.isWhitespace || "\"'/".contains($0) }) == true, name.count > 2 { return String(name) }
        rest = rest[found.upperBound...]
    }
    return nil
}

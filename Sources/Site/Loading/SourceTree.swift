public import Diagnostics

/// A file as it was read: where, and its bytes.
public struct SourceFile: Hashable, Sendable {
    /// Relative to the source folder, with `/` between its parts.
    public let path: String
    public let bytes: [UInt8]
    /// What the disk said of it.
    let signature: FileSignature

    public init(path: String, bytes: [UInt8]) { self.init(path: path, (bytes, .none)) }

    init(path: String, _ contents: (bytes: [UInt8], signature: FileSignature)) {
        self.path = path
        (bytes, signature) = contents
    }
}

/// The file of a page, read when the page is parsed: a site's texts are never all in memory.
public struct PageFile: Sendable {
    public let path: String
    private let content: Content

    private enum Content {
        case memory(SourceFile)
        case disk(root: String)
    }

    init(_ file: SourceFile) {
        path = file.path
        content = .memory(file)
    }

    init(path: String, below root: String) {
        self.path = path
        content = .disk(root: root)
    }

    /// - Throws: `DiskError`.
    func read() throws -> SourceFile {
        switch content {
        case .memory(let file): file
        case .disk(let root): SourceFile(path: path, try Disk.contents(of: "\(root)/\(path)"))
        }
    }
}

/// Everything a build reads, sorted into what it is; each list is in path order.
public struct SourceTree: Sendable {
    /// The folder that holds the pages: `content`, or empty where the source folder itself does.
    public let contentFolder: String
    public private(set) var configuration: SourceFile?
    public let pages: [PageFile]
    /// Pictures and other files that are copied as they are.
    public private(set) var assets: [SourceFile] = []
    /// Files that are there and are not published, because a browser might run them.
    public private(set) var unpublished: Set<String> = []
    /// What lies in `content/tools/`: tools, and the lock of their published shapes.
    public private(set) var tools: [SourceFile] = []
    /// The words of the handbook, `content/glossary.yml`.
    public private(set) var glossary: SourceFile?
    /// The learning paths, `content/paths.yml`.
    public private(set) var paths: SourceFile?
    /// The site's own templates; their paths begin with `templates/`.
    public private(set) var templates: [SourceFile] = []
    public private(set) var findings: [Finding]
}

/// What a file is to the site, which its path alone says.
enum SourceRole {
    case configuration, glossary, paths, tool, page, template
    /// A tool that lies deeper than tools may.
    case misplacedTool
    /// A picture or another file that may be published as it is.
    case asset

    /// Nil for a file that is nothing to the site: a hidden one, or one beside `content/` and `templates/`.
    init?(_ path: String, contentFolder: String) {
        if isHidden(path) { return nil }
        if contentFolder.isEmpty {
            self = path == "site.yml" ? .configuration : isPage(path) ? .page : .asset
            return
        }
        if path.hasPrefix("templates/") {
            self = .template
            return
        }
        guard path.hasPrefix("content/") else { return nil }
        switch path.dropFirst("content/".count) {
        case "site.yml": self = .configuration
        case "glossary.yml": self = .glossary
        case "paths.yml": self = .paths
        case let inner where inner.hasPrefix("tools/"):
            self = inner.hasSuffix(".yml") && inner.dropFirst("tools/".count).contains("/") ? .misplacedTool : .tool
        default: self = isPage(path) ? .page : .asset
        }
    }
}

extension SourceTree {
    /// The files that are in memory.
    var files: [SourceFile] { [configuration, glossary, paths].compactMap(\.self) + assets + tools + templates }

    /// Sorts files that are in memory into pages, assets, templates and configuration.
    public init(files: [SourceFile], findings: [Finding] = []) {
        let files = files.sorted { $0.path < $1.path }
        let folder = files.contains { $0.path.hasPrefix("content/") } ? "content" : ""
        let isPage = { (file: SourceFile) in SourceRole(file.path, contentFolder: folder) == .page }
        self.init(files.filter { !isPage($0) }, pages: files.filter(isPage).map(PageFile.init), contentFolder: folder, findings: findings)
    }

    /// - Parameter files: what is no page; like `pages` in path order.
    init(_ files: [SourceFile], pages: [PageFile], contentFolder: String, findings: [Finding]) {
        self.contentFolder = contentFolder
        self.pages = pages
        self.findings = findings
        for file in files {
            switch SourceRole(file.path, contentFolder: contentFolder) {
            case .configuration: configuration = file
            case .glossary: glossary = file
            case .paths: paths = file
            case .tool: tools.append(file)
            case .template: templates.append(file)
            case .misplacedTool:
                self.findings.append(
                    Finding(
                        "name", path: file.path, "tools lie in 'content/tools/' itself, not in a folder below it",
                        help: "move it there"))
            case .asset:
                guard let finding = refusal(of: file) else {
                    assets.append(file)
                    continue
                }
                unpublished.insert(file.path)
                // A folder that knows nothing of us may hold anything; only what a page links to is worth a word.
                if !contentFolder.isEmpty { self.findings.append(finding) }
            case .page, nil: continue
            }
        }
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
    guard ending == "svg" else { return nil }
    // In UTF-16 a word would hide from the search below, and not from a browser.
    if file.bytes.contains(0) || String(validating: file.bytes, as: UTF8.self) == nil {
        return Finding(
            .warning, "active-file", path: file.path, "the drawing is not UTF-8, so it is not published", help: "save it as UTF-8")
    }
    guard let word = activeWord(inSVG: file.bytes) else { return nil }
    return Finding(
        .warning, "active-file", path: file.path, "the drawing holds '\(word)', which a browser would run, so it is not published",
        help: "save it as a plain SVG, without scripts")
}

/// What makes a drawing more than a drawing: scripts, event attributes, and pages within it. Browsers tell them by the
/// letters of ASCII in either case.
private func activeWord(inSVG bytes: [UInt8]) -> String? {
    let text = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    func begins(_ word: StaticString, at place: Int) -> Bool {
        place + word.utf8CodeUnitCount <= text.count
            && (0..<word.utf8CodeUnitCount).allSatisfy { text[place + $0] == word.utf8Start[$0] }
    }
    let words: [StaticString] = ["<script", "javascript:", "<foreignobject", "<iframe", "<!entity", "<?xml-stylesheet"]
    for place in text.indices {
        switch text[place] {
        case UInt8(ascii: "<"), UInt8(ascii: "j"):
            if let word = words.first(where: { begins($0, at: place) }) { return word.description }
        case UInt8(ascii: "o"):
            if let name = eventAttribute(at: place, in: text) { return name }
        default: continue
        }
    }
    return nil
}

/// ` on…=` within a tag, whatever white space stands around it: its name.
private func eventAttribute(at place: Int, in text: [UInt8]) -> String? {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard place > 0, isSpace(text[place - 1]) || [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "/")].contains(text[place - 1]) else {
        return nil
    }
    let name = text[place...].prefix { (0x61...0x7A).contains($0) }
    guard name.count > 2, name.starts(with: "on".utf8),
        text[name.endIndex...].first(where: { !isSpace($0) }) == UInt8(ascii: "=")
    else { return nil }
    return String(decoding: name, as: UTF8.self)
}

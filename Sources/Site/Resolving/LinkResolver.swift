internal import Content
internal import Diagnostics
internal import Markdown

/// Turns relative Markdown links into pages, anchors and files of the site.
struct LinkResolver: Sendable {
    let parsed: ParsedSite
    let pages: [ResolvedPage]
    /// Pages by language and identity, by source file, and assets by source file.
    let numbers: [[PageIdentity: Int]]
    /// The numbers of parsed pages by their source.
    private let bySource: [String: Int]
    /// The number of each parsed page in its own language.
    private let ownNumbers: [Int]
    private let assets: [String: OutputPath]
    /// The names of pages and assets in each folder, in order, for near misses.
    private let namesByFolder: Lazily<[String: [String]]>
    /// Tools by language and id.
    private let tools: [[String: Int]]

    /// - Parameter sources: what `sources(of:)` gives.
    init(_ parsed: ParsedSite, pages: [ResolvedPage], assets: [Asset], tools: [ResolvedTool], sources: [String: Int]) {
        self.parsed = parsed
        self.pages = pages
        var numbers = Array(repeating: [PageIdentity: Int](), count: parsed.languages.count)
        for language in numbers.indices { numbers[language].reserveCapacity(pages.count / numbers.count) }
        var ownNumbers = Array(repeating: 0, count: parsed.pages.count)
        for (index, page) in pages.enumerated() {
            numbers[page.language][page.identity] = index
            if !page.isFallback { ownNumbers[page.parsed] = index }
        }
        self.numbers = numbers
        self.ownNumbers = ownNumbers
        bySource = sources
        self.assets = Dictionary(assets.map { ($0.file.path, $0.output) }) { first, _ in first }
        namesByFolder = Lazily {
            Dictionary(grouping: parsed.pages.map(\.source) + assets.map(\.file.path), by: \.folderPart)
                .mapValues { $0.map(\.namePart).sorted() }
        }
        self.tools = parsed.languages.indices.map { language in
            Dictionary(tools.indices.filter { tools[$0].language == language }.map { (tools[$0].id, $0) }) { first, _ in first }
        }
    }

    /// The numbers of parsed pages by their source; the glossary is no page to link to by its file.
    static func sources(of parsed: ParsedSite) -> [String: Int] {
        let written = parsed.pages.indices.filter { !parsed.pages[$0].isGlossary }
        return Dictionary(written.map { (parsed.pages[$0].source, $0) }) { first, _ in first }
    }

    /// The page with its links, related pages and moved fragments resolved. A borrowed page's mistakes are
    /// reported where it was written only.
    func resolve(_ page: ResolvedPage) -> (page: ResolvedPage, findings: [Finding]) {
        let source = parsed.pages[page.parsed]
        var findings: [Finding] = []
        let links = source.document.references.map { reference in
            let (target, finding) = target(
                of: reference.destination, isImage: reference.kind == .image, from: page, at: reference.position)
            if let finding { findings.append(finding) }
            return target
        }
        var related: [Int] = [], relatedTools: [Int] = []
        for link in source.frontMatter.related {
            let (target, finding) = target(of: link.value, isImage: false, from: page, at: link.position)
            if let finding { findings.append(finding) }
            switch target {
            case .page(let index, _): related.append(index)
            case .tool(let index): relatedTools.append(index)
            case .asset, .external, .broken: continue
            }
        }
        let resolved = page.with(
            links: links, related: related, relatedTools: relatedTools, movedFragments: movedFragments(of: page, findings: &findings))
        return (resolved, page.isFallback ? [] : findings)
    }

    /// Where a destination leads, or why it leads nowhere.
    func target(of destination: String, isImage: Bool, from page: ResolvedPage, at position: Position?) -> (LinkTarget, Finding?) {
        let source = parsed.pages[page.parsed]
        func broken(_ rule: String, _ summary: String, help: String? = nil) -> (LinkTarget, Finding?) {
            (.broken, Finding(rule, path: source.source, at: position, summary, help: help))
        }
        if let id = destination.removing(prefix: "tool:") {
            if let tool = tools[page.language][id] { return (.tool(tool), nil) }
            if parsed.draftTools.contains(id) {
                return broken(
                    "broken-link", "the tool '\(id)' is a draft, so it is not published", help: "publish it, or build with '--drafts'")
            }
            // One mistake is told once: the tool's own findings say what is wrong with it.
            if parsed.unpublishedTools.contains(id) { return (.broken, nil) }
            return broken("broken-link", "there is no tool '\(id)' here\(didYouMean(id, among: tools[page.language].keys.sorted()))")
        }
        if destination.hasPrefix("//") || scheme(of: destination) != nil {
            if !isImage { return (.external, nil) }
            return broken(
                "external-image", "pictures from other sites are not shown: the site's own policy blocks them",
                help: "copy the picture into the content folder and link to it there")
        }
        let sign = destination.utf8.firstIndex(of: UInt8(ascii: "#"))
        let end = destination.utf8.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") }
        let written = end.map { String(destination[..<$0]) } ?? destination
        let after = sign.map { String(destination[destination.utf8.index(after: $0)...]) } ?? ""
        let fragment = after.isEmpty ? nil : after.percentDecoded ?? after
        if written.isEmpty { return anchored(page: index(of: page), fragment, broken: broken) }
        guard let path = sourcePath(written.percentDecoded ?? written, from: source, language: page.language) else {
            return broken("broken-link", "'\(written)' leads out of the content folder")
        }
        // One mistake is told once: the page is there, and its own finding says what is wrong with it.
        if parsed.unread.contains(path) { return (.broken, nil) }
        if parsed.unpublished.contains(path) {
            let summary = "'\(written)' is not published, so the link is left out"
            let help = "link to where the file is published, or pack it as a .zip"
            return (.broken, Finding(.warning, "unpublished-file", path: source.source, at: position, summary, help: help))
        }
        if let asset = assets[path] { return (.asset(asset, fragment: fragment), nil) }
        if isImage, path.lowercased().hasSuffix(".md") {
            return broken("broken-link", "'\(written)' is a page, not a picture", help: "write a link, without the '!'")
        }
        // A link within a language stays with its reader, who may see a borrowed page; one into another goes there.
        if let known = bySource[path] {
            let language = parsed.pages[known].language
            if language != source.language || page.language == language {
                return anchored(page: ownNumbers[known], fragment, broken: broken)
            }
            if let target = numbers[page.language][parsed.pages[known].identity] {
                return anchored(page: target, fragment, broken: broken)
            }
        } else if let (language, identity) = identity(of: path),
            let target = numbers[language == source.language ? page.language : language][identity]
        {
            return anchored(page: target, fragment, broken: broken)
        }
        let (summary, help) = explain(written, path: path)
        return broken("broken-link", summary, help: help)
    }

    func index(of page: ResolvedPage) -> Int { numbers[page.language][page.identity]! }

    private func anchored(
        page: Int, _ fragment: String?, broken: (String, String, String?) -> (LinkTarget, Finding?)
    ) -> (LinkTarget, Finding?) {
        guard let fragment else { return (.page(page, fragment: nil), nil) }
        let target = parsed.pages[pages[page].parsed]
        let known =
            target.document.anchors
            + target.frontMatter.redirects.compactMap { if case .fragment(let old, _) = $0.value { old } else { nil } }
        // As the heading has it: the same letters may be encoded in two ways, and browsers compare bytes.
        if let index = known.firstIndex(of: fragment) { return (.page(page, fragment: known[index]), nil) }
        return broken(
            "broken-anchor", "no heading '#\(fragment)' in '\(target.source.namePart)'\(didYouMean(fragment, among: known.sorted()))",
            "write the heading's words: letters, digits and Han stay, spaces become '-', the rest is left out")
    }

    /// A destination as a path of the source folder; nil where it climbs out of the content folder.
    private func sourcePath(_ written: String, from page: ParsedPage, language: Int) -> String? {
        // A file of the same folder, as most links are.
        let isPlain = written.utf8.first != UInt8(ascii: ".") && !written.utf8.contains { $0 == UInt8(ascii: "/") }
        if isPlain { return page.source.folderPart + written }
        if let path = plainlyUpwards(written, from: page.source.folderPart) { return path }
        let start = written.hasPrefix("/") ? parsed.languages[language].folder : page.source.folderPart
        let slash = UInt8(ascii: "/")
        var parts = start.utf8.split(separator: slash)
        let floor = parsed.contentFolder.utf8.split(separator: slash).count
        for part in written.utf8.split(separator: slash) where !part.elementsEqual(".".utf8) {
            if !part.elementsEqual("..".utf8) {
                parts.append(part)
            } else if parts.count > floor {
                parts.removeLast()
            } else {
                return nil
            }
        }
        return parts.map { String(Substring($0)) }.joined(separator: "/")
    }

    /// `../other/page.md`, with as many `../` as there are folders; nil for what is not so plain.
    private func plainlyUpwards(_ written: String, from folder: String) -> String? {
        var rest = Substring(written).utf8
        var folder = Substring(folder.utf8.dropLast())
        while rest.starts(with: "../".utf8) {
            guard let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")), folder.utf8.count > parsed.contentFolder.utf8.count else {
                return nil
            }
            folder = folder[..<slash]
            rest = rest.dropFirst(3)
        }
        var before = UInt8(ascii: "/")
        for byte in rest {
            if before == UInt8(ascii: "/"), byte == before || byte == UInt8(ascii: ".") { return nil }
            before = byte
        }
        if before == UInt8(ascii: "/") { return nil }
        return folder.isEmpty ? String(Substring(rest)) : folder + "/" + Substring(rest)
    }

    /// The language and the page a source path of no page stands for: a folder, or a file that another one replaces.
    private func identity(of path: String) -> (language: Int, page: PageIdentity)? {
        guard let home = parsed.languages.owner(of: path + "/") else { return nil }
        let inner = String(path.dropFirst(parsed.languages[home].folder.count))
        let page: PageIdentity
        if path.lowercased().hasSuffix(".md") {
            let name = String(inner.dropLast(".md".count))
            page = PageIdentity(path: name == "index" ? "" : name.removing(suffix: "/index").map { $0 + "/" } ?? name)
        } else {
            page = PageIdentity(path: inner.isEmpty ? "" : inner + "/")
        }
        return (home, page)
    }

    private func explain(_ written: String, path: String) -> (String, String?) {
        if parsed.drafts.contains(path) {
            return ("'\(written)' is a draft, so it is not published", "publish it, or build with '--drafts'")
        }
        if bySource[path + ".md"] != nil || bySource[(path.removing(suffix: ".html") ?? path) + ".md"] != nil {
            let stem = written.removing(suffix: ".html") ?? written
            return ("there is no '\(written)' here", "write '\(stem).md', the file itself")
        }
        let neighbours = namesByFolder.value[path.folderPart] ?? []
        let what = written.lowercased().hasSuffix(".md") ? "page" : "file"
        return ("no \(what) '\(path.namePart)' here\(didYouMean(path.namePart, among: neighbours))", nil)
    }
}

/// The scheme of an absolute address: letters, then letters, digits, `+`, `-` or `.`, then a colon.
private func scheme(of destination: String) -> Substring? {
    guard let colon = destination.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let scheme = destination[..<colon]
    let isLetter = { (byte: UInt8) in (0x61...0x7A).contains(byte | 0x20) }
    let isScheme =
        scheme.utf8.first.map(isLetter) == true
        && scheme.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0) }
    return isScheme ? scheme : nil
}

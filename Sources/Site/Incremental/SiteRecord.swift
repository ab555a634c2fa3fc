internal import Content
internal import Diagnostics
internal import Markdown

/// A resolved site without the texts of its pages: all that has to be known of the others to make one page anew.
struct SiteRecord: Sendable {
    let languages: [(code: String, folder: String)]
    let contentFolder: String
    /// What the pages of each language should not say, and the right words that may hold it.
    let avoided: [(words: [AvoidedWord], right: [String])]
    let pages: [Page]
    let resolved: [ResolvedPage]
    /// Where the pages' links lead, in the order of `resolved`.
    let targets: [Checksum?]
    let sections: [Section]
    let homes: [Int]
    let tags: [Tag]
    let tagNumbers: [[Int]]
    let assets: [(path: String, output: OutputPath, size: ImageSize?)]
    let hasTools: Bool

    /// What the rest of the site sees of a page. As long as it stays the same, only the page itself changes.
    struct Page: Sendable {
        let source: String
        let language: Int
        let identity: PageIdentity
        let title: String
        let opening: String
        let anchors: [String]
        let minutes: Int
        let hasTasks: Bool
        let frontMatter: FrontMatter
    }
}

extension SiteRecord {
    /// Nil for a site that may not be made page by page: its languages are told from the text of its pages.
    init?(_ site: ResolvedSite) async {
        let parsed = site.parsed
        guard
            parsed.configuration.languages != nil
                || parsed.languages.allSatisfy({ !$0.folder.isEmpty && $0.folder != parsed.contentFolder })
        else { return nil }
        languages = parsed.languages.map { ($0.code, $0.folder) }
        contentFolder = parsed.contentFolder
        avoided = parsed.languages.map { parsed.glossary?.avoidedWords(in: $0.code) ?? ([], []) }
        pages = parsed.pages.map(Page.init)
        resolved = site.pages
        targets = await concurrently(site.pages) { Self.targets(of: $0) }
        sections = site.sections
        homes = site.homes
        tags = site.tags
        tagNumbers = site.tagNumbers
        assets = site.assets.map { ($0.file.path, $0.output, site.imageSizes[$0.output]) }
        hasTools = site.hasTools
    }

    /// What a page leads to, however often and in whatever order. Pages that nothing leads to are told of, and tools
    /// name the pages that lead to them. Nothing where the page has more ties than its links.
    /// - Parameter tools: the numbers in the whole site of the tools that the page's links name; nil where they are the same.
    static func targets(of page: ResolvedPage, tools: [Int]? = nil) -> Checksum? {
        guard page.relatedTools.isEmpty, page.movedFragments.isEmpty else { return nil }
        // Pages as even numbers, tools as odd ones.
        let targets = page.links.compactMap { link -> Int? in
            switch link {
            case .page(let number, _): 2 * number
            case .tool(let number): 2 * (tools?[number] ?? number) + 1
            case .asset, .external, .broken: nil
            }
        }
        var out = RecordWriter()
        var last: Int?
        for target in targets.sorted() where target != last {
            out.put(target)
            last = target
        }
        return Checksum(of: out.bytes)
    }
}

extension SiteRecord.Page {
    init(_ page: ParsedPage) {
        source = page.source
        language = page.language
        identity = page.identity
        title = page.title
        opening = page.document.opening
        anchors = page.document.anchors
        minutes = page.document.length.minutes
        hasTasks = page.document.taskCount > 0
        frontMatter = page.frontMatter
    }

    var bytes: [UInt8] {
        var out = RecordWriter()
        out.put(self)
        return out.bytes
    }
}

internal import Diagnostics
internal import Content
internal import Markdown
internal import Synchronization

/// Makes the values of templates for the pages of one site. Reads the site and nothing else, so every page may be
/// made on its own.
final class ContextMaker: Sendable {
    let site: ResolvedSite
    let assets: ThemeAssets
    /// Dated pages of each language, the latest first; the home page, which tells of them, is not among them.
    let news: [[Int]]
    /// Whether each language has a page of records.
    let hasRecords: [Bool]
    private let hasFeeds: [Bool]
    /// What the tools' script says in each language, as HTML.
    let toolWords: [[UInt8]]
    let siblings: Siblings
    let forms = ToolForms()
    let templates: TemplateSet
    /// What lists say of each page, wherever they stand; empty where only some pages are made.
    private let entries: [Values]
    /// The beginning of the breadcrumbs of each section's pages, for search engines.
    let trails: [(text: String, count: Int)]
    /// What stands around the pages, each made for the first page that it stands around.
    private let frames = Mutex<[FrameKey: Frame]>([:])

    /// - Parameter some: the pages that are to be made, and no list of pages; nil where everything is.
    init(_ site: ResolvedSite, assets: ThemeAssets, templates: TemplateSet, only some: [Int]? = nil) async {
        let numbers = some ?? Array(site.pages.indices)
        async let siblings = Siblings(site, templates, isWhole: some == nil)
        async let entries = some == nil ? concurrently(numbers) { Self.entry($0, site) } : []
        async let news = Self.news(among: numbers, site)

        self.site = site
        self.assets = assets
        self.templates = templates
        trails = site.sections.indices.map { Self.trail($0, site) }
        hasRecords = site.languages.indices.map { site.hasRecords($0) }
        toolWords = site.languages.map { Self.toolWords(of: $0, in: site, templates) }
        hasFeeds = site.languages.indices.map { language in
            site.parsed.configuration.baseURL != nil
                && site.pages.indices.contains {
                    site.pages[$0].language == language && !site.pages[$0].identity.path.isEmpty && site.updated($0) != nil
                }
        }
        self.news = await news
        self.siblings = await siblings
        self.entries = await entries
    }

    private static func news(among numbers: [Int], _ site: ResolvedSite) -> [[Int]] {
        site.languages.indices.map { language in
            numbers.compactMap { number -> (number: Int, date: CalendarDate, output: OutputPath)? in
                let page = site.pages[number]
                guard page.language == language, !page.identity.path.isEmpty, let date = site.updated(number) else { return nil }
                return (number, date, page.output)
            }
            .sorted { ($1.date, $0.output) < ($0.date, $1.output) }.map(\.number)
        }
    }

    /// A page's Content-Security-Policy; only one that holds a tool may run WebAssembly.
    static func policy(runsTools: Bool) -> String { runsTools ? toolPolicy : policy }

    static let policy = policy(scripts: "'self'")
    private static let toolPolicy = policy(scripts: "'self' 'wasm-unsafe-eval'")

    private static func policy(scripts: String) -> String {
        [
            "default-src 'none'", "script-src \(scripts)", "style-src 'self'", "img-src 'self'", "media-src 'self'", "manifest-src 'self'",
            "connect-src 'self'", "base-uri 'none'", "form-action 'none'",
        ].joined(separator: "; ")
    }

    /// What every page keeps, as an answer's header, where it can also say that no other site may frame a page. A page's
    /// own policy narrows it.
    static func headerPolicy(hasTools: Bool) -> String { policy(runsTools: hasTools) + "; frame-ancestors 'none'" }

    /// A feed needs absolute addresses and something dated to tell of.
    func hasFeed(_ language: Int) -> Bool { hasFeeds[language] }

    /// The frame of a page, made once for all pages that share it.
    func frame(of page: Int) -> Frame {
        let key = frameKey(site.pages[page])
        if let frame = frames.withLock({ $0[key] }) { return frame }
        let frame = frame(key)
        return frames.withLock { frames in
            if let other = frames[key] { return other }
            frames[key] = frame
            return frame
        }
    }

    // MARK: Lists

    /// A page as a list names it.
    func entry(_ number: Int, at place: Addressing, withSection: Bool = false) -> Values {
        var values = Values(adding: withSection ? 2 : 1, to: entries.isEmpty ? Self.entry(number, site) : entries[number])
        let page = site.pages[number]
        values[.url] = place.url(page.output)
        if withSection {
            let section = site.sections[page.section].page
            if section != number, site.sections[page.section].parent != nil { values[.sectionTitle] = site.title(section) }
        }
        return values
    }

    private static func entry(_ number: Int, _ site: ResolvedSite) -> Values {
        let page = site.pages[number]
        let parsed = site.parsedPage(page)
        var values = Values(capacity: 5)
        values[.title] = parsed.title
        values[.kind] = parsed.frontMatter.kind.rawValue
        values[.minutesText] = parsed.lengthText(site.language(of: page).words, minutes: "stepMinutes")
        values[.summary] = parsed.summary
        values[.ordinal] = page.ordinal.map { String($0) }
        return values
    }

    func section(_ number: Int, at place: Addressing, most: Int = .max) -> Values {
        let section = site.sections[number]
        let page = site.pages[section.page]
        let words = site.language(of: page).words
        var values: Values = [
            .title: site.title(section.page), .url: place.url(page.output),
            .countText: words.counted("pages", section.pages.count),
            .pages: section.pages.prefix(most).map { entry($0, at: place) },
            .hasMore: section.pages.count > most,
            .moreText: words.filled("more", String(max(0, section.pages.count - most))),
        ]
        values[.summary] = site.parsedPage(page).summary
        return values
    }
}

extension ParsedPage {
    /// How long it takes to read; of the glossary, how many terms there are to look up.
    func lengthText(_ words: Words, minutes: String) -> String {
        isGlossary ? words.counted("terms", document.anchors.count) : words.filled(minutes, String(document.length.minutes))
    }

    var summary: String? {
        frontMatter.summary?.value.trimmed ?? (document.opening.isEmpty || identity.path.isEmpty ? nil : document.opening)
    }
}

extension TextLength {
    /// Reading time at 400 Chinese characters or 200 words a minute, at least one.
    var minutes: Int { max(1, Int((Double(characters) / 400 + Double(words) / 200).rounded(.up))) }

    /// A length that takes so many minutes.
    static func lasting(_ minutes: Int) -> TextLength { TextLength(characters: 400 * minutes) }
}

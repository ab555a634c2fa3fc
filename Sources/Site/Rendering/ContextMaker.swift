internal import Diagnostics
internal import Content
internal import Markdown

/// Makes the values of templates for the pages of one site. Reads the site and nothing else, so every page may be
/// made on its own.
struct ContextMaker: Sendable {
    let site: ResolvedSite
    let assets: ThemeAssets
    /// Dated pages of each language, the latest first; the home page, which tells of them, is not among them.
    let news: [[Int]]
    /// Whether each language has a page of records.
    let hasRecords: [Bool]
    let siblings: Siblings
    let templates: TemplateSet
    private(set) var frames: [FrameKey: Frame] = [:]

    init(_ site: ResolvedSite, assets: ThemeAssets, templates: TemplateSet) {
        self.site = site
        self.assets = assets
        self.templates = templates
        siblings = Siblings(site, templates)
        news = site.languages.indices.map { language in
            site.pages.indices
                .filter { site.pages[$0].language == language && !site.pages[$0].identity.path.isEmpty && site.updated($0) != nil }
                .sorted { (site.updated($1)!, site.pages[$0].output) < (site.updated($0)!, site.pages[$1].output) }
        }
        hasRecords = site.languages.indices.map { site.hasRecords($0) }
        for page in site.pages {
            let key = frameKey(page)
            if frames[key] == nil { frames[key] = frame(key) }
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
    func hasFeed(_ language: Int) -> Bool { site.parsed.configuration.baseURL != nil && !news[language].isEmpty }

    // MARK: Lists

    /// A page as a list names it.
    func entry(_ number: Int, at place: Addressing, withSection: Bool = false) -> Values {
        let page = site.pages[number]
        let parsed = site.parsedPage(page)
        let words = site.language(of: page).words
        var values: Values = [
            .title: parsed.title, .url: place.url(page.output), .kind: parsed.frontMatter.kind.rawValue,
            .minutesText: words.filled("stepMinutes", String(parsed.document.length.minutes)),
        ]
        values[.summary] = parsed.summary
        values[.ordinal] = page.ordinal.map { String($0) }
        if withSection {
            let section = site.sections[page.section].page
            if section != number, site.sections[page.section].parent != nil { values[.sectionTitle] = site.title(section) }
        }
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
    var summary: String? {
        frontMatter.summary?.value.trimmed ?? (document.opening.isEmpty || identity.path.isEmpty ? nil : document.opening)
    }
}

extension TextLength {
    /// Reading time at 400 Chinese characters or 200 words a minute, at least one.
    var minutes: Int { max(1, Int((Double(characters) / 400 + Double(words) / 200).rounded(.up))) }
}

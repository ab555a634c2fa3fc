internal import Content
internal import Markdown

/// What templates are given, by the names of `templateNames`.
typealias Values = [String: Any]

/// Makes the values of templates for the pages of one site. Reads the site and nothing else, so every page may be
/// made on its own.
struct ContextMaker: Sendable {
    let site: ResolvedSite
    let assets: ThemeAssets
    /// Dated pages of each language, the latest first.
    let news: [[Int]]
    let siblings: Siblings

    init(_ site: ResolvedSite, assets: ThemeAssets, templates: TemplateSet) {
        self.site = site
        self.assets = assets
        siblings = Siblings(site, templates)
        news = site.languages.indices.map { language in
            site.pages.indices
                .filter { site.pages[$0].language == language && site.updated($0) != nil }
                .sorted { (site.updated($1)!, site.pages[$0].output) < (site.updated($0)!, site.pages[$1].output) }
        }
    }

    static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "media-src 'self'", "manifest-src 'self'",
        "connect-src 'self'", "base-uri 'none'", "form-action 'none'",
    ].joined(separator: "; ")

    /// A feed needs absolute addresses and something dated to tell of.
    func hasFeed(_ language: Int) -> Bool { site.parsed.configuration.baseURL != nil && !news[language].isEmpty }

    // MARK: Around every page

    /// What every page of a language has around it.
    /// - Parameters:
    ///   - place: where the page stands.
    ///   - current: which of the bar's places the page belongs to.
    func frame(_ language: Int, at place: Addressing, current: MenuPlace, other: (Int) -> OutputPath) -> Values {
        let code = site.languages[language]
        let home = site.pages[site.sections[site.homes[language]].page].output
        var values: Values = [
            "language": ["code": code.code, "tag": code.tag, "name": code.name],
            "words": code.words.texts,
            "policy": Self.policy,
            "style": link(assets.style, place),
            "modules": assets.modules.map { link($0, place) },
            "menu": menu(language, at: place, current: current),
        ]
        values["early"] = assets.early.map { link($0, place) }
        var around: Values = [
            "title": site.title(in: language), "home": place.url(home), "manifest": place.url(Places.webManifest(code)),
            "iconSVG": place.url(assets.output("icon.svg")), "iconPNG": place.url(assets.output("icon-192.png")),
            "iconApple": place.url(assets.output("icon-180.png")), "updates": place.url(Places.updates(code)),
        ]
        if site.tags.contains(where: { $0.language == language }) { around["tags"] = place.url(Places.tags(code)) }
        if hasFeed(language) { around["feed"] = place.url(Places.feed(code)) }
        values["site"] = around
        let others = site.languages.indices.filter { $0 != language }
        values["languages"] = others.map { number -> Values in
            let language = site.languages[number]
            return [
                "code": language.code, "tag": language.tag, "name": language.name, "short": language.words["short"],
                "url": place.url(other(number)),
            ]
        }
        values["hasLanguages"] = !others.isEmpty
        return values
    }

    enum MenuPlace: Equatable {
        case learn, updates, page(Int)
    }

    private func menu(_ language: Int, at place: Addressing, current: MenuPlace) -> [Values] {
        let code = site.languages[language]
        let home = site.sections[site.homes[language]].page
        let pages = site.menu(in: language).map(\.page)
        var isElsewhere = current == .updates
        var named: [Values] = []
        for page in pages {
            let isCurrent = isWithin(current, page)
            isElsewhere = isElsewhere || isCurrent
            named.append(["title": site.title(page), "url": place.url(site.pages[page].output), "current": isCurrent])
        }
        return [
            ["title": code.words["learn"], "url": place.url(site.pages[home].output), "current": !isElsewhere],
            ["title": code.words["updates"], "url": place.url(Places.updates(code)), "current": current == .updates],
        ] + named
    }

    /// Whether the current page is the named one or, where that is a section's, anywhere in its section.
    private func isWithin(_ current: MenuPlace, _ named: Int) -> Bool {
        guard case .page(let page) = current else { return false }
        let folder = site.pages[named].identity
        return page == named || folder.isSection && !folder.path.isEmpty && site.pages[page].identity.path.hasPrefix(folder.path)
    }

    /// With its integrity where the site has an address of its own. Browsers refuse integrity on pages opened from
    /// a folder, and a site without a `base_url` is one that is read like that.
    private func link(_ linked: ThemeAssets.Linked, _ place: Addressing) -> Values {
        var values: Values = ["url": place.url(linked.output)]
        if site.parsed.configuration.baseURL != nil { values["integrity"] = linked.integrity }
        return values
    }

    // MARK: Lists

    /// A page as a list names it.
    func entry(_ number: Int, at place: Addressing, withSection: Bool = false) -> Values {
        let page = site.pages[number]
        let parsed = site.parsedPage(page)
        let words = site.language(of: page).words
        var values: Values = [
            "title": parsed.title, "url": place.url(page.output), "kind": parsed.frontMatter.kind.rawValue,
            "minutesText": words.filled("stepMinutes", String(parsed.document.length.minutes)),
        ]
        values["summary"] = parsed.summary
        values["ordinal"] = page.ordinal.map { String($0) }
        if withSection {
            let section = site.sections[page.section].page
            if section != number, site.sections[page.section].parent != nil { values["sectionTitle"] = site.title(section) }
        }
        return values
    }

    func section(_ number: Int, at place: Addressing, most: Int = .max) -> Values {
        let section = site.sections[number]
        let page = site.pages[section.page]
        let words = site.language(of: page).words
        var values: Values = [
            "title": site.title(section.page), "url": place.url(page.output),
            "countText": words.counted("pages", section.pages.count),
            "pages": section.pages.prefix(most).map { entry($0, at: place) },
            "hasMore": section.pages.count > most,
            "moreText": words.filled("more", String(max(0, section.pages.count - most))),
        ]
        values["summary"] = site.parsedPage(page).summary
        return values
    }
}

extension ResolvedSite {
    func updated(_ page: Int) -> CalendarDate? { parsedPage(pages[page]).frontMatter.updated?.value }

    func title(in language: Int) -> String {
        let code = languages[language]
        return parsed.configuration.title?.text(in: code.code, default: languages[0].code)
            ?? self.title(sections[homes[language]].page)
    }
}

extension ParsedPage {
    var summary: String? { frontMatter.summary?.value.trimmed ?? (document.opening.isEmpty || identity.path.isEmpty ? nil : document.opening) }
}

extension TextLength {
    /// Reading time at 400 Chinese characters or 200 words a minute, at least one.
    var minutes: Int { max(1, Int((Double(characters) / 400 + Double(words) / 200).rounded(.up))) }
}

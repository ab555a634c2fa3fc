internal import Content

extension ContextMaker {
    /// Pages on one day, as the page of updates lists them; at most this many pages in all.
    static let mostUpdates = 100

    func tag(_ tag: Tag) -> Values {
        let place = Addressing.relative(to: tag.output)
        let words = site.languages[tag.language].words
        var values = list(tag.language, at: tag.output, title: words.filled("tagged", tag.name), current: .learn) { language in
            site.tags.first { $0.language == language && $0.name == tag.name }?.output ?? Places.tags(site.languages[language])
        }
        let tags = Places.tags(site.languages[tag.language])
        values[.breadcrumbs] = [home(tag.language, place), [.title: words["tags"], .url: place.url(tags)] as Values]
        values[.pages] = tag.pages.map { entry($0, at: place, withSection: true) }
        return values
    }

    func tags(_ language: Int) -> Values {
        let code = site.languages[language]
        let output = Places.tags(code)
        let place = Addressing.relative(to: output)
        var values = list(language, at: output, title: code.words["tags"], summary: code.words["tagsSummary"], current: .learn) {
            Places.tags(site.languages[$0])
        }
        values[.tags] = site.tags.filter { $0.language == language }.map { tag -> Values in
            [.title: tag.name, .url: place.url(tag.output), .countText: code.words.counted("pages", tag.pages.count)]
        }
        return values
    }

    func updates(_ language: Int) -> Values {
        let code = site.languages[language]
        let output = Places.updates(code)
        let place = Addressing.relative(to: output)
        var values = list(language, at: output, title: code.words["updates"], summary: code.words["updatesSummary"], current: .updates) {
            Places.updates(site.languages[$0])
        }
        var days: [(day: CalendarDate, pages: [Values])] = []
        for page in news[language].prefix(Self.mostUpdates) {
            let day = site.updated(page)!
            if days.last?.day != day { days.append((day, [])) }
            days[days.count - 1].pages.append(entry(page, at: place, withSection: true))
        }
        values[.days] = days.map { [.iso: $0.day.iso, .text: code.words.date($0.day), .pages: $0.pages] as Values }
        return values
    }

    /// What readers entered, which the page's script finds in their own browser.
    func records(_ language: Int) -> Values {
        let code = site.languages[language]
        let output = Places.records(code)
        let place = Addressing.relative(to: output)
        var values = list(
            language, at: output, title: code.words["recordsTitle"], summary: code.words["recordsSummary"], current: .records
        ) { hasRecords[$0] ? Places.records(site.languages[$0]) : site.pages[site.homePage($0)].output }
        values[.modules] = assets["records-page.js"].map { [link($0, place)] }
        values[.schema] = assets["records.schema.json"].map { [.url: place.url($0.output)] as Values }
        // What an answer of a tool is called, for old ones that are computed anew.
        values[.toolWords] = Filling.html(toolWords[language])
        return values
    }

    /// The page for addresses that are not there, which a host shows at any depth.
    func notFound(_ language: Int) -> Values {
        let code = site.languages[language]
        let place = Addressing.absolute(basePath: site.parsed.configuration.baseURL?.path ?? "/")
        var values = common(language, at: place)
        let around = surroundings(language, at: place, current: .learn) { Places.notFound(site.languages[$0]) }
        values[.frame] = Frame(around, templates, in: code).values(for: Places.notFound(code))
        values[.page] = [.title: code.words["lost"], .heading: code.words["lost"]] as Values
        return values
    }

    func redirect(_ redirect: RedirectPage) -> Values {
        let page = site.pages[redirect.target]
        let language = site.language(of: page)
        return [
            .policy: Self.policy, .language: [.tag: language.tag] as Values,
            .site: [.iconSVG: redirect.output.relativeURL(to: assets.output("icon.svg"))] as Values,
            .target: [.title: site.title(redirect.target), .url: redirect.output.relativeURL(to: page.output)] as Values,
        ]
    }

    func list(
        _ language: Int, at output: OutputPath, title: String, summary: String? = nil, current: MenuPlace,
        needs: PageNeeds = [], other: (Int) -> OutputPath
    ) -> Values {
        let place = Addressing.relative(to: output)
        var values = common(language, at: place)
        let around = surroundings(language, at: place, current: current, needs: needs, other: other)
        values[.frame] = Frame(around, templates, in: site.languages[language]).values(for: output)
        var page: Values = [.title: title, .heading: title]
        page[.summary] = summary
        page[.description] = summary ?? site.summary(in: language)
        page[.canonical] = site.parsed.configuration.baseURL.map { output.url(below: $0.text) }
        values[.page] = page
        values[.breadcrumbs] = [home(language, place)]
        values[.hasBreadcrumbs] = true
        return values
    }

    private func home(_ language: Int, _ place: Addressing) -> Values {
        [.title: site.languages[language].words["learn"], .url: place.url(site.pages[site.homePage(language)].output)]
    }
}

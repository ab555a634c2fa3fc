internal import Content

extension ContextMaker {
    /// What the home page lists: its sections with their first pages, and what is new.
    func home(_ page: ResolvedPage, at place: Addressing) -> Values {
        let home = site.homes[page.language]
        let sections = site.shownSubsections(of: home).map { section($0, at: place, most: 9) }
        let words = site.language(of: page).words
        let news = news[page.language].prefix(5).map { number -> Values in
            var values = entry(number, at: place)
            let updated = site.updated(number)!
            values[.iso] = updated.iso
            values[.text] = words.date(updated, "dateShort")
            return values
        }
        let own = site.sections[home].pages
        let loose: [Values] = own.isEmpty ? [] : [section(home, at: place)]
        let paths = site.parsed.learningPaths.map { entry(of: $0, page.language, at: place) }
        return [.sections: loose + sections, .news: news, .hasNews: !news.isEmpty, .paths: paths, .hasPaths: !paths.isEmpty]
    }

    /// What a section's page lists.
    func contents(_ page: ResolvedPage, at place: Addressing) -> Values {
        let section = site.sections[page.section]
        return [
            .pages: section.pages.map { entry($0, at: place) },
            .subsections: section.subsections.map { self.section($0, at: place) },
        ]
    }
}

internal import YAMLReading
internal import Diagnostics
internal import Content
internal import Markdown

extension ResolvedSite {
    func homePage(_ language: Int) -> Int { sections[homes[language]].page }

    /// The pages above a page, from the home page down.
    func ancestors(of page: Int) -> [Int] {
        var trail: [Int] = []
        var section: Int? = pages[page].section
        while let number = section {
            if sections[number].page != page { trail.append(sections[number].page) }
            section = sections[number].parent
        }
        return trail.reversed()
    }

    /// The address a search engine should know: a borrowed page is its original.
    func canonical(_ page: ResolvedPage) -> OutputPath {
        page.isFallback ? pages[pageNumber(page.identity, parsedPage(page).language)!].output : page.output
    }

    func summary(in language: Int) -> String? {
        parsed.configuration.summary?.text(in: languages[language].code, default: languages[0].code)
    }

    /// Whether a language has something to fill in, a tool or a list of tasks, and so a page of what readers entered.
    func hasRecords(_ language: Int) -> Bool {
        hasTools || pages.contains { $0.language == language && parsedPage($0).document.taskCount > 0 }
    }

    func tags(of page: Int) -> [Tag] { tagNumbers[page].map { tags[$0] } }

    func updated(_ page: Int) -> CalendarDate? { parsedPage(pages[page]).frontMatter.updated?.value }

    func title(in language: Int) -> String {
        let code = languages[language]
        return parsed.configuration.title?.text(in: code.code, default: languages[0].code)
            ?? self.title(sections[homes[language]].page)
    }
}

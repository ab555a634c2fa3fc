internal import Content
internal import Diagnostics

/// A page that no reader can reach from the home page, by navigation or by links.
///
/// This happens where `navigation` or a section leaves a folder out and no reachable page links into it.
enum OrphanPage: Check {
    static func findings(in site: ResolvedSite) -> [Finding] {
        var reached = Array(repeating: false, count: site.pages.count)
        var waiting = site.homes.map { site.sections[$0].page } + site.menuPages + pathPages(in: site)
        while let page = waiting.popLast() {
            if reached[page] { continue }
            reached[page] = true
            waiting += neighbours(of: page, in: site)
        }
        let lost = site.pages.indices.filter { !reached[$0] && !site.pages[$0].isFallback }
        return lost.map { site.parsedPage(site.pages[$0]) }.filter(\.isWritten).map { page in
            Finding(
                .warning, "orphan-page", path: page.source,
                "no reader can come here: the page is in no navigation and nothing that is links to it",
                help: "name its section under 'navigation' in site.yml, or link to it")
        }
    }

    /// The home page leads to the learning paths, and they to these.
    private static func pathPages(in site: ResolvedSite) -> [Int] {
        site.parsed.learningPaths.flatMap(\.steps).flatMap { step in
            site.languages.indices.compactMap { language in
                if case .page(let page, _) = site.target(of: step.subject, in: language) { page } else { nil }
            }
        }
    }

    private static func neighbours(of page: Int, in site: ResolvedSite) -> [Int] {
        let resolved = site.pages[page]
        var next = resolved.related
        for case .page(let target, _) in resolved.links { next.append(target) }
        let section = site.sections[resolved.section]
        next.append(section.page)
        if section.page == page {
            next += section.pages + site.shownSubsections(of: resolved.section).map { site.sections[$0].page }
        }
        return next
    }
}

extension ResolvedSite {
    /// The subsections that a section's page lists: on the home page those of `navigation`, where there is one.
    func shownSubsections(of section: Int) -> [Int] {
        guard homes.contains(section), let navigation = parsed.configuration.navigation else { return sections[section].subsections }
        let names = Set(navigation.map { $0.value.withoutFinalSlash })
        return sections[section].subsections.filter { names.contains(String(sections[$0].folder.dropLast())) }
    }
}

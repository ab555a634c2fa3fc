internal import Content
internal import Diagnostics
internal import Markdown

extension ContextMaker {
    /// The layout and the values of one page.
    func page(_ number: Int) -> (layout: TemplateSet.Layout, values: Values) {
        let page = site.pages[number]
        let place = Addressing.relative(to: page.output)
        let frame = frame(of: number)
        var values = Values(adding: 16, to: frame.common)
        values[.frame] = frame.values(for: page.output)
        values[.page] = text(number, at: place)
        values[.alternates] =
            page.isFallback
            ? []
            : alternates { language in
                site.pageNumber(page.identity, language).map { site.pages[$0] }.flatMap { $0.isFallback ? nil : $0.output }
            }
        var crumbs = frame.crumbs
        // A section's own page is what the crumbs of its pages end with.
        if page.identity.isSection { crumbs.removeLast() }
        values[.breadcrumbs] = crumbs
        values[.hasBreadcrumbs] = !crumbs.isEmpty
        let related = page.related.map { entry($0, at: place, withSection: true) }
        values[.related] = related + page.relatedTools.map { toolEntry($0, at: place) }
        values[.hasRelated] = !related.isEmpty || !page.relatedTools.isEmpty
        if !site.embeddedTools(page).isEmpty {
            values[.hasTool] = true
            values[.toolWords] = Filling.html(toolWords[page.language])
            values[.fetches] = fetches(for: site.embeddedTools(page).map { page.links[$0] }, at: place)
        }
        if !page.identity.isSection { values[.section] = siblings(of: number, at: place) }
        func neighbour(_ number: Int) -> Values {
            var values = Values(capacity: 2)
            values[.title] = site.title(number)
            values[.url] = place.url(site.pages[number].output)
            return values
        }
        values[.previous] = page.previous.map(neighbour)
        values[.next] = page.next.map(neighbour)
        if site.parsedPage(page).isGlossary { return (.glossary, values.merging(glossary(page, at: place))) }
        if page.identity.path.isEmpty { return (.home, values.merging(home(page, at: place))) }
        if page.identity.isSection { return (.section, values.merging(contents(page, at: place))) }
        return (.page, values)
    }

    // MARK: The text

    private func text(_ number: Int, at place: Addressing) -> Values {
        let page = site.pages[number]
        let parsed = site.parsedPage(page)
        let front = parsed.frontMatter
        let words = site.language(of: page).words
        let base = site.parsed.configuration.baseURL
        var values = Values(capacity: 32)
        values[.title] = parsed.title
        values[.heading] = parsed.title
        values[.long] = parsed.title.utf8.count > 30 && parsed.title.count > 30
        values[.isHome] = page.identity.path.isEmpty
        values[.kind] = front.kind.rawValue
        values[.body] = Filling.html(PageBody(site, page, place) { tool(inText: $0, of: page, after: $1, at: place) }.html)
        values[.sources] = Filling.texts(front.sources.map { words.filled("source", $0) })
        values[.summary] = front.summary?.value.trimmed
        values[.description] = parsed.summary ?? site.summary(in: page.language)
        if let base {
            values[.canonical] = site.canonical(page).url(below: base.text)
            values[.ogImage] = assets.output("icon-512.png").url(below: base.text)
            values[.structuredData] = breadcrumbList(number, base: base)
        }
        if let updated = front.updated?.value {
            values[.updatedISO] = updated.iso
            values[.updatedText] = words.filled("updated", words.date(updated))
        }
        values[.reviewedText] = front.reviewed.map { words.filled("reviewed", words.date($0.value)) }
        values[.ownerText] = front.owner.map { words.filled("owner", $0) }
        values[.minutesText] = parsed.lengthText(words, minutes: "minutes")
        if let ordinal = page.ordinal, site.sections[page.section].parent != nil {
            values[.sectionText] = "\(site.title(site.sections[page.section].page)) · \(words.ordinal(ordinal))"
        }
        if page.isFallback {
            values[.notice] = [.text: words["fallback"], .tag: site.languages[parsed.language].tag] as Values
        }
        let outline = outline(parsed.document.outline)
        values[.outline] = outline
        values[.hasOutline] = outline.count > 1
        values[.outlineText] = words.counted("sections", outline.count)
        let links = links(page, base: base)
        values[.hasDialogue] = parsed.document.hasDialogue
        values[.hasTasks] = parsed.document.taskCount > 0
        values[.links] = links
        values[.hasLinks] = !links.isEmpty
        let tags = site.tags(of: number).map { tag in
            var values = Values(capacity: 2)
            values[.title] = tag.name
            values[.url] = place.url(tag.output)
            return values
        }
        values[.tags] = tags
        values[.hasTags] = !tags.isEmpty
        return values
    }

    /// Headings of level 2, each with those of level 3 below it.
    private func outline(_ headings: [Heading]) -> [Values] {
        var sections: [(heading: Heading, children: [Heading])] = []
        for heading in headings {
            if heading.level == 2 {
                sections.append((heading, []))
            } else if heading.level == 3, !sections.isEmpty {
                sections[sections.count - 1].children.append(heading)
            }
        }
        func entry(_ heading: Heading) -> Values {
            var values = Values(capacity: 4)
            values[.id] = heading.id
            values[.title] = heading.text
            return values
        }
        return sections.map { section in
            var values = entry(section.heading)
            values[.hasChildren] = !section.children.isEmpty
            values[.children] = section.children.map(entry)
            return values
        }
    }

    /// The links of the text that lead off the page, as the printed page lists them, numbered in the order of the text.
    private func links(_ page: ResolvedPage, base: BaseURL?) -> [Values] {
        let references = site.parsedPage(page).document.references
        var links: [Values] = []
        for (place, target) in page.links.enumerated() where references[place].kind == .link {
            let url: String
            switch target {
            case .page(let number, let fragment):
                let target = site.pages[number]
                if fragment != nil, target.output == page.output { continue }
                url = (base.map { target.output.url(below: $0.text) } ?? site.title(number)) + (fragment.map { "#\($0)" } ?? "")
            case .tool(let tool): url = base.map { site.tools[tool].output.url(below: $0.text) } ?? site.tools[tool].title
            case .asset(let output, _): url = output.url(below: base?.text ?? "")
            case .external: url = references[place].destination
            case .broken: continue
            }
            var values = Values(capacity: 3)
            values[.number] = String(links.count + 1)
            values[.text] = references[place].text
            values[.url] = url
            links.append(values)
        }
        return links
    }

    func alternates(_ output: (Int) -> OutputPath?) -> [Values] {
        guard let base = site.parsed.configuration.baseURL, site.languages.count > 1 else { return [] }
        let own = site.languages.indices.compactMap { number in output(number).map { (site.languages[number].tag, $0) } }
        guard own.count > 1, let first = own.first else { return [] }
        return (own + [("x-default", first.1)]).map { [.tag: $0.0, .url: $0.1.url(below: base.text)] }
    }

    private func breadcrumbList(_ number: Int, base: BaseURL) -> String {
        let trail = trails[site.pages[number].section]
        let isSection = site.sections[site.pages[number].section].page == number
        let own = isSection ? "" : ",\(Self.crumb(number, at: trail.count + 1, site, base: base))"
        return "{\"@context\":\"https://schema.org\",\"@type\":\"BreadcrumbList\",\"itemListElement\":[\(trail.text)\(own)]}"
    }

    /// The crumbs of a section and of those around it, as the list of every page below it begins.
    static func trail(_ section: Int, _ site: ResolvedSite) -> (text: String, count: Int) {
        guard let base = site.parsed.configuration.baseURL else { return ("", 0) }
        let page = site.sections[section].page
        let pages = site.ancestors(of: page) + [page]
        return (pages.enumerated().map { crumb($1, at: $0 + 1, site, base: base) }.joined(separator: ","), pages.count)
    }

    private static func crumb(_ page: Int, at place: Int, _ site: ResolvedSite, base: BaseURL) -> String {
        let name = JSON.quoted(site.title(page))
        let item = JSON.quoted(site.canonical(site.pages[page]).url(below: base.text))
        return "{\"@type\":\"ListItem\",\"position\":\(place),\"name\":\(name),\"item\":\(item)}"
    }

    // MARK: Its neighbours

    private func siblings(of number: Int, at place: Addressing) -> Values {
        let section = site.sections[site.pages[number].section]
        return [
            .title: site.title(section.page), .url: place.url(site.pages[section.page].output), .hasPages: section.pages.count > 1,
            .list: Filling.html(siblings.list(around: number)),
        ]
    }
}

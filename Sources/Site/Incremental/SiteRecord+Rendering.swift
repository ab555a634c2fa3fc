internal import Content
internal import Diagnostics
internal import Markdown
internal import ToolLanguage

extension SiteRecord {
    /// The files of pages whose text has changed, or nil where more than these may change with it.
    ///
    /// What other files show of a page is in `SiteRecord.Page`, and what they know of its links in `targets`. Where both
    /// are as they were, and nothing is or was to be said of the page, no other file can differ.
    func render(_ changed: [SourceFile], scan: SourceScan, summary: SiteSummary, options: BuildOptions) async -> [OutputFile]? {
        let told = Set(summary.findings.map(\.path))
        guard changed.count <= 200, !changed.contains(where: { told.contains($0.path) }) else { return nil }
        let light = parsed(scan, options: options)
        let reader = PageReader(
            languages: light.languages, features: light.configuration.features,
            avoided: avoided.map { AvoidedWords($0.words, right: $0.right) }, includesDrafts: options.includesDrafts)
        var places: [String: Int] = [:]
        // The glossary's page is no text: where its file changes, more does.
        for (number, page) in pages.enumerated() where !page.source.hasSuffix(".yml") { places[page.source] = number }
        var texts: [Int: ParsedPage] = [:]
        for file in changed {
            guard let number = places[file.path] else { return nil }
            let place = PagePlaces.Place(file: PageFile(file), language: pages[number].language, identity: pages[number].identity)
            guard let reading = try? reader.read(place), let page = reading.page, reading.findings.isEmpty,
                Page(page).bytes == pages[number].bytes
            else { return nil }
            texts[number] = page
        }
        let toolIDs = summary.tools.map(\.id)
        guard let tools = tools(of: texts.values, at: scan.root, known: toolIDs) else { return nil }
        return await render(texts, tools, of: light, toolIDs: toolIDs)
    }

    /// The tools that pages name, read anew; nil where one is not among those known.
    private func tools(of pages: some Collection<ParsedPage>, at root: String, known: [String]) -> [Tool]? {
        let named = Set(pages.flatMap { $0.document.references.compactMap { $0.destination.removing(prefix: "tool:") } })
        let files = named.compactMap { id -> (path: String, bytes: [UInt8])? in
            let path = "\(contentFolder)tools/\(id).yml"
            guard known.contains(id), let bytes = try? Disk.read("\(root)/\(path)") else { return nil }
            return (path, bytes)
        }
        let tools = ToolLibrary.read(files).0.tools
        return tools.count == named.count ? tools : nil
    }

    /// - Parameter toolIDs: those of all tools of the site, in order.
    private func render(_ texts: [Int: ParsedPage], _ tools: [Tool], of light: ParsedSite, toolIDs: [String]) async -> [OutputFile]? {
        var parsed = light
        for (number, page) in texts { parsed.pages[number] = page }
        parsed.tools = tools
        var tools = await ResolvedTool.all(in: parsed)
        let toolNumbers = tools.map { $0.language * toolIDs.count + toolIDs.firstIndex(of: $0.id)! }
        let assets = assets.map { Asset(output: $0.output, file: SourceFile(path: $0.path, bytes: [])) }
        let resolver = LinkResolver(parsed, pages: resolved, assets: assets, tools: tools, sources: LinkResolver.sources(of: parsed))
        for index in tools.indices { tools[index].pages = resolver.explainingPages(of: tools[index]) }
        var resolved = resolved
        var numbers: [Int] = []
        for (number, page) in self.resolved.enumerated() where texts[page.parsed] != nil {
            // The home page tells of all pages that have a date.
            if page.identity.path.isEmpty { return nil }
            let (linked, findings) = resolver.resolve(page)
            guard findings.isEmpty, let targets = targets[number], Self.targets(of: linked, tools: toolNumbers) == targets else {
                return nil
            }
            resolved[number] = page.with(links: linked.links)
            numbers.append(number)
        }
        let site = ResolvedSite(
            parsed: parsed, pages: resolved, numbers: resolver.numbers, sections: sections, homes: homes, tags: tags,
            tagNumbers: tagNumbers, redirects: [], tools: tools, hasTools: hasTools, assets: assets,
            imageSizes: Dictionary(self.assets.compactMap { asset in asset.size.map { (asset.output, $0) } }) { first, _ in first },
            findings: [])
        guard let templates = TemplateSet.parse(parsed.theme).0 else { return nil }
        return await RenderedSite.pages(numbers, of: site, templates: templates)
    }

    /// The site as it was read, its pages without their texts.
    private func parsed(_ scan: SourceScan, options: BuildOptions) -> ParsedSite {
        func read(_ path: String) -> SourceFile? { (try? Disk.read("\(scan.root)/\(path)")).map { SourceFile(path: path, bytes: $0) } }
        let overrides = scan.paths.filter { $0.hasPrefix("templates/") }.compactMap(read)
        let (theme, _) = SiteTheme.read(overrides)
        let file = contentFolder + "site.yml"
        let (configuration, _) = ParsedSite.readConfiguration(scan.paths.contains(file) ? read(file) : nil, options: options)
        let languages = languages.enumerated().map { index, language in
            Language(
                code: language.code, words: theme.words[language.code] ?? Words(texts: [:]), folder: language.folder, isDefault: index == 0)
        }
        return ParsedSite(
            configuration: configuration, languages: languages, pages: pages.map(ParsedPage.init), assets: [], tools: [],
            unpublishedTools: [], draftTools: [], glossary: nil, learningPaths: [], theme: theme, contentFolder: contentFolder, drafts: [],
            unread: [], unpublished: [], findings: [])
    }
}

extension ParsedPage {
    /// A page as the rest of the site sees it.
    fileprivate convenience init(_ page: SiteRecord.Page) {
        self.init(
            source: page.source, language: page.language, identity: page.identity, frontMatter: page.frontMatter,
            document: MarkdownDocument(
                opening: page.opening, anchors: page.anchors, length: .lasting(page.minutes), taskCount: page.hasTasks ? 1 : 0),
            title: page.title)
    }
}

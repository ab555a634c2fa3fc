internal import YAMLReading
internal import Content
internal import Diagnostics
internal import Markdown
internal import ToolLanguage

extension ParsedSite {
    /// Files → pages. Every file is read on its own, on all cores.
    /// - Throws: `DiskError` where a page's file cannot be read.
    static func parse(_ tree: SourceTree, options: BuildOptions) async throws -> ParsedSite {
        let (theme, themeFindings) = SiteTheme.read(tree.templates)
        var (configuration, findings) = readConfiguration(tree.configuration, options: options)
        let (languages, languageFindings) = try Language.choose(tree, configuration: configuration, theme: theme)
        findings += tree.findings + themeFindings + languageFindings

        let places = await PagePlaces(tree, languages: languages)
        let (glossary, glossaryFindings) = readGlossary(tree.glossary, languages: languages)
        let (learningPaths, pathFindings) = readPaths(tree.paths, languages: languages)
        findings += glossaryFindings + pathFindings
        let avoided = languages.map { glossary?.avoided(in: $0.code) ?? AvoidedWords() }
        let reader = PageReader(
            languages: languages, features: configuration.features, avoided: avoided, includesDrafts: options.includesDrafts)
        let results = try await concurrently(places.pages) { place in
            options.profile.page(place.file.path) { Result { try reader.read(place) } }
        }.map { try $0.get() }
        findings += places.findings + results.flatMap(\.findings)
        if places.pages.isEmpty {
            findings.append(
                Finding(
                    "no-pages", path: tree.contentFolder.isEmpty ? "." : tree.contentFolder, "there is no Markdown page here",
                    help: "write 'index.md', or run 'rapport init' in an empty folder"))
        }
        let (library, toolFindings) = ToolLibrary.combine(await concurrently(tree.tools) { ToolLibrary.Reading($0.path, $0.bytes) })
        let tools = library.tools.filter { options.includesDrafts || !$0.isDraft }
        findings += toolFindings + tools.flatMap { $0.missing(in: languages.map(\.code)) }
        var pages = results.compactMap(\.page)
        if let glossary {
            let (made, found) = glossary.pages(beside: pages, languages: languages)
            pages += made
            findings += found
        }
        pages += missingSections(of: pages, languages: languages, configuration: configuration)
        return ParsedSite(
            configuration: configuration, languages: languages, pages: pages, assets: tree.assets, tools: tools,
            unpublishedTools: Set(tree.tools.compactMap { $0.path.namePart.removing(suffix: ".yml") }).subtracting(tools.map(\.id)),
            draftTools: Set(library.tools.map(\.id)).subtracting(tools.map(\.id)), glossary: glossary, learningPaths: learningPaths,
            theme: theme,
            contentFolder: tree.contentFolder.isEmpty ? "" : tree.contentFolder + "/",
            drafts: Set(results.compactMap(\.draft)),
            unread: Set(zip(places.pages, results).filter { $1.page == nil && $1.findings.hasErrors }.map(\.0.file.path)),
            unpublished: tree.unpublished, findings: findings)
    }

    static func readConfiguration(_ file: SourceFile?, options: BuildOptions) -> (SiteConfiguration, [Finding]) {
        var (configuration, findings) = readConfiguration(file)
        if let baseURL = options.baseURL { configuration.baseURL = baseURL }
        return (configuration, findings)
    }

    private static func readConfiguration(_ file: SourceFile?) -> (SiteConfiguration, [Finding]) {
        guard let file else { return (SiteConfiguration(), []) }
        switch Text.normalized(file.bytes, path: file.path) {
        case .success(let bytes): return SiteConfiguration.read(String(decoding: bytes, as: UTF8.self), path: file.path)
        case .failure(let error): return (SiteConfiguration(), [error.finding])
        }
    }

    /// A section page, titled as its folder is named, for each folder that has none, neither in the language of
    /// its pages nor in the default one; a home page even where there is nothing else.
    private static func missingSections(
        of pages: [ParsedPage], languages: [Language], configuration: SiteConfiguration
    ) -> [ParsedPage] {
        var known = Array(repeating: Set<String>(), count: languages.count)
        for page in pages where page.identity.isSection { known[page.language].insert(page.identity.path) }
        var missing: [ParsedPage] = []
        var folders = [(language: 0, folder: "")]
        // Pages come folder by folder.
        for page in pages {
            let folder = page.identity.folder
            if let last = folders.last, last == (page.language, folder) { continue }
            folders.append((page.language, folder))
        }
        for (number, folder) in folders {
            var next: String? = folder
            while let folder = next {
                next = PageIdentity.parent(of: folder)
                guard !known[0].contains(folder), known[number].insert(folder).inserted else { continue }
                let language = languages[number]
                let siteTitle = configuration.title?.text(in: language.code, default: languages[0].code)
                missing.append(
                    ParsedPage(
                        source: language.folder + folder, language: number, identity: PageIdentity(path: folder),
                        frontMatter: FrontMatter(), document: MarkdownDocument(parsing: []),
                        title: folder.split(separator: "/").last.map(String.init) ?? siteTitle ?? language.words["site"]))
            }
        }
        return missing
    }
}

internal import Content
internal import Diagnostics
internal import ToolLanguage

/// Every file of the finished site, by path.
struct RenderedSite: Sendable {
    let files: [OutputFile]
}

extension RenderedSite {
    /// The files of some pages only, of a site that knows the texts of no others.
    static func pages(_ numbers: [Int], of site: ResolvedSite, templates: TemplateSet) async -> [OutputFile] {
        let maker = await ContextMaker(site, assets: assets(of: site), templates: templates, only: numbers)
        return numbers.map { page($0, maker, nil) }
    }

    private static func assets(of site: ResolvedSite) -> ThemeAssets {
        ThemeAssets.of(site.parsed.theme, hasTools: site.hasTools)
    }

    private static func page(_ number: Int, _ maker: ContextMaker, _ profile: BuildProfile?) -> OutputFile {
        let page = maker.site.pages[number]
        return OutputFile(page.output) {
            profile.page(maker.site.parsedPage(page).source) {
                let (layout, values) = maker.page(number)
                return profile.layout(layout.rawValue) {
                    maker.templates.fill(layout, values, in: maker.site.language(of: page))
                }
            }
        }
    }

    /// Pages with addresses → files. Each is made on its own, when it is asked for; what they share is made here.
    static func render(_ site: ResolvedSite, templates: TemplateSet, profile: BuildProfile? = nil) async -> RenderedSite {
        let assets = assets(of: site)
        let maker = await ContextMaker(site, assets: assets, templates: templates)
        func file(_ path: OutputPath, _ language: Int, _ layout: TemplateSet.Layout, _ values: @escaping @Sendable () -> Values)
            -> OutputFile
        {
            OutputFile(path) {
                profile.layout(layout.rawValue) { templates.fill(layout, values(), in: site.languages[language]) }
            }
        }
        var files = site.pages.indices.map { page($0, maker, profile) }
        files += site.tags.map { tag in file(tag.output, tag.language, .tag) { maker.tag(tag) } }
        files += site.tools.indices.flatMap { number in
            let tool = site.tools[number]
            return [
                file(tool.output, tool.language, .tool) { maker.tool(number) },
                OutputFile(tool.description) { tool.page.json(tag: site.languages[tool.language].tag).bytes() + [UInt8(ascii: "\n")] },
            ]
        }
        for (number, language) in site.languages.enumerated() {
            files += site.parsed.learningPaths.map { path in
                file(site.output(of: path, in: number), number, .path) { maker.path(path, number) }
            }
            if site.hasTools { files.append(file(Places.tools(language), number, .tools) { maker.tools(number) }) }
            files.append(file(Places.updates(language), number, .updates) { maker.updates(number) })
            if maker.hasRecords[number] { files.append(file(Places.records(language), number, .records) { maker.records(number) }) }
            files.append(file(Places.notFound(language), number, .notFound) { maker.notFound(number) })
            files.append(webManifest(number, maker))
            if site.tags.contains(where: { $0.language == number }) {
                files.append(file(Places.tags(language), number, .tags) { maker.tags(number) })
            }
            if let base = site.parsed.configuration.baseURL, maker.hasFeed(number) {
                files.append(OutputFile(Places.feed(language)) { feed(number, maker, base: base) })
            }
        }
        files += site.redirects.map { redirect in
            file(redirect.output, site.pages[redirect.target].language, .redirect) { maker.redirect(redirect) }
        }
        files += site.assets.map { OutputFile($0.output, $0.file.bytes) } + assets.files
        files += [robots(base: site.parsed.configuration.baseURL), headers(site, assets)]
        if let base = site.parsed.configuration.baseURL { files.append(OutputFile(Places.sitemap) { sitemap(site, base: base) }) }
        return RenderedSite(files: files.sorted { $0.path < $1.path })
    }
}

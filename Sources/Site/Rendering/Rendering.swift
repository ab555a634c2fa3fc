internal import Content
internal import Diagnostics
internal import ScoringWeb
internal import ToolLanguage

/// Every file of the finished site, by path.
struct RenderedSite: Sendable {
    let files: [OutputFile]
}

extension RenderedSite {
    /// Pages with addresses → files. Each page is made on its own, on all cores.
    static func render(_ site: ResolvedSite, templates: TemplateSet) async -> RenderedSite {
        let assets = ThemeAssets(site.parsed.theme.assets, engine: site.tools.isEmpty ? nil : ScoringWeb.module)
        let maker = ContextMaker(site, assets: assets, templates: templates)
        var files = await concurrently(Array(site.pages.indices)) { number in
            let (layout, values) = maker.page(number)
            return OutputFile(site.pages[number].output, templates.fill(layout, values, in: site.language(of: site.pages[number])))
        }
        files += await concurrently(site.tags) { OutputFile($0.output, templates.fill(.tag, maker.tag($0), in: site.languages[$0.language])) }
        files += await concurrently(Array(site.tools.indices)) { number in
            OutputFile(site.tools[number].output, templates.fill(.tool, maker.tool(number), in: site.languages[site.tools[number].language]))
        }
        files += site.tools.map { tool in
            OutputFile(tool.description, tool.page.json(tag: site.languages[tool.language].tag).text() + "\n")
        }
        for (number, language) in site.languages.enumerated() {
            if !site.tools.isEmpty {
                files.append(OutputFile(Places.tools(language), templates.fill(.tools, maker.tools(number), in: language)))
            }
            files.append(OutputFile(Places.updates(language), templates.fill(.updates, maker.updates(number), in: language)))
            if maker.hasRecords[number] {
                files.append(OutputFile(Places.records(language), templates.fill(.records, maker.records(number), in: language)))
            }
            files.append(OutputFile(Places.notFound(language), templates.fill(.notFound, maker.notFound(number), in: language)))
            files.append(webManifest(number, maker))
            if site.tags.contains(where: { $0.language == number }) {
                files.append(OutputFile(Places.tags(language), templates.fill(.tags, maker.tags(number), in: language)))
            }
            if let base = site.parsed.configuration.baseURL, maker.hasFeed(number) { files.append(feed(number, maker, base: base)) }
        }
        files += site.redirects.map { redirect in
            OutputFile(redirect.output, templates.fill(.redirect, maker.redirect(redirect), in: site.language(of: site.pages[redirect.target])))
        }
        files += site.assets.map { OutputFile($0.output, $0.file.bytes) } + assets.files
        files += [robots(base: site.parsed.configuration.baseURL), headers(site, assets)]
        if let base = site.parsed.configuration.baseURL { files.append(sitemap(site, base: base)) }
        return RenderedSite(files: files.sorted { $0.path < $1.path })
    }
}

internal import Content
internal import Diagnostics

extension ResolvedSite {
    /// Pages → pages with addresses, neighbours and links. The text itself is not touched.
    static func resolve(_ parsed: ParsedSite) async -> ResolvedSite {
        async let resolvedTools = ResolvedTool.all(in: parsed)
        async let sources = LinkResolver.sources(of: parsed)
        let outline = SiteOutline(parsed)
        var findings = outline.findings
        let assets = parsed.assets.map { Asset(output: OutputPath(assetPath($0.path, parsed)), file: $0) }
        var tools = await resolvedTools
        let resolver = LinkResolver(parsed, pages: outline.pages, assets: assets, tools: tools, sources: await sources)
        for index in tools.indices { tools[index].pages = resolver.explainingPages(of: tools[index]) }
        findings += resolver.unknownExplainingPages()

        async let linking = concurrently(outline.pages) { resolver.resolve($0) }
        let tags = Tag.collect(outline.pages, in: parsed, findings: &findings)
        let related = RelatedPages(outline.pages, tags: tags)
        let linked = await linking
        findings += linked.flatMap(\.findings)
        var pages = linked.map(\.page)
        let alone = pages.indices.filter { pages[$0].related.isEmpty }
        for (index, others) in zip(alone, await concurrently(alone) { related.of($0) }) {
            pages[index] = pages[index].with(related: others)
        }
        for (number, page) in pages.enumerated() {
            for case .tool(let tool) in page.links where tools[tool].uses.last != number { tools[tool].uses.append(number) }
        }
        let sizes = assets.compactMap { asset in ImageSize(asset.file.bytes).map { (asset.output, $0) } }
        return ResolvedSite(
            parsed: parsed, pages: pages, numbers: resolver.numbers, sections: outline.sections, homes: outline.homes, tags: tags,
            tagNumbers: related.tagNumbers, redirects: RedirectPage.collect(pages, in: parsed), tools: tools, hasTools: !tools.isEmpty,
            assets: assets,
            imageSizes: Dictionary(sizes) { first, _ in first }, findings: parsed.findings + findings)
    }

    /// An asset keeps its place below its language's folder: `content/zh/a/x.png` → `a/x.png`.
    private static func assetPath(_ path: String, _ parsed: ParsedSite) -> String {
        guard let owner = parsed.languages.owner(of: path) else { return String(path.dropFirst(parsed.contentFolder.count)) }
        let language = parsed.languages[owner]
        return language.prefix + path.dropFirst(language.folder.count)
    }
}

extension RedirectPage {
    /// The old addresses that pages name, each a place of its own.
    static func collect(_ pages: [ResolvedPage], in parsed: ParsedSite) -> [RedirectPage] {
        pages.enumerated().flatMap { index, page in
            page.isFallback
                ? []
                : parsed.pages[page.parsed].frontMatter.redirects.compactMap { redirect in
                    guard case .page(let address) = redirect.value else { return nil }
                    let language = parsed.languages[page.language]
                    return RedirectPage(
                        output: OutputPath(language.prefix + file(of: address)), target: index, source: parsed.pages[page.parsed].source,
                        position: redirect.position)
                }
        }
    }

    /// `/old/page`, `old/page.md` and `old/page.html` all stood at `old/page.html`; `old/` at `old/index.html`.
    private static func file(of address: String) -> String {
        let path = address.removing(prefix: "/") ?? address
        if path.hasSuffix("/") { return path + "index.html" }
        return (path.removing(suffix: ".md") ?? path.removing(suffix: ".html") ?? path) + ".html"
    }
}

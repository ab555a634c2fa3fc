internal import Content

/// Every page with its date and its translations (sitemaps.org 0.9), pages by address.
func sitemap(_ site: ResolvedSite, base: BaseURL) -> [UInt8] {
    var xml: [UInt8] = []
    xml.reserveCapacity(128 * site.pages.count)
    func write(_ texts: String...) { for text in texts { xml += text.utf8 } }
    write(
        """
        <?xml version="1.0" encoding="utf-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">

        """)
    let pages = site.pages.indices.filter { !site.pages[$0].isFallback }
    for number in pages.sorted(by: { site.pages[$0].output < site.pages[$1].output }) {
        let page = site.pages[number]
        write("<url><loc>", address(page, base), "</loc>")
        if let updated = site.updated(number) { write("<lastmod>", updated.iso, "</lastmod>") }
        let translations = site.languages.indices.compactMap { site.pageNumber(page.identity, $0) }.filter { !site.pages[$0].isFallback }
        if translations.count > 1 {
            for other in translations {
                let tag = site.language(of: site.pages[other]).tag.escaped
                write("<xhtml:link rel=\"alternate\" hreflang=\"", tag, "\" href=\"", address(site.pages[other], base), "\"/>")
            }
        }
        write("</url>\n")
    }
    for (number, language) in site.languages.enumerated() {
        let tools = site.hasTools ? [Places.tools(language)] + site.tools(in: number).map { site.tools[$0].output } : []
        let own = site.parsed.learningPaths.map { site.output(of: $0, in: number) } + tools
        for place in own { write("<url><loc>", place.url(below: base.text).asciiURLEncoded.escaped, "</loc></url>\n") }
    }
    write("</urlset>\n")
    return xml
}

/// Every crawler is welcome, and told where the sitemap is.
func robots(base: BaseURL?) -> OutputFile {
    let sitemap = base.map { "Sitemap: \(Places.sitemap.url(below: $0.text))\n" } ?? ""
    return OutputFile(Places.robots, "User-agent: *\nAllow: /\n" + sitemap)
}

private func address(_ page: ResolvedPage, _ base: BaseURL) -> String { page.output.url(below: base.text).asciiURLEncoded.escaped }

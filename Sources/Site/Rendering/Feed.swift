internal import Diagnostics
internal import Content

/// The Atom feed of one language (RFC 4287): the pages with a date, the latest first.
func feed(_ language: Int, _ maker: ContextMaker, base: BaseURL) -> [UInt8] {
    let site = maker.site
    let code = site.languages[language]
    let output = Places.feed(code)
    let pages = maker.news[language].prefix(50)
    let title = site.title(in: language).escaped
    let home = site.pages[site.homePage(language)].output.url(below: base.text).asciiURLEncoded.escaped
    var xml = """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(code.tag.escaped)">
        <title>\(title)</title>
        <id>\(home)</id>
        <link rel="self" type="application/atom+xml" href="\(output.url(below: base.text).asciiURLEncoded.escaped)"/>
        <link rel="alternate" type="text/html" href="\(home)"/>
        <updated>\(pages.first.map { stamp(site.updated($0)!) } ?? "")</updated>
        <author><name>\((site.parsed.configuration.author ?? site.title(in: language)).escaped)</name></author>

        """
    for page in pages {
        let parsed = site.parsedPage(site.pages[page])
        let address = site.pages[page].output.url(below: base.text).asciiURLEncoded.escaped
        xml += "<entry>\n<title>\(parsed.title.escaped)</title>\n<id>\(address)</id>\n<link href=\"\(address)\"/>\n"
        xml += "<updated>\(stamp(site.updated(page)!))</updated>\n"
        if let owner = parsed.frontMatter.owner { xml += "<author><name>\(owner.escaped)</name></author>\n" }
        for tag in parsed.frontMatter.tags { xml += "<category term=\"\(tag.value.escaped)\"/>\n" }
        xml += "<summary>\((parsed.summary ?? parsed.title).escaped)</summary>\n</entry>\n"
    }
    return Array((xml + "</feed>\n").utf8)
}

private func stamp(_ date: CalendarDate) -> String { date.iso + "T00:00:00Z" }

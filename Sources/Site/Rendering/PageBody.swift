internal import Content
internal import Markdown

/// The text of a page with its links filled in for one place of the site.
struct PageBody {
    let html: [UInt8]

    /// - Parameter embed: the HTML of a tool set in the text; the count tells how many stand before it.
    init(_ site: ResolvedSite, _ page: ResolvedPage, _ place: Addressing, embed: (_ tool: Int, _ count: Int) -> [UInt8]) {
        let embedded = site.embeddedTools(page)
        let parsed = site.parsedPage(page)
        var body = parsed.document.html(omittingTitle: true) { number, reference in
            switch page.links[number] {
            case .page(let number, let fragment):
                return .destination(Self.url(number, fragment, site, page, place))
            case .asset(let output, let fragment):
                if reference.kind == .image, let size = site.imageSizes[output] {
                    return .destination(place.url(output), attributes: [("width", String(size.width)), ("height", String(size.height))])
                }
                return .destination(place.url(output) + (fragment.map { "#" + $0.urlEncoded } ?? ""))
            case .tool(let tool):
                let url = place.url(site.tools[tool].output)
                if reference.kind == .link { return .destination(url) }
                if let count = embedded.firstIndex(of: number) { return .html(embed(tool, count)) }
                let text = reference.text.isEmpty ? site.tools[tool].title : reference.text
                return .html(Array("<a href=\"\(url.escaped)\">\(text.escaped)</a>".utf8))
            case .external: return .destination(reference.destination)
            case .broken: return .text
            }
        }
        for moved in page.movedFragments {
            guard case .page(let number, let fragment) = moved.target else { continue }
            let words = site.language(of: page).words
            let url = Self.url(number, fragment, site, page, place)
            let link =
                "<p class=\"moved\" id=\"\(moved.old.escaped)\">\(words["moved"].escaped) <a href=\"\(url.escaped)\">\(moved.text.escaped)</a></p>\n"
            body += Array(link.utf8)
        }
        html = body
    }

    private static func url(_ number: Int, _ fragment: String?, _ site: ResolvedSite, _ page: ResolvedPage, _ place: Addressing) -> String {
        let target = site.pages[number].output
        guard let fragment else { return place.url(target) }
        return (target == page.output ? "" : place.url(target)) + "#" + fragment.urlEncoded
    }
}

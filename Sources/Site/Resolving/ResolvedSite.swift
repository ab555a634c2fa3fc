internal import Content
internal import Diagnostics
internal import Markdown

/// The site with everything related: every page has its address, its neighbours and where its links lead.
final class ResolvedSite: Sendable {
    let parsed: ParsedSite
    /// Every page of every language, by language, then section by section in reading order.
    let pages: [ResolvedPage]
    /// The number of each page in `pages`, by language and identity.
    let numbers: [[PageIdentity: Int]]
    /// Every section of every language; the first of a language is its home.
    let sections: [Section]
    /// The home section of each language.
    let homes: [Int]
    let tags: [Tag]
    /// The tags of each page, in the order of `tags`.
    let tagNumbers: [[Int]]
    let redirects: [RedirectPage]
    /// Every tool in every language, by language, then by id.
    let tools: [ResolvedTool]
    /// Whether the site has tools, which a record of it knows without reading them.
    let hasTools: Bool
    let assets: [Asset]
    /// The sizes of the pictures among the assets.
    let imageSizes: [OutputPath: ImageSize]
    let findings: [Finding]

    init(
        parsed: ParsedSite, pages: [ResolvedPage], numbers: [[PageIdentity: Int]], sections: [Section], homes: [Int], tags: [Tag],
        tagNumbers: [[Int]], redirects: [RedirectPage], tools: [ResolvedTool], hasTools: Bool, assets: [Asset],
        imageSizes: [OutputPath: ImageSize], findings: [Finding]
    ) {
        self.parsed = parsed
        self.pages = pages
        self.numbers = numbers
        self.sections = sections
        self.homes = homes
        self.tags = tags
        self.tagNumbers = tagNumbers
        self.redirects = redirects
        self.tools = tools
        self.hasTools = hasTools
        self.assets = assets
        self.imageSizes = imageSizes
        self.findings = findings
    }

    var languages: [Language] { parsed.languages }
    func language(of page: ResolvedPage) -> Language { parsed.languages[page.language] }
    func parsedPage(_ page: ResolvedPage) -> ParsedPage { parsed.pages[page.parsed] }
    func title(_ page: Int) -> String { parsed.pages[pages[page].parsed].title }
}

/// A page at its address, in the interface of one language.
final class ResolvedPage: Sendable {
    /// Index into `ParsedSite.pages`.
    let parsed: Int
    /// The language of the interface around the text.
    let language: Int
    /// Whether the text is the default language's, because there is none in this one.
    let isFallback: Bool
    let identity: PageIdentity
    let output: OutputPath
    /// The section the page is listed in; for a section's own page, that section.
    let section: Int
    /// Place among the section's pages, from 1; nil for a section's own page.
    let ordinal: Int?
    let previous: Int?
    let next: Int?
    /// Where each of the document's references leads, in their order.
    let links: [LinkTarget]
    let related: [Int]
    let relatedTools: [Int]
    /// Old `#fragments` of this page and where they lead now.
    let movedFragments: [MovedFragment]

    init(
        parsed: Int, language: Int, isFallback: Bool, identity: PageIdentity, output: OutputPath, section: Int, ordinal: Int?,
        previous: Int?, next: Int?, links: [LinkTarget] = [], related: [Int] = [], relatedTools: [Int] = [],
        movedFragments: [MovedFragment] = []
    ) {
        self.parsed = parsed
        self.language = language
        self.isFallback = isFallback
        self.identity = identity
        self.output = output
        self.section = section
        self.ordinal = ordinal
        self.previous = previous
        self.next = next
        self.links = links
        self.related = related
        self.relatedTools = relatedTools
        self.movedFragments = movedFragments
    }

    /// The page leading elsewhere; what is not given stays.
    func with(
        links: [LinkTarget]? = nil, related: [Int]? = nil, relatedTools: [Int]? = nil, movedFragments: [MovedFragment]? = nil
    ) -> ResolvedPage {
        ResolvedPage(
            parsed: parsed, language: language, isFallback: isFallback, identity: identity, output: output, section: section,
            ordinal: ordinal, previous: previous, next: next, links: links ?? self.links, related: related ?? self.related,
            relatedTools: relatedTools ?? self.relatedTools, movedFragments: movedFragments ?? self.movedFragments)
    }
}

/// A folder of pages and its own page.
struct Section: Sendable {
    let language: Int
    /// `follow-up/`; empty for the home.
    let folder: String
    let parent: Int?
    let page: Int
    /// In reading order, the section's own page left out.
    let pages: [Int]
    let subsections: [Int]
}

/// Where a link leads.
enum LinkTarget: Sendable, Hashable {
    case page(Int, fragment: String?)
    case asset(OutputPath, fragment: String?)
    case tool(Int)
    case external
    /// Nowhere; a finding says why.
    case broken
}

/// A term that pages share, within one language.
struct Tag: Sendable {
    let language: Int
    let name: String
    let output: OutputPath
    let pages: [Int]
    /// The file that names it first, and where.
    let source: String
    let position: Position
}

/// An old address that sends its reader on.
struct RedirectPage: Sendable {
    let output: OutputPath
    let target: Int
    /// Where the author wrote it.
    let source: String
    let position: Position
}

struct MovedFragment: Sendable {
    let old: String
    let target: LinkTarget
    /// The words of the link to the new place.
    let text: String
}

/// A file that is copied as it is.
struct Asset: Sendable {
    let output: OutputPath
    let file: SourceFile
}

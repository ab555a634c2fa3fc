public import Diagnostics
public import YAMLReading

/// What `content/site.yml` says of the whole site. Every key may be left out.
public struct SiteConfiguration: Sendable {
    public var title: LocalizedText?
    public var summary: LocalizedText?
    /// Where the site will stand, ending in `/`: `https://host/training/`. Without it there are no absolute
    /// addresses, so no sitemap, feed or canonical links.
    public var baseURL: BaseURL?
    /// Language codes; the first is the default and stands at the root. Nil: whichever the folders show.
    public var languages: [Located<String>]?
    /// Top-level sections in the order of the home page. Nil: all, by weight and title.
    public var navigation: [Located<String>]?
    /// Pages and sections named in the bar of every page, after the home page and the updates: `about`.
    public var menu: [Located<String>] = []
    /// The name in the feed where a page has no owner.
    public var author: String?
    public var features = Features()

    public struct Features: Sendable {
        /// Raw HTML in pages is passed through (tag filter on).
        public var rawHTML = false
        /// Markdown follows the rules for Chinese; false is GFM to the letter.
        public var chineseMarkdown = true

        public init() {}
    }

    public init() {}
}

/// The absolute address of a site, ending in `/`.
public struct BaseURL: Hashable, Sendable {
    public let text: String
    /// The path of the address, from `/` to `/`: `/training/`.
    public let path: String

    /// Nil unless the text is an `http` or `https` address without query, fragment, spaces or quotes.
    public init?(_ text: String) {
        let lower = text.lowercased()
        guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix), !text.contains(where: { "?#\"'<> \\".contains($0) }),
            text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7F })
        else { return nil }
        let rest = text.dropFirst(scheme.count)
        guard let host = rest.split(separator: "/", omittingEmptySubsequences: false).first, !host.isEmpty else { return nil }
        self.text = text.hasSuffix("/") ? text : text + "/"
        let path = String(rest.dropFirst(host.count))
        self.path = path.isEmpty ? "/" : path.hasSuffix("/") ? path : path + "/"
    }
}

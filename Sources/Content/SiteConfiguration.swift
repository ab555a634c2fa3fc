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

    /// Nil unless the text is an `http` or `https` address of a host and a plain path, without query or fragment.
    public init?(_ text: String) {
        let lower = text.lowercased()
        guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix) else { return nil }
        let rest = text.dropFirst(scheme.count)
        guard let authority = rest.split(separator: "/", omittingEmptySubsequences: false).first, Self.isAuthority(authority) else {
            return nil
        }
        let path = String(rest.dropFirst(authority.count))
        let names = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        let allowed = { (letter: Character) in letter.isASCII && (letter.isLetter || letter.isNumber || "-._~%".contains(letter)) }
        guard path.allSatisfy({ $0 == "/" || allowed($0) }), !names.contains("."), !names.contains(".."), !names.dropLast().contains("")
        else { return nil }
        self.text = text.hasSuffix("/") ? text : text + "/"
        self.path = path.isEmpty ? "/" : path.hasSuffix("/") ? path : path + "/"
    }

    /// A host name or an address in brackets, and perhaps a port.
    private static func isAuthority(_ text: Substring) -> Bool {
        let isHexOrColon = { (letter: Character) in letter.isHexDigit || letter == ":" }
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            let port = text[text.index(after: end)...]
            return text.dropFirst().prefix { $0 != "]" }.allSatisfy(isHexOrColon) && (port.isEmpty || isPort(port))
        }
        let host = text.prefix { $0 != ":" }
        let isName = !host.isEmpty && host.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0)) }
        return isName && (host.count == text.count || isPort(text.dropFirst(host.count)))
    }

    private static func isPort(_ text: Substring) -> Bool {
        text.hasPrefix(":") && UInt16(text.dropFirst()).map { $0 > 0 } == true
    }
}

public import Diagnostics

/// What the author says about a page before its text (design.md, section 4).
public struct FrontMatter: Sendable {
    public var title: Located<String>?
    public var summary: Located<String>?
    /// Order within the section; smaller comes first. Absent counts as after every weight.
    public var weight: Int?
    public var tags: [Located<String>] = []
    public var kind = PageKind.playbook
    /// Ids of the catalogue entries that the page is made from, such as `S007`.
    public var sources: [String] = []
    public var updated: Located<CalendarDate>?
    public var reviewed: Located<CalendarDate>?
    public var owner: String?
    public var isDraft = false
    public var redirects: [Located<Redirect>] = []
    /// The revision of the original that a translation follows.
    public var translates: String?
    /// Relative Markdown links to pages that belong beside this one.
    public var related: [Located<String>] = []

    public init() {}
}

/// What a page is for; the look and the feed name it, nothing else depends on it.
public enum PageKind: String, Sendable, CaseIterable {
    case playbook, script, reference
}

/// An address that used to lead here.
public enum Redirect: Hashable, Sendable {
    /// An old page address below the language's root, without ending: `objections/old-name`.
    case page(String)
    /// An old `#fragment` of this page: it leads to the heading `to` of this page, or to a page link.
    case fragment(from: String, to: String)
}

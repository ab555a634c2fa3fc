extension LintRule {
    /// HTML where the site does not let it through.
    static let rawHTML = blemish("raw-html") { kind in
        guard case .rawHTML(let tag) = kind else { return nil }
        return ("'\(tag.shown)' is left out: HTML is off", "write it in Markdown, or as '`\(tag.shown)`' to show it")
    }
}

extension LintRule {
    /// `[^注]` without `[^注]: …`: the brackets show on the page.
    static let undefinedFootnote = blemish("undefined-footnote") { kind in
        guard case .undefinedFootnote(let label) = kind else { return nil }
        return ("footnote '\(label.shown)' is not defined", "add '[^\(label.shown)]: …' on a line of its own")
    }
}

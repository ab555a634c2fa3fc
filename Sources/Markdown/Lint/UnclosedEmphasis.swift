extension LintRule {
    /// `**` that shows on the page.
    static let unclosedEmphasis = blemish("unclosed-emphasis") { kind in
        guard case .unpaired(let opens, let hasSpace, let words) = kind else { return nil }
        if hasSpace { return ("'**' beside a space makes nothing bold", "write '**\(words.shown)**'") }
        return opens
            ? ("'**' is never closed", "add '**' after '\(words.shown)', or write '\\*\\*' for the stars themselves")
            : ("'**' is never opened", "add '**' before '\(words.shown)', or write '\\*\\*' for the stars themselves")
    }
}

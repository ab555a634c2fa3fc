extension LintRule {
    /// `##` and then `####`: readers of the outline look for what lies between.
    static let headingSkips = blemish("heading-skips") { kind in
        guard case .headingSkip(let from, let to, let text) = kind else { return nil }
        let signs = { String(repeating: "#", count: $0) }
        let above = from == 0 ? "the page has no '\(signs(to - 1))' above it" : "it follows '\(signs(from))'"
        return (
            "'\(signs(to))' skips a level: \(above)",
            "write '\("\(signs(from == 0 ? 2 : from + 1)) \(text)".shown)'"
        )
    }
}

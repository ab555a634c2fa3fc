import Diagnostics

extension LintRule {
    /// `javascript:` and the like: the words stay, the link goes.
    static let unsafeLink = blemish("unsafe-link", .error) { kind in
        guard case .unsafeLink(let destination) = kind else { return nil }
        return ("'\(destination.shown)' may not be linked to", "link to a page or to an 'https:' address")
    }
}

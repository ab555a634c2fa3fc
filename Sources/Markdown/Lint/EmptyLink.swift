import Diagnostics

extension LintRule {
    /// `[文字]()`: a link that leads nowhere.
    static let emptyLink = LintRule(name: "empty-link") { subject in
        subject.references.filter(\.destination.isEmpty).map { reference in
            let written = reference.kind == .image ? "![\(reference.text)]()" : "[\(reference.text)]()"
            return Finding(
                .warning, "empty-link", path: subject.source.path, at: reference.position,
                "'\(written.shown)' leads nowhere", help: "write the destination between the round brackets")
        }
    }
}

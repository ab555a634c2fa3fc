import Diagnostics

extension LintRule {
    /// `![](a.png)`: nothing for those who do not see the image.
    static let missingAlt = LintRule(name: "missing-alt") { subject in
        subject.references.filter { $0.kind == .image && $0.text.isEmpty && !$0.destination.isEmpty }.map { image in
            Finding(
                .note, "missing-alt", path: subject.source.path, at: image.position,
                "image '\(image.destination.shown)' has no description",
                help: "write what it shows between the square brackets")
        }
    }
}

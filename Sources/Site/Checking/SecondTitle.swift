internal import Content
internal import Diagnostics
internal import Markdown

/// The front matter and the first heading both give a title, and not the same one.
enum SecondTitle: Check {
    static func findings(in site: ResolvedSite) -> [Finding] {
        site.parsed.pages.compactMap { page in
            guard let title = page.frontMatter.title, let heading = page.document.title, heading.text.trimmed != title.value.trimmed
            else { return nil }
            return Finding(
                .warning, "second-title", path: page.source, at: heading.position,
                "the first heading '\(heading.text)' is not the title of the front matter, '\(title.value)'",
                help: "delete one of them; the front matter's is shown")
        }
    }
}

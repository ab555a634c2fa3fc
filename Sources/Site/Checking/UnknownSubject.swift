internal import Content
internal import Diagnostics

/// The glossary or a learning path names a page or a tool that is not there.
enum UnknownSubject: Check {
    static func findings(in site: ResolvedSite) -> [Finding] {
        let glossary = site.parsed.glossary.map { glossary in
            glossary.terms.compactMap(\.page).compactMap { page(named: $0, file: glossary.path, in: site) }
        }
        let file = site.parsed.contentFolder + "paths.yml"
        let paths = site.parsed.learningPaths.flatMap(\.steps).flatMap { step -> [Finding?] in
            let subject =
                switch step.subject {
                case .page(let name): page(named: name, file: file, in: site)
                case .tool(let id): tool(id, file: file, in: site)
                }
            return [subject, step.test.flatMap { tool($0, file: file, in: site) }]
        }
        return (glossary ?? []) + paths.compactMap(\.self)
    }

    private static func page(named name: Located<String>, file: String, in site: ResolvedSite) -> Finding? {
        if site.page(named: name.value, in: 0) != nil { return nil }
        // One mistake is told once: the page is there, and its own finding says what is wrong with it.
        let source = "\(site.languages[0].folder)\(name.value).md"
        if site.parsed.unread.contains(source) { return nil }
        if site.parsed.drafts.contains(source) {
            return Finding(
                "unknown-page", path: file, at: name.position, "the page '\(name.value)' is a draft, so it is not published",
                help: "publish it, or build with '--drafts'")
        }
        let names = site.pages.filter { $0.language == 0 }.map { $0.identity.path.withoutFinalSlash }.filter { !$0.isEmpty }
        return Finding(
            "unknown-page", path: file, at: name.position, "there is no page '\(name.value)'\(didYouMean(name.value, among: names))",
            help: "write a page's path without '.md'")
    }

    private static func tool(_ id: Located<String>, file: String, in site: ResolvedSite) -> Finding? {
        if site.tool(id.value, in: 0) != nil { return nil }
        if site.parsed.draftTools.contains(id.value) {
            return Finding(
                "unknown-tool", path: file, at: id.position, "the tool '\(id.value)' is a draft, so it is not published",
                help: "publish it, or build with '--drafts'")
        }
        if site.parsed.unpublishedTools.contains(id.value) { return nil }
        return Finding(
            "unknown-tool", path: file, at: id.position,
            "there is no tool '\(id.value)'\(didYouMean(id.value, among: site.tools(in: 0).map { site.tools[$0].id }))",
            help: "write the name of a file in content/tools without '.yml'")
    }
}

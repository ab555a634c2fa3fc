internal import Content
internal import Diagnostics
internal import Synchronization

/// The theme's layouts, checked; each is composed for a language when it is first filled.
final class TemplateSet: Sendable {
    private let sources: [String: String]
    private let words: [String: Words]
    private let composed = Mutex<[Key: Template]>([:])

    private struct Key: Hashable {
        let layout: Layout
        let language: String
    }

    private init(sources: [String: String], words: [String: Words]) {
        self.sources = sources
        self.words = words
    }

    /// What the generator fills by itself; the rest are partials of these.
    enum Layout: String, CaseIterable {
        case home, section, page, glossary, path, tag, tags, updates, records, redirect, sibling, kit, spine, foot, tool, tools
        case notFound = "not-found"
        case toolForm = "tool-form"
        case toolWords = "tool-words"
    }

    /// - Returns: the set, unless a template is broken, and what is wrong.
    static func parse(_ theme: SiteTheme) -> (TemplateSet?, [Finding]) { theme.isStandard ? standard : read(theme) }

    /// The default theme's, parsed once however many sites a process builds.
    private static let standard = read(.standard)

    private static func read(_ theme: SiteTheme) -> (TemplateSet?, [Finding]) {
        var partials: [String: [(name: String, position: Position)]] = [:]
        var findings: [Finding] = []
        let words = Set(theme.words.values.flatMap(\.texts.keys))
        for (name, source) in theme.templates.sorted(by: { $0.key < $1.key }) {
            let check = TemplateCheck(source, among: theme.templates, words: words)
            findings += check.findings
            partials[name] = check.partials
        }
        findings += partialCycles(theme.templates, partials: partials)
        for layout in Layout.allCases where theme.templates[layout.rawValue] == nil {
            findings.append(Finding("missing-layout", path: "templates", "there is no template '\(layout.rawValue).html'"))
        }
        if findings.hasErrors { return (nil, findings) }
        return (TemplateSet(sources: theme.templates.mapValues(\.text), words: theme.words), findings)
    }

    private func template(_ layout: Layout, _ language: String) -> Template {
        composed.withLock { composed in
            let key = Key(layout: layout, language: language)
            if let template = composed[key] { return template }
            let template = Template(layout.rawValue, among: sources, words: words[language]?.texts ?? [:])
            composed[key] = template
            return template
        }
    }

    /// A layout filled, in the words of a language that the theme has.
    func fill(_ layout: Layout, _ values: Values, in language: Language) -> [UInt8] {
        template(layout, language.code).filled(values)
    }
}

internal import Content
internal import Diagnostics

/// The theme's layouts, checked, composed for each language and ready to fill.
struct TemplateSet: Sendable {
    /// By language, then by layout.
    private let layouts: [String: [Layout: Template]]

    /// What the generator fills by itself; the rest are partials of these.
    enum Layout: String, CaseIterable {
        case home, section, page, glossary, path, tag, tags, updates, records, redirect, sibling, kit, spine, foot, tool, tools
        case notFound = "not-found"
        case toolForm = "tool-form"
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
        let sources = theme.templates.mapValues(\.text)
        let layouts = theme.words.mapValues { words in
            Dictionary(
                uniqueKeysWithValues: Layout.allCases.map { ($0, Template($0.rawValue, among: sources, words: words.texts)) })
        }
        return (TemplateSet(layouts: layouts), findings)
    }

    /// A layout filled, in the words of a language that the theme has.
    ///
    /// - Parameter capacity: about how many bytes it will have.
    func fill(_ layout: Layout, _ values: Values, in language: Language, capacity: Int = 0) -> [UInt8] {
        layouts[language.code]?[layout]?.filled(values, capacity: capacity) ?? []
    }
}

internal import Content
internal import Diagnostics
internal import Mustache

/// The theme's layouts and partials, parsed, checked and ready to fill.
struct TemplateSet: Sendable {
    private let library: MustacheLibrary

    /// What the generator fills by itself; the rest are partials of these.
    static let layouts = [
        "home", "section", "page", "tag", "tags", "updates", "records", "not-found", "redirect", "sibling", "kit", "spine", "foot", "tool",
        "tools",
        "tool-form",
    ]

    /// - Returns: the set, unless a template is broken, and what is wrong.
    static func parse(_ theme: SiteTheme) -> (TemplateSet?, [Finding]) { theme.isStandard ? standard : read(theme) }

    /// The default theme's, parsed once however many sites a process builds.
    private static let standard = read(.standard)

    private static func read(_ theme: SiteTheme) -> (TemplateSet?, [Finding]) {
        var templates: [String: MustacheTemplate] = [:]
        var partials: [String: [(name: String, position: Position)]] = [:]
        var findings: [Finding] = []
        let words = Set(theme.words.values.flatMap(\.texts.keys))
        for (name, source) in theme.templates.sorted(by: { $0.key < $1.key }) {
            let check = TemplateCheck(source, among: theme.templates, words: words)
            findings += check.findings
            partials[name] = check.partials
            do {
                templates[name] = try MustacheTemplate(string: source.text)
            } catch let error as MustacheTemplate.ParserError {
                // The check above has words for every mistake it knows; this is for those it does not.
                if !findings.contains(where: { $0.path == source.path && $0.severity == .error }) {
                    findings.append(
                        Finding(
                            "template-syntax", path: source.path,
                            at: Position(line: error.context.lineNumber, column: error.context.columnNumber),
                            "a tag begins here that cannot be read"))
                }
            } catch {
                findings.append(Finding("template-syntax", path: source.path, "the template cannot be read"))
            }
        }
        findings += partialCycles(theme.templates, partials: partials)
        for layout in layouts where theme.templates[layout] == nil {
            findings.append(Finding("missing-layout", path: "templates", "there is no template '\(layout).html'"))
        }
        return (findings.hasErrors ? nil : TemplateSet(library: MustacheLibrary(templates: templates)), findings)
    }

    func render(_ layout: String, _ values: Values) -> [UInt8] { Array(text(layout, values).utf8) }

    func text(_ template: String, _ values: Values) -> String { library.render(values, withTemplate: template) ?? "" }
}

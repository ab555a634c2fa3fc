internal import Content
internal import Synchronization
internal import Markdown
internal import ToolLanguage

extension ContextMaker {
    /// The page of one tool.
    func tool(_ number: Int) -> Values {
        let tool = site.tools[number]
        let page = tool.page
        let words = site.languages[tool.language].words
        let place = Addressing.relative(to: tool.output)
        var values = list(
            tool.language, at: tool.output, title: page.title, summary: page.summary, current: .tools, needs: .tool
        ) { site.tool(page.id, in: $0).map { site.tools[$0].output } ?? Places.tools(site.languages[$0]) }
        var form = form(number, key: page.id, level: 2, at: place)
        form[.kindText] = words["toolKind_" + page.kind]
        form[.versionText] = words.filled("toolVersion", String(page.version))
        form[.sources] =
            page.sources.isEmpty
            ? Filling.flag(false)
            : .values([.countText: words.counted("toolSources", page.sources.count), .list: Filling.texts(page.sources)])
        form[.uses] = tool.uses.map { entry($0, at: place, withSection: true) }
        form[.hasUses] = !tool.uses.isEmpty
        var text: Values = [:]
        text[.kind] = "tool"
        // A playbook on the same matter may have the same name.
        text[.title] = "\(page.title) · \(words["tools"])"
        text[.long] = page.title.count > 30
        text[.body] = Filling.html(templates.fill(.toolForm, [.tool: form], in: site.languages[tool.language]))
        if let base = site.parsed.configuration.baseURL { text[.ogImage] = assets.output("icon-512.png").url(below: base.text) }
        values[.page] = (values[.page] ?? Values()).merging(text)
        values[.tool] = form
        values[.toolWords] = Filling.html(toolWords[tool.language])
        values[.fetches] = fetches(for: [.tool(number)], at: place)
        values[.breadcrumbs] = [[.title: words["tools"], .url: place.url(Places.tools(site.languages[tool.language]))] as Values]
        values[.alternates] = alternates { site.tool(page.id, in: $0).map { site.tools[$0].output } }
        return values
    }

    /// The index of the tools, by kind.
    func tools(_ language: Int) -> Values {
        let code = site.languages[language]
        let output = Places.tools(code)
        let place = Addressing.relative(to: output)
        var values = list(language, at: output, title: code.words["tools"], summary: code.words["toolsSummary"], current: .tools) {
            Places.tools(site.languages[$0])
        }
        values[.kinds] = Tool.kinds.compactMap { kind -> Values? in
            let tools = site.tools(in: language).filter { site.tools[$0].page.kind == kind }
            return tools.isEmpty ? nil : [.title: code.words["toolKind_" + kind], .tools: tools.map { toolEntry($0, at: place) }]
        }
        values[.alternates] = alternates { Places.tools(site.languages[$0]) }
        return values
    }

    /// A tool as a list names it.
    func toolEntry(_ number: Int, at place: Addressing) -> Values {
        let tool = site.tools[number]
        var values: Values = [.title: tool.page.title, .url: place.url(tool.output), .kind: "tool"]
        values[.summary] = tool.page.summary
        return values
    }

    /// A tool set in a page's text.
    /// - Parameter count: how many tools stand in the text before it.
    func tool(inText number: Int, of page: ResolvedPage, after count: Int, at place: Addressing) -> [UInt8] {
        let tool = site.tools[number]
        let before = site.embeddedTools(page).prefix(count).filter { page.links[$0] == .tool(number) }.count
        let anchors = site.parsedPage(page).document.anchors
        var turn = before + 1
        // No tool's id holds a '_', so that what is below one tool never has the id of what is below another.
        var key: String { turn == 1 ? tool.page.id : "\(tool.page.id)_\(turn)" }
        // Headings of the page keep the ids they have.
        while anchors.contains(where: { $0 == "tool-" + key || $0.hasPrefix(key + "_") }) { turn += 1000 }
        // What explains the answers of a quiz has addresses of its own.
        guard tool.pages.isEmpty else { return html(number, key: key, at: place) }
        return forms.html(FormKey(tool: number, key: key, way: place.url(tool.output), engineWay: place.url(engine))) {
            html(number, key: key, at: place)
        }
    }

    private func html(_ number: Int, key: String, at place: Addressing) -> [UInt8] {
        templates.fill(
            .toolForm, [.tool: form(number, key: key, level: 3, at: place)], in: site.languages[site.tools[number].language])
    }

    private var engine: OutputPath { assets.output(ThemeAssets.engine) }

    /// What a page with these tools asks for as soon as it is read, so that nothing waits for a script to ask: the engine and
    /// the tools' descriptions. (The frame asks for the modules that the script imports.)
    func fetches(for tools: [LinkTarget], at place: Addressing) -> [Values] {
        var descriptions: [OutputPath] = []
        for case .tool(let number) in tools where !descriptions.contains(site.tools[number].description) {
            descriptions.append(site.tools[number].description)
        }
        return ([engine] + descriptions).map { [.url: place.url($0)] as Values }
    }

    /// What the script says: every word of the theme that begins with `tool`; none where the site has no tools.
    static func toolWords(of language: Language, in site: ResolvedSite, _ templates: TemplateSet) -> [UInt8] {
        let words = language.words.texts.sorted { $0.key < $1.key }.compactMap { key, text -> Values? in
            guard let name = key.removing(prefix: "tool"), name.first?.isUppercase == true else { return nil }
            return name.hasPrefix("Kind_") || name.hasPrefix("Name_") ? nil : [.name: key, .text: text]
        }
        let template = templates.fill(.toolWords, [.toolWords: site.hasTools ? words : []], in: language)
        return template.last == UInt8(ascii: "\n") ? Array(template.dropLast()) : template
    }

    /// - Parameters:
    ///   - key: what the ids in the form begin with.
    ///   - level: that of its headings: 2 on the tool's own page, 3 in a text.
    private func form(_ number: Int, key: String, level: Int, at place: Addressing) -> Values {
        let tool = site.tools[number]
        let words = site.languages[tool.language].words
        let shared: Values
        if tool.pages.isEmpty {
            shared = forms.values(number, key) { ToolForm(tool.page, words: words, key: key, pages: [:]).values }
        } else {
            let pages = tool.pages.mapValues { (title: site.title($0), url: place.url(site.pages[$0].output)) }
            shared = ToolForm(tool.page, words: words, key: key, pages: pages).values
        }
        var values = Values(adding: 10, to: shared)
        values[.level] = level
        values[.embedded] = level > 2
        values[.url] = place.url(tool.output)
        values[.data] = place.url(tool.description)
        values[.engine] = place.url(engine)
        return values
    }
}

/// What the form of a tool in a text depends on: the pages of one depth share it.
struct FormKey: Hashable, Sendable {
    let tool: Int
    /// What the ids in it begin with.
    let key: String
    /// The addresses of the tool's page and of the engine.
    let way: String
    let engineWay: String
}

/// The forms of tools in texts, each made for the first page that holds it, and what the forms of one tool have in common.
final class ToolForms: Sendable {
    private let made = Mutex<[FormKey: [UInt8]]>([:])
    /// By the tool's number and what the ids in the form begin with.
    private let values = Mutex<[Int: [String: Values]]>([:])

    func values(_ tool: Int, _ key: String, _ make: () -> Values) -> Values {
        if let values = values.withLock({ $0[tool]?[key] }) { return values }
        let made = make()
        values.withLock { $0[tool, default: [:]][key] = made }
        return made
    }

    func html(_ key: FormKey, _ make: () -> [UInt8]) -> [UInt8] {
        if let html = made.withLock({ $0[key] }) { return html }
        let html = make()
        made.withLock { $0[key] = html }
        return html
    }
}

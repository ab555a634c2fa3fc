internal import Content
internal import Markdown
internal import ToolLanguage

/// A tool at its address, with the words of one language.
struct ResolvedTool: Sendable {
    let page: ToolPage
    let language: Int
    let output: OutputPath
    /// Where the script finds what the page shows as JSON.
    let description: OutputPath
    /// The pages of the language that link to the tool or hold it, in reading order.
    var uses: [Int] = []
    /// The pages that explain the answers of a quiz, by their paths as the tool has them.
    var pages: [String: Int] = [:]

    var id: String { page.id }
    var title: String { page.title }
}

extension ResolvedTool {
    /// Every tool in every language of the site.
    static func all(in parsed: ParsedSite) async -> [ResolvedTool] {
        let both = parsed.languages.indices.flatMap { number in parsed.tools.map { (number, $0) } }
        return await concurrently(both) { number, tool in
            let language = parsed.languages[number]
            let page = tool.page(in: language.code, default: parsed.languages[0].code) { language.words.texts["toolName_" + $0] }
            return ResolvedTool(
                page: page, language: number, output: OutputPath("\(language.prefix)tools/\(tool.id).html"),
                description: OutputPath("\(language.prefix)tools/\(tool.id).json"))
        }
    }
}

extension ResolvedSite {
    /// The number of a tool in a language.
    func tool(_ id: String, in language: Int) -> Int? { tools.firstIndex { $0.language == language && $0.id == id } }

    func tools(in language: Int) -> [Int] { tools.indices.filter { tools[$0].language == language } }

    /// The numbers of the references that are tools set in the text, rather than links to them.
    func embeddedTools(_ page: ResolvedPage) -> [Int] {
        if !hasTools { return [] }
        let tools = page.links.indices.filter { if case .tool = page.links[$0] { true } else { false } }
        if tools.isEmpty { return [] }
        let references = parsedPage(page).document.references
        return tools.filter { references[$0].isEmbedding }
    }
}

extension Reference {
    /// Whether it stands as a block by itself, like a picture.
    var isEmbedding: Bool { kind == .image && standsAlone }
}

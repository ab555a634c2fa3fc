internal import Content
internal import Diagnostics
internal import ToolLanguage

/// The pages that the questions of a quiz name as their explanation.
extension LinkResolver {
    /// The pages in the tool's language, by their paths as the tool has them.
    func explainingPages(of tool: ResolvedTool) -> [String: Int] {
        let paths = tool.page.questions.compactMap(\.page)
        return Dictionary(paths.compactMap { path in number(of: path, in: tool.language).map { (path, $0) } }) { first, _ in first }
    }

    /// Paths that lead nowhere, each at its first place in its tool.
    func unknownExplainingPages() -> [Finding] {
        parsed.tools.flatMap { tool -> [Finding] in
            var told: Set<String> = []
            return tool.explainingPages.compactMap { page -> Finding? in
                guard number(of: page.value, in: 0) == nil, told.insert(page.value).inserted else { return nil }
                return finding(page, in: tool)
            }
        }
    }

    private func number(of path: String, in language: Int) -> Int? {
        numbers[language][PageIdentity(path: path)] ?? numbers[language][PageIdentity(path: path + "/")]
    }

    private func finding(_ page: Located<String>, in tool: Tool) -> Finding? {
        let file = parsed.languages[0].folder + page.value + ".md"
        if parsed.unread.contains(file) { return nil }
        if parsed.drafts.contains(file) {
            return Finding(
                "broken-link", path: tool.path, at: page.position, "the page '\(page.value)' is a draft, so it is not published",
                help: "publish it, or build with '--drafts'")
        }
        let known = numbers[0].keys.map(\.path).sorted()
        if let bare = page.value.removing(suffix: ".md") ?? page.value.removing(suffix: ".html"), known.contains(bare) {
            return Finding(
                "broken-link", path: tool.path, at: page.position, "there is no page '\(page.value)' here", help: "write '\(bare)'")
        }
        return Finding(
            "broken-link", path: tool.path, at: page.position,
            "there is no page '\(page.value)' here\(didYouMean(page.value, among: known))")
    }
}

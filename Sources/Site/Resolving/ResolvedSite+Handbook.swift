internal import Content
internal import Diagnostics

extension ResolvedSite {
    /// The page that a file of the whole site names by its path: `follow-up/rhythm`, `quiz/index`, `about`.
    func page(named name: String, in language: Int) -> Int? {
        let path = name.withoutFinalSlash
        return pageNumber(PageIdentity(path: path + "/"), language) ?? pageNumber(PageIdentity(path: path), language)
            ?? path.removing(suffix: "/index").flatMap { pageNumber(PageIdentity(path: $0 + "/"), language) }
    }

    /// Where a step leads; nil where there is no such page or tool.
    func target(of subject: LearningPath.Subject, in language: Int) -> LinkTarget? {
        switch subject {
        case .page(let name): page(named: name.value, in: language).map { .page($0, fragment: nil) }
        case .tool(let id): tool(id.value, in: language).map { .tool($0) }
        }
    }

    func output(of learningPath: LearningPath, in language: Int) -> OutputPath {
        Places.path(learningPath.id.value, languages[language])
    }
}

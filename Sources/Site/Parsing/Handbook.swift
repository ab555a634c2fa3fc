internal import Content
internal import Diagnostics
internal import Markdown

extension ParsedSite {
    static func readGlossary(_ file: SourceFile?, languages: [Language]) -> (Glossary?, [Finding]) {
        guard let file else { return (nil, []) }
        switch Text.normalized(file.bytes, path: file.path) {
        case .failure(let error): return (nil, [error.finding])
        case .success(let bytes):
            let (glossary, findings) = Glossary.read(
                String(decoding: bytes, as: UTF8.self), path: file.path, languages: languages.map(\.code))
            let taken = glossary.terms.map(\.id).filter { themeIDs.contains($0.value) || $0.value.hasPrefix("i-") }.map { id in
                Finding(
                    "name", path: file.path, at: id.position, "'\(id.value)' is an id that the page's frame uses",
                    help: "give the term another id")
            }
            return (glossary, findings + taken)
        }
    }

    static func readPaths(_ file: SourceFile?, languages: [Language]) -> ([LearningPath], [Finding]) {
        guard let file else { return ([], []) }
        switch Text.normalized(file.bytes, path: file.path) {
        case .failure(let error): return ([], [error.finding])
        case .success(let bytes):
            return LearningPath.read(String(decoding: bytes, as: UTF8.self), path: file.path, languages: languages.map(\.code))
        }
    }
}

extension Glossary {
    /// The words that pages of a language should not use, and the right ones, which may hold such a word.
    func avoidedWords(in language: String) -> (words: [AvoidedWord], right: [String]) {
        let wordings = terms.compactMap { $0.wordings[language] }
        let words = wordings.flatMap { wording in wording.avoid.map { AvoidedWord($0.value, instead: wording.term.value) } }
        return words.isEmpty ? ([], []) : (words, wordings.map(\.term.value))
    }

    func avoided(in language: String) -> AvoidedWords {
        let (words, right) = avoidedWords(in: language)
        return AvoidedWords(words, right: right)
    }

    /// Its page in each language: in the section `about` where there is one, else beside the home page. Like any other
    /// page it is listed, linked to (`[…](../about/glossary.md#key-account)`) and told to search engines.
    func pages(beside pages: [ParsedPage], languages: [Language]) -> ([ParsedPage], [Finding]) {
        let folder = pages.contains { $0.identity.folder == "about/" } ? "about/" : ""
        let identity = PageIdentity(path: folder + "glossary")
        var made: [ParsedPage] = []
        var findings: [Finding] = []
        for (number, language) in languages.enumerated() {
            let anchors = terms.filter { $0.wordings[language.code] != nil }.map(\.id.value)
            if anchors.isEmpty { continue }
            if let written = pages.first(where: { $0.language == number && $0.identity == identity }) {
                findings.append(
                    Finding(
                        "duplicate-page", path: written.source, "this and '\(path.namePart)' would be one page",
                        help: "delete this one, or give it another name"))
                continue
            }
            var front = FrontMatter()
            front.summary = Located(language.words["glossarySummary"], at: Position(line: 1))
            front.kind = .reference
            made.append(
                ParsedPage(
                    source: path, language: number, identity: identity, frontMatter: front,
                    document: MarkdownDocument(opening: "", anchors: anchors, length: TextLength(), taskCount: 0),
                    title: language.words["glossary"]))
        }
        return (made, findings)
    }
}

internal import Content
internal import Diagnostics
internal import Markdown

/// Reads one Markdown file into a page.
struct PageReader: Sendable {
    /// How each language's pages are read.
    private let options: [MarkdownOptions]
    private let includesDrafts: Bool

    /// - Parameter avoided: the words that the pages of each language should not use.
    init(languages: [Language], features: SiteConfiguration.Features, avoided: [AvoidedWords], includesDrafts: Bool) {
        options = zip(languages, avoided).map { MarkdownOptions(features, language: $0, avoided: $1) }
        self.includesDrafts = includesDrafts
    }

    struct Reading: Sendable {
        /// Nil where the file is a draft, empty or unreadable.
        var page: ParsedPage?
        /// The file's path where it is a draft.
        var draft: String?
        var findings: [Finding]
    }

    /// - Throws: `DiskError`.
    func read(_ place: PagePlaces.Place) throws -> Reading {
        let path = place.file.path
        let file = try place.file.read()
        let bytes: [UInt8]
        switch Text.normalized(file.bytes, path: path) {
        case .success(let text): bytes = text
        case .failure(let error): return Reading(findings: [error.finding])
        }
        if bytes.allSatisfy({ [0x20, 0x09, 0x0A].contains($0) }) {
            return Reading(findings: [
                Finding(
                    .warning, "empty-page", path: path, "the file is empty, so there is no page", help: "write the page, or delete the file"
                )
            ])
        }
        let text: PageText
        switch PageText.split(bytes, path: path) {
        case .success(let split): text = split
        case .failure(let error): return Reading(findings: [error.finding])
        }
        var frontMatter = FrontMatter()
        var frontMatterFindings: [Finding] = []
        if let yaml = text.frontMatter { (frontMatter, frontMatterFindings) = FrontMatter.read(yaml, path: path, lineOffset: 1) }
        if frontMatter.isDraft, !includesDrafts { return Reading(draft: path, findings: frontMatterFindings) }

        var options = options[place.language]
        options.notesOpening = frontMatter.summary == nil
        let document = MarkdownDocument(
            parsing: text.body, isUTF8: true, path: path, lineOffset: text.bodyLineOffset, options: options)
        var findings = frontMatterFindings + document.findings
        let hasFrontMatter = text.frontMatter != nil
        let title = title(frontMatter, document)
        if title == nil, !frontMatterFindings.hasErrors { findings.append(missingTitle(path, hasFrontMatter: hasFrontMatter)) }
        let page = ParsedPage(
            source: path, language: place.language, identity: place.identity, frontMatter: frontMatter, document: document,
            file: (file.signature, Checksum(of: file.bytes)), title: title ?? String(path.namePart.dropLast(".md".count)))
        return Reading(page: page, findings: findings)
    }

    /// The front matter's title, else the first heading.
    private func title(_ frontMatter: FrontMatter, _ document: MarkdownDocument) -> String? {
        [frontMatter.title?.value, document.title?.text, document.outline.first?.text]
            .lazy.compactMap { $0?.trimmed }.first { !$0.isEmpty }
    }

    private func missingTitle(_ path: String, hasFrontMatter: Bool) -> Finding {
        Finding(
            hasFrontMatter ? .error : .warning, "missing-title", path: path, at: Position(line: 1), "the page has no title",
            help: hasFrontMatter ? "add 'title: …' to the front matter" : "begin the text with '# …'")
    }
}

internal import Content
internal import Diagnostics
internal import Markdown
internal import ToolLanguage

/// The site as its files say it, page by page, nothing yet related to anything else.
struct ParsedSite: Sendable {
    let configuration: SiteConfiguration
    let languages: [Language]
    var pages: [ParsedPage]
    let assets: [SourceFile]
    /// The tools without errors, by id; drafts only where they are asked for.
    var tools: [Tool]
    /// The ids of the other tool files; findings say what is wrong with those that are no drafts.
    let unpublishedTools: Set<String>
    let draftTools: Set<String>
    let glossary: Glossary?
    let learningPaths: [LearningPath]
    let theme: SiteTheme
    /// The folder of the pages, ending in `/` or empty.
    let contentFolder: String
    /// Files of pages that are left out because they are drafts.
    let drafts: Set<String>
    /// Files of pages that could not be read; findings say why.
    let unread: Set<String>
    /// Files that are there and are not published.
    let unpublished: Set<String>
    let findings: [Finding]
}

/// One Markdown file: what its author says about it, and its text as HTML. Or a page that is made, as the glossary's is.
final class ParsedPage: Sendable {
    /// `content/zh/follow-up/rhythm.md`; for a section nobody wrote a page for, its folder.
    let source: String
    /// Index into `ParsedSite.languages`.
    let language: Int
    let identity: PageIdentity
    let frontMatter: FrontMatter
    let document: MarkdownDocument
    /// Of the file it was read from; `none` for a page that is made.
    let signature: FileSignature
    let checksum: Checksum
    let title: String

    init(
        source: String, language: Int, identity: PageIdentity, frontMatter: FrontMatter, document: MarkdownDocument,
        file: (signature: FileSignature, checksum: Checksum) = (.none, .none), title: String
    ) {
        self.source = source
        self.language = language
        self.identity = identity
        self.frontMatter = frontMatter
        self.document = document
        (signature, checksum) = file
        self.title = title
    }

    /// Whether there is a file, and not just a folder that needs a page.
    var isWritten: Bool { !source.isEmpty && !source.hasSuffix("/") }

    /// Whether it is the glossary's, which is made from a file that is no page.
    var isGlossary: Bool { source.hasSuffix("glossary.yml") }
}

/// What makes a page the same page in every language: its path below the language's folder, without ending.
///
/// A section's own page has the section's folder, ending in `/`; the home page is empty.
struct PageIdentity: Hashable, Sendable, Comparable {
    let path: String

    var isSection: Bool { path.isEmpty || path.utf8.last == UInt8(ascii: "/") }

    /// The section the page is in, or, for a section's own page, that section: `follow-up/`.
    var folder: String { path.folderPart }

    /// The section around `folder`; nil for the home page's.
    static func parent(of folder: String) -> String? {
        if folder.isEmpty { return nil }
        return folder.dropLast().lastIndex(of: "/").map { String(folder[...$0]) } ?? ""
    }

    static func < (a: Self, b: Self) -> Bool { a.path < b.path }
}

internal import Diagnostics

/// Which language and which page each Markdown file is, told from its path alone.
struct PagePlaces {
    struct Place: Sendable {
        let file: PageFile
        let language: Int
        let identity: PageIdentity
    }

    private(set) var pages: [Place] = []
    private(set) var findings: [Finding] = []

    init(_ tree: SourceTree, languages: [Language]) {
        var first: [[PageIdentity: String]] = Array(repeating: [:], count: languages.count)
        lazy var paths = Set(tree.pages.map(\.path))
        for file in tree.pages {
            guard let language = languages.owner(of: file.path) else {
                let folders = languages.map { "'\($0.folder)'" }.joined(separator: ", ")
                findings.append(
                    Finding(
                        .warning, "outside-languages", path: file.path, "the page is in no language's folder, so it is not published",
                        help: "move it below one of \(folders)"))
                continue
            }
            let inner = String(file.path.utf8.dropFirst(languages[language].folder.utf8.count).dropLast(".md".utf8.count))!
            let folder = inner.folderPart
            let name = inner.namePart
            let isIndex =
                name == "index"
                || name.utf8.count == 6 && name.lowercased() == "readme"
                    && !paths.contains(languages[language].folder + folder + "index.md")
            let identity = PageIdentity(path: isIndex ? folder : inner)
            if let other = first[language].updateValue(file.path, forKey: identity) {
                first[language][identity] = other
                findings.append(
                    Finding(
                        "duplicate-page", path: file.path, "this and '\(other.namePart)' would be one page",
                        help: "delete one of them, or give it another name"))
                continue
            }
            pages.append(Place(file: file, language: language, identity: identity))
        }
    }
}

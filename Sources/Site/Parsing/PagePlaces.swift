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

    init(_ tree: SourceTree, languages: [Language]) async {
        var first: [[PageIdentity: String]] = Array(repeating: [:], count: languages.count)
        let indexes = Set(tree.pages.map(\.path).filter { $0.hasSuffix("index.md") })
        let places = await concurrently(tree.pages) { Self.place(of: $0, among: languages, indexes: indexes) }
        pages.reserveCapacity(places.count)
        for (file, place) in zip(tree.pages, places) {
            guard let place else {
                let folders = languages.map { "'\($0.folder)'" }.joined(separator: ", ")
                findings.append(
                    Finding(
                        .warning, "outside-languages", path: file.path, "the page is in no language's folder, so it is not published",
                        help: "move it below one of \(folders)"))
                continue
            }
            if let other = first[place.language].updateValue(file.path, forKey: place.identity) {
                first[place.language][place.identity] = other
                findings.append(
                    Finding(
                        "duplicate-page", path: file.path, "this and '\(other.namePart)' would be one page",
                        help: "delete one of them, or give it another name"))
                continue
            }
            pages.append(place)
        }
    }

    /// - Parameter indexes: the paths of all files named `index.md`, beside which a `README.md` is a page like others.
    private static func place(of file: PageFile, among languages: [Language], indexes: Set<String>) -> Place? {
        guard let language = languages.owner(of: file.path) else { return nil }
        let inner = String(file.path.utf8.dropFirst(languages[language].folder.utf8.count).dropLast(".md".utf8.count))!
        let folder = inner.folderPart
        let name = inner.namePart
        let isIndex =
            name == "index"
            || name.utf8.count == 6 && name.lowercased() == "readme" && !indexes.contains(languages[language].folder + folder + "index.md")
        return Place(file: file, language: language, identity: PageIdentity(path: isIndex ? folder : inner))
    }
}

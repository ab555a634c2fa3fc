internal import Content
internal import Diagnostics

/// The tree of sections of every language, and every page at its place in it.
struct SiteOutline {
    private(set) var pages: [ResolvedPage] = []
    private(set) var sections: [Section] = []
    /// The home section of each language.
    private(set) var homes: [Int] = []
    private(set) var findings: [Finding] = []

    init(_ parsed: ParsedSite) {
        let navigation = parsed.configuration.navigation?.map { $0.value.hasSuffix("/") ? $0.value : $0.value + "/" }
        for language in parsed.languages.indices {
            let shelf = Shelf(parsed, language: language, navigation: navigation)
            homes.append(add("", parent: nil, from: shelf))
        }
        findings = unknownSections(parsed)
    }

    /// Adds a section, its page, its pages and what is below it; a section's pages stand one after another.
    private mutating func add(_ folder: String, parent: Int?, from shelf: Shelf) -> Int {
        let index = sections.count
        let own = pages.count
        let listed = shelf.pages[folder] ?? []
        pages.append(shelf.page(shelf.sections[folder]!, section: index))
        for (place, number) in listed.enumerated() {
            pages.append(
                shelf.page(
                    number, section: index, ordinal: place + 1, previous: place > 0 ? own + place : nil,
                    next: place + 1 < listed.count ? own + place + 2 : nil))
        }
        let section = Section(
            language: shelf.language, folder: folder, parent: parent, page: own, pages: Array(own + 1..<own + 1 + listed.count),
            subsections: [])
        sections.append(section)
        var subsections: [Int] = []
        for subfolder in shelf.subfolders[folder] ?? [] { subsections.append(add(subfolder, parent: index, from: shelf)) }
        sections[index] = section.with(subsections: subsections)
        return index
    }

    private func unknownSections(_ parsed: ParsedSite) -> [Finding] {
        let names = sections.filter { $0.parent == homes.first }.map { String($0.folder.dropLast()) }
        return (parsed.configuration.navigation ?? []).compactMap { item in
            let name = item.value.withoutFinalSlash
            if names.contains(name) { return nil }
            return Finding(
                "unknown-section", path: parsed.contentFolder + "site.yml", at: item.position,
                "there is no section '\(item.value)' at the top of the site\(didYouMean(name, among: names))",
                help: "write the name of a folder of pages, or delete the line")
        }
    }
}

extension Section {
    fileprivate func with(subsections: [Int]) -> Section {
        Section(language: language, folder: folder, parent: parent, page: page, pages: pages, subsections: subsections)
    }
}

/// The pages of one language, its own and those it borrows, by their numbers in `ParsedSite.pages`, sorted into folders and
/// reading order.
private struct Shelf {
    let language: Int
    /// The pages of each folder, but for its own.
    private(set) var pages: [String: [Int]] = [:]
    /// Each folder's own page.
    private(set) var sections: [String: Int] = [:]
    private(set) var subfolders: [String: [String]] = [:]
    private let parsed: ParsedSite

    init(_ parsed: ParsedSite, language: Int, navigation: [String]?) {
        self.parsed = parsed
        self.language = language
        let own = parsed.pages.indices.filter { parsed.pages[$0].language == language }
        let known = language == 0 ? [] : Set(own.map { parsed.pages[$0].identity })
        let borrowed =
            language == 0
            ? []
            : parsed.pages.indices.filter { number in
                parsed.pages[number].language == 0 && !known.contains(parsed.pages[number].identity)
            }
        for number in own + borrowed {
            let identity = parsed.pages[number].identity
            guard identity.isSection else {
                pages[identity.folder, default: []].append(number)
                continue
            }
            sections[identity.path] = number
            if let parent = PageIdentity.parent(of: identity.path) { subfolders[parent, default: []].append(identity.path) }
        }
        func inOrder(_ numbers: [Int]) -> [Int] {
            let pages = numbers.map { number in
                let page = parsed.pages[number]
                return (number: number, weight: page.frontMatter.weight ?? .max, title: page.title, path: page.identity.path)
            }
            return pages.sorted { ($0.weight, $0.title, $0.path) < ($1.weight, $1.title, $1.path) }.map(\.number)
        }
        pages = pages.mapValues(inOrder)
        subfolders = subfolders.mapValues { folders in
            inOrder(folders.map { sections[$0]! }).map { parsed.pages[$0].identity.path }
        }
        if let navigation, let top = subfolders[""] {
            var seen = Set<String>()
            let listed = navigation.filter { top.contains($0) && seen.insert($0).inserted }
            subfolders[""] = listed + top.filter { !listed.contains($0) }
        }
    }

    func page(_ number: Int, section: Int, ordinal: Int? = nil, previous: Int? = nil, next: Int? = nil) -> ResolvedPage {
        let page = parsed.pages[number]
        return ResolvedPage(
            parsed: number, language: language, isFallback: page.language != language, identity: page.identity,
            output: OutputPath(page: page.identity, in: parsed.languages[language]), section: section, ordinal: ordinal,
            previous: previous, next: next)
    }
}

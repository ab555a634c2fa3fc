internal import Diagnostics
internal import Content

extension ResolvedSite {
    /// The pages named under `menu`, in every language.
    var menuPages: [Int] { languages.indices.flatMap { menu(in: $0).map(\.page) } }

    /// What the bar of every page names in one language, in the author's order.
    func menu(in language: Int) -> [(item: String, page: Int)] {
        parsed.configuration.menu.compactMap { item in
            page(named: item.value, in: language).map { (item.value, $0) }
        }
    }

    func pageNumber(_ identity: PageIdentity, _ language: Int) -> Int? { numbers[language][identity] }
}

public import Content

/// A language of the site: its code, its place among the addresses, its interface words.
public struct Language: Sendable {
    /// Names the content folder and the address: `zh`.
    public let code: String
    /// For `lang` attributes: `zh-Hans`.
    public let tag: String
    public let words: Words
    /// Where its pages lie, ending in `/` or empty: `content/zh/`.
    let folder: String
    /// What its addresses begin with: empty for the default language, else `en/`.
    let prefix: String

    /// In the language's own words: `中文`.
    public var name: String { words.texts["name"] ?? code }

    init(code: String, words: Words, folder: String, isDefault: Bool) {
        self.code = code
        self.words = words
        self.folder = folder
        prefix = isDefault ? "" : code + "/"
        tag = words.texts["tag"] ?? code
    }
}

extension [Language] {
    /// The language whose folder a path lies in, the innermost where folders lie in each other; nil where it lies in none.
    func owner(of path: String) -> Int? {
        indices.filter { path.utf8.starts(with: self[$0].folder.utf8) }.max { self[$0].folder.utf8.count < self[$1].folder.utf8.count }
    }
}

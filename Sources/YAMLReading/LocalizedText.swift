/// A text in one or several languages: `客户经理训练`, or `{ zh: 客户经理训练, en: Account-manager training }`.
public struct LocalizedText: Hashable, Sendable {
    private let plain: String?
    private let translations: [String: String]

    public init(_ plain: String) {
        self.plain = plain
        translations = [:]
    }

    public init(translations: [String: String]) {
        plain = nil
        self.translations = translations
    }

    /// The text in a language, else in the default one; nil where neither is written.
    public func text(in language: String, default other: String) -> String? {
        plain ?? translations[language] ?? translations[other]
    }

    public var languages: [String] { translations.keys.sorted() }

    /// The text where it is written once for all languages.
    public var plainText: String? { plain }

    /// Every wording, by language.
    public var wordings: [String] { plain.map { [$0] } ?? languages.compactMap { translations[$0] } }
}

/// A language as a message names it: `English (en)`.
public func languageName(_ code: String) -> String { ["zh": "Chinese (zh)", "en": "English (en)"][code] ?? "'\(code)'" }

internal import Diagnostics
internal import Content
internal import Markdown

extension MarkdownOptions {
    /// How the pages of one language are read.
    init(_ features: SiteConfiguration.Features, language: Language, avoided: AvoidedWords) {
        self.init(
            dialect: features.chineseMarkdown ? .chinese : .gfm, allowsRawHTML: features.rawHTML, words: MarkdownWords(language.words),
            ourSpeakers: Set(language.words["ourSpeakers"].split(separator: "|").map { String($0).trimmed }), icons: true,
            reservedIDs: themeIDs, avoided: avoided)
    }
}

/// Ids that the theme's templates use around the text; icons are `i-…`, which no heading becomes.
let themeIDs: Set<String> = [
    "main", "live", "related", "contents", "fresh", "copy-line", "copy-all", "clear-ticks", "tool_words", "ways",
]

extension MarkdownWords {
    init(_ words: Words) {
        self.init()
        for (word, path) in Self.byKey {
            if let text = words.texts[word] { self[keyPath: path] = text }
        }
    }

    private static var byKey: [(String, WritableKeyPath<MarkdownWords, String>)] {
        [
            ("note", \.note), ("tip", \.tip), ("important", \.important), ("warning", \.warning), ("caution", \.caution),
            ("table", \.table), ("footnotes", \.footnotes), ("backToText", \.backToText), ("stageDirection", \.stageDirection),
            ("do", \.do), ("dont", \.dont),
        ]
    }
}

public import Diagnostics
internal import YAMLReading

extension SiteConfiguration {
    static let keys = ["title", "summary", "base_url", "languages", "navigation", "menu", "author", "features"]
    static let featureKeys = ["raw_html", "chinese_markdown"]

    /// Reads `content/site.yml`.
    public static func read(_ text: String, path: String) -> (SiteConfiguration, [Finding]) {
        let mapping: YAMLNode.Mapping
        switch composeMapping(text, of: "site.yml", path: path) {
        case .success(let value?): mapping = value
        case .success(nil): return (SiteConfiguration(), [])
        case .failure(let error): return (SiteConfiguration(), [error.finding])
        }
        var fields = FieldReader(mapping, of: "site.yml", known: keys, path: path, lineOffset: 0)
        var site = SiteConfiguration()
        site.title = fields.localizedText("title")
        site.summary = fields.localizedText("summary")
        site.baseURL = baseURL(in: &fields)
        site.languages = languages(in: &fields)
        if fields.node("navigation") != nil { site.navigation = unique("navigation", in: &fields) }
        site.menu = unique("menu", in: &fields)
        site.author = fields.text("author")?.value
        let (features, findings) = features(in: fields)
        site.features = features
        return (site, fields.findings + findings)
    }

    private static func baseURL(in fields: inout FieldReader) -> BaseURL? {
        guard let text = fields.text("base_url") else { return nil }
        if let url = BaseURL(text.value) { return url }
        fields.report(
            "wrong-type", at: text.position, "'base_url' takes an absolute address, not '\(text.value)'",
            help: "write it like 'https://host/training/'")
        return nil
    }

    private static func languages(in fields: inout FieldReader) -> [Located<String>]? {
        guard fields.node("languages") != nil else { return nil }
        var languages: [Located<String>] = []
        for language in fields.texts("languages") {
            if !isLanguageCode(language.value) {
                fields.report(
                    "unknown-value", at: language.position, "'\(language.value)' is not a language code", help: "write it like 'zh' or 'en'"
                )
            } else if languages.contains(where: { $0.value == language.value }) {
                fields.report(
                    "duplicate-key", at: language.position, "language '\(language.value)' is written twice", help: "keep one of them")
            } else {
                languages.append(language)
            }
        }
        return languages.isEmpty ? nil : languages
    }

    /// A list of texts, each of them once.
    private static func unique(_ key: String, in fields: inout FieldReader) -> [Located<String>] {
        var seen = Set<String>()
        return fields.texts(key).filter { item in
            if seen.insert(item.value).inserted { return true }
            fields.report("duplicate-key", at: item.position, "'\(item.value)' is written twice under '\(key)'", help: "keep one of them")
            return false
        }
    }

    private static func features(in fields: FieldReader) -> (Features, [Finding]) {
        var features = Features()
        guard let node = fields.node("features") else { return (features, []) }
        guard let mapping = node.mapping else {
            let finding = Finding(
                "wrong-type", path: fields.path, at: node.position(after: 0), "'features' takes 'key: value' lines, not a \(node.kindName)")
            return (features, [finding])
        }
        var switches = FieldReader(mapping, of: "features", known: featureKeys, path: fields.path, lineOffset: 0)
        features.rawHTML = switches.flag("raw_html") ?? features.rawHTML
        features.chineseMarkdown = switches.flag("chinese_markdown") ?? features.chineseMarkdown
        return (features, switches.findings)
    }
}

/// Whether a text is a BCP 47 language code such as `zh`, `en` or `pt-BR`; it also names a folder.
public func isLanguageCode(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.count), first.allSatisfy({ ("a"..."z").contains($0) }) else { return false }
    return parts.dropFirst().allSatisfy { (2...8).contains($0.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }
}

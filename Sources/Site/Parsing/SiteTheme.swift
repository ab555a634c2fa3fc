internal import Content
internal import Diagnostics
internal import Theme

/// The templates, words and assets of a build: the default theme, file by file replaced by the site's own.
struct SiteTheme: Sendable {
    /// Layouts and partials by name, which is the file's name without folder and ending.
    let templates: [String: TemplateText]
    /// Asset bytes by path below `assets/`.
    let assets: [String: [UInt8]]
    let words: [String: Words]

    /// Whether it is the default theme, with nothing replaced.
    let isStandard: Bool

    static let standard = merge([]).0

    struct TemplateText: Sendable {
        let path: String
        let text: String
    }

    static func read(_ overrides: [SourceFile]) -> (SiteTheme, [Finding]) {
        overrides.isEmpty ? (standard, []) : merge(overrides)
    }

    private static func merge(_ overrides: [SourceFile]) -> (SiteTheme, [Finding]) {
        var files: [String: SourceFile] = [:]
        for file in Theme.files { files[file.path] = SourceFile(path: "templates/\(file.path)", bytes: file.bytes) }
        for file in overrides { files[String(file.path.dropFirst("templates/".count))] = file }
        let overridden = Set(overrides.map(\.path))
        var templates: [String: TemplateText] = [:], assets: [String: [UInt8]] = [:]
        var words = standardWords.mapValues(Words.init(texts:))
        var findings: [Finding] = []
        for (path, file) in files.sorted(by: { $0.key < $1.key }) {
            if let asset = path.removing(prefix: "assets/") {
                assets[asset] = file.bytes
                continue
            }
            let text: String
            switch Text.normalized(file.bytes, path: file.path) {
            case .success(let bytes): text = String(decoding: bytes, as: UTF8.self)
            case .failure(let error):
                findings.append(error.finding)
                continue
            }
            if let code = path.removing(prefix: "words/")?.removing(suffix: ".yml") {
                guard overridden.contains(file.path) else { continue }
                let (read, found) = Words.read(text, path: file.path)
                words[code] = read
                findings += found
            } else if path.hasSuffix(".html") {
                let name = path.split(separator: "/").last!.dropLast(".html".count)
                if let other = templates[String(name)] {
                    findings.append(
                        Finding(
                            "duplicate-template", path: file.path, "the template '\(name)' stands in '\(other.path)' too",
                            help: "delete one of them"))
                }
                templates[String(name)] = TemplateText(path: file.path, text: text)
            }
        }
        let theme = SiteTheme(templates: templates, assets: assets, words: complete(words), isStandard: overrides.isEmpty)
        return (theme, findings)
    }

    /// A language's words, completed from the default theme's in that language, then its English and Chinese.
    private static func complete(_ words: [String: Words]) -> [String: Words] {
        let own = standardWords
        let fallback = (own["zh"] ?? [:]).merging(own["en"] ?? [:]) { _, english in english }
        return Dictionary(
            uniqueKeysWithValues: words.map { code, words in
                let theirs = (own[code] ?? fallback).merging(words.texts) { _, own in own }
                return (code, Words(texts: theirs))
            })
    }

    /// The words that the default theme holds.
    private static let standardWords: [String: [String: String]] = Dictionary(
        uniqueKeysWithValues: Theme.files.compactMap { file in
            file.path.removing(prefix: "words/")?.removing(suffix: ".yml").map {
                ($0, Words.read(String(decoding: file.bytes, as: UTF8.self), path: file.path).0.texts)
            }
        })
}

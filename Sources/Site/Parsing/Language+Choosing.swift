internal import Content
internal import Diagnostics

extension Language {
    /// The languages of a site: as `site.yml` says, else as the folders show, else as the text reads.
    /// - Throws: `DiskError`.
    static func choose(_ tree: SourceTree, configuration: SiteConfiguration, theme: SiteTheme) throws -> ([Language], [Finding]) {
        let content = tree.contentFolder.isEmpty ? "" : tree.contentFolder + "/"
        let folders = Set(
            tree.pages.compactMap { page -> String? in
                let inner = tree.inner(page.path)
                return inner.utf8.firstIndex(of: UInt8(ascii: "/")).map { String(inner[..<$0]) }
            })
        let known = theme.words.keys.sorted()
        let found = known.filter(folders.contains)
        let isInFolders = !found.isEmpty && tree.pages.allSatisfy { page in found.contains { tree.inner(page.path).hasPrefix($0 + "/") } }
        var findings: [Finding] = []
        let codes: [String]
        if let written = configuration.languages {
            codes = written.map(\.value)
            for language in written where !known.contains(language.value) {
                findings.append(
                    Finding(
                        "unknown-language", path: tree.configuration?.path ?? "", at: language.position,
                        "there are no interface words for '\(language.value)'\(didYouMean(language.value, among: known))",
                        help: "add templates/words/\(language.value).yml with the keys of templates/words/\(known.first ?? "zh").yml"))
            }
        } else if isInFolders {
            // The project's first language leads where nothing else says which is the original.
            codes = found.contains("zh") ? ["zh"] + found.filter { $0 != "zh" } : found
        } else {
            codes = [try mostlyHan(tree.pages) || !known.contains("en") ? "zh" : "en"]
        }
        let languages = codes.enumerated().map { index, code in
            let folder = codes.count > 1 || folders.contains(code) ? "\(content)\(code)/" : content
            return Language(code: code, words: theme.words[code] ?? Words(texts: [:]), folder: folder, isDefault: index == 0)
        }
        return (languages, findings)
    }

    /// Whether at least every tenth character of the first texts is Chinese.
    private static func mostlyHan(_ pages: [PageFile]) throws -> Bool {
        var han = 0, latin = 0
        for page in pages.prefix(50) {
            for byte in try page.read().bytes.prefix(4096) {
                if (0xE4...0xE9).contains(byte) { han += 1 } else if (0x61...0x7A).contains(byte) { latin += 1 }
            }
        }
        return han * 10 >= latin
    }
}

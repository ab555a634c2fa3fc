internal import Content
internal import Diagnostics
internal import Markdown

extension Tag {
    /// The tags of every language, by name, each with its pages in reading order.
    static func collect(_ pages: [ResolvedPage], in parsed: ParsedSite, findings: inout [Finding]) -> [Tag] {
        var tags: [Tag] = []
        // Few tags, on many pages each.
        var slugs: [String: String?] = [:]
        for (number, language) in parsed.languages.enumerated() {
            var members: [String: [Int]] = [:]
            var first: [String: (name: String, source: String, position: Position)] = [:]
            for (index, page) in pages.enumerated() where page.language == number {
                let source = parsed.pages[page.parsed]
                for tag in source.frontMatter.tags {
                    let known = slugs[tag.value] ?? slugOfTag(tag.value)
                    slugs[tag.value] = .some(known)
                    guard let slug = known else {
                        if !page.isFallback {
                            findings.append(
                                Finding(
                                    "empty-tag", path: source.source, at: tag.position, "tag '\(tag.value)' has no letter or digit",
                                    help: "write a word, or delete it"))
                        }
                        continue
                    }
                    if let known = first[slug], known.name != tag.value {
                        if !page.isFallback {
                            findings.append(
                                Finding(
                                    .warning, "similar-tags", path: source.source, at: tag.position,
                                    "tag '\(tag.value)' has the same address as tag '\(known.name)'", help: "write '\(known.name)'",
                                    notes: [.init(path: known.source, position: known.position, text: "'\(known.name)' is here")]))
                        }
                    } else {
                        first[slug] = (tag.value, source.source, tag.position)
                    }
                    if members[slug]?.last != index { members[slug, default: []].append(index) }
                }
            }
            tags += members.sorted { first[$0.key]!.name < first[$1.key]!.name }.map { slug, pages in
                let (name, source, position) = first[slug]!
                let output = OutputPath("\(language.prefix)tags/\(slug).html")
                return Tag(language: number, name: name, output: output, pages: pages, source: source, position: position)
            }
        }
        return tags
    }
}

/// Nil where there is nothing to name.
private func slugOfTag(_ tag: String) -> String? {
    tag.contains { $0.isLetter || $0.isNumber } ? Markdown.slug(tag) : nil
}

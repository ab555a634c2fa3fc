internal import Content
internal import Diagnostics
internal import Markdown

extension LinkResolver {
    /// The old `#fragments` of a page and where they lead now; one that is in use, or leads nowhere, is a finding.
    func movedFragments(of page: ResolvedPage, findings: inout [Finding]) -> [MovedFragment] {
        let source = parsed.pages[page.parsed]
        var moved: [MovedFragment] = []
        for redirect in source.frontMatter.redirects {
            guard case .fragment(let old, let new) = redirect.value else { continue }
            if let finding = conflict(of: old, in: source, at: redirect.position) {
                findings.append(finding)
                continue
            }
            let (target, finding) = target(of: new, isImage: false, from: page, at: redirect.position)
            if let finding { findings.append(finding) }
            if case .page(let index, let fragment) = target {
                if index == self.index(of: page), let fragment, isMoved(fragment, in: source) {
                    findings.append(
                        Finding(
                            "moved-fragment", path: source.source, at: redirect.position, "'#\(fragment)' is an old fragment itself",
                            help: "name the heading it leads to"))
                }
                moved.append(MovedFragment(old: old, target: target, text: parsed.pages[pages[index].parsed].title))
            }
        }
        return moved
    }

    /// Why an old fragment cannot be given to this page: it is no id, or one that is in use.
    private func conflict(of old: String, in page: ParsedPage, at position: Position) -> Finding? {
        let count = page.frontMatter.redirects.count { if case .fragment(old, _) = $0.value { true } else { false } }
        let summary =
            if old.isEmpty || old.contains(where: \.isWhitespace) {
                "'#\(old)' is not a fragment"
            } else if page.document.anchors.contains(old) {
                "'#\(old)' is a heading of this page still"
            } else if themeIDs.contains(old) || old.hasPrefix("i-") {
                "'#\(old)' is an id that the page's frame uses"
            } else if count > 1 { "'#\(old)' is written \(count) times" } else { "" }
        if summary.isEmpty { return nil }
        return Finding("moved-fragment", path: page.source, at: position, summary, help: "delete the line, or give another fragment")
    }

    private func isMoved(_ fragment: String, in page: ParsedPage) -> Bool {
        page.frontMatter.redirects.contains { if case .fragment(fragment, _) = $0.value { true } else { false } }
    }
}

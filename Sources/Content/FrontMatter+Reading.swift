public import Diagnostics
internal import YAMLReading

extension FrontMatter {
    static let keys = [
        "title", "summary", "weight", "tags", "kind", "sources", "updated", "reviewed", "owner", "draft", "redirects",
        "translates", "related",
    ]

    /// Reads the YAML between the two `---` lines of a page. `lineOffset` counts the lines before it.
    public static func read(_ text: String, path: String, lineOffset: Int) -> (FrontMatter, [Finding]) {
        if let page = readPlain(text, lineOffset: lineOffset) { return (page, []) }
        return readYAML(text, path: path, lineOffset: lineOffset)
    }

    /// The same by YAML's own reader, which knows every way to write it and what is wrong.
    static func readYAML(_ text: String, path: String, lineOffset: Int) -> (FrontMatter, [Finding]) {
        let mapping: YAMLNode.Mapping
        switch composeMapping(text, of: "front matter", path: path, lineOffset: lineOffset) {
        case .success(let value?): mapping = value
        case .success(nil): return (FrontMatter(), [])
        case .failure(let error): return (FrontMatter(), [error.finding])
        }
        var fields = FieldReader(mapping, of: "front matter", known: keys, path: path, lineOffset: lineOffset)
        var page = FrontMatter()
        page.title = fields.text("title")
        page.summary = fields.text("summary")
        page.weight = fields.integer("weight")
        page.tags = fields.texts("tags")
        page.kind = fields.choice("kind", as: PageKind.self) ?? .playbook
        page.sources = fields.texts("sources").map(\.value)
        page.updated = fields.date("updated")
        page.reviewed = fields.date("reviewed")
        page.owner = fields.text("owner")?.value
        page.isDraft = fields.flag("draft") ?? false
        page.redirects = redirects(in: &fields)
        page.translates = fields.text("translates")?.value
        page.related = fields.texts("related")
        return (page, fields.findings)
    }

    /// `- old/page` is a page's old address; `- "#old": "#new"` a heading's.
    private static func redirects(in fields: inout FieldReader) -> [Located<Redirect>] {
        guard let node = fields.node("redirects") else { return [] }
        var redirects: [Located<Redirect>] = []
        for item in node.sequence ?? [node] {
            let position = item.position(after: fields.lineOffset)
            if let address = item.scalar?.string, !address.hasPrefix("#") {
                redirects.append(Located(.page(address), at: position))
            } else if let pairs = item.mapping {
                for (from, to) in pairs {
                    if let old = from.scalar?.string, old.hasPrefix("#"), let new = to.scalar?.string {
                        redirects.append(
                            Located(
                                .fragment(from: String(old.dropFirst()), to: new), at: from.position(after: fields.lineOffset)))
                    } else {
                        fields.report(
                            "wrong-type", from, "a redirect pair goes from an old '#fragment'", help: "write '\"#old\": \"#new\"'")
                    }
                }
            } else {
                fields.report(
                    "wrong-type", item, "a redirect is an old page address, or a pair of fragments",
                    help: "write '- old/page' or '- \"#old\": \"#new\"'")
            }
        }
        return redirects
    }
}

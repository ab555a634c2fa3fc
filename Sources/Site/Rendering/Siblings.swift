/// The pages of each section as the pages beside them list them.
///
/// Every item is made once by the template `sibling`, not once a page: in a section of n pages that is n against n².
struct Siblings: Sendable {
    private let site: ResolvedSite
    private let templates: TemplateSet
    /// The item of each page that is not the current one; empty for a section's own page. Nil where only some are asked for.
    private let items: [[UInt8]]?

    /// How many pages are listed on either side of the current one, so that a page does not grow with its section.
    static let reach = 12

    init(_ site: ResolvedSite, _ templates: TemplateSet, isWhole: Bool) async {
        self.site = site
        self.templates = templates
        guard isWhole else {
            items = nil
            return
        }
        items = await concurrently(Array(site.pages.indices)) { number in
            site.pages[number].ordinal == nil ? [] : Self.item(number, isCurrent: false, site, templates)
        }
    }

    /// The items of the whole section or, of a long one, those nearest to the page.
    func list(around page: Int) -> [UInt8] {
        let pages = site.sections[site.pages[page].section].pages
        let index = (site.pages[page].ordinal ?? 1) - 1
        let start = max(0, min(index - Self.reach, pages.count - 2 * Self.reach - 1))
        let shown = pages[start..<min(pages.count, start + 2 * Self.reach + 1)]
        var list: [UInt8] = []
        list.reserveCapacity(shown.count * 96)
        for number in shown {
            if number != page, let items {
                list += items[number]
            } else {
                list += Self.item(number, isCurrent: number == page, site, templates)
            }
        }
        return list
    }

    private static func item(_ number: Int, isCurrent: Bool, _ site: ResolvedSite, _ templates: TemplateSet) -> [UInt8] {
        // A section's pages stand in one folder, so they all write the same address.
        let output = site.pages[number].output
        let values: Values = [.title: site.title(number), .url: output.relativeURL(to: output), .current: isCurrent]
        return templates.fill(.sibling, values, in: site.language(of: site.pages[number]))
    }
}

internal import Content
internal import Diagnostics

/// The menu names a page that is not there.
enum UnknownMenuPage: Check {
    static func findings(in site: ResolvedSite) -> [Finding] {
        let known = Set(site.menu(in: 0).map(\.item))
        return site.parsed.configuration.menu.filter { !known.contains($0.value) }.map { item in
            let names = site.pages.filter { $0.language == 0 }.map { $0.identity.path.withoutFinalSlash }
            return Finding(
                "unknown-page", path: site.parsed.contentFolder + "site.yml", at: item.position,
                "there is no page '\(item.value)'\(didYouMean(item.value, among: names))", help: "write a page's path without '.md'")
        }
    }
}

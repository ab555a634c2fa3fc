internal import Content
internal import Diagnostics

/// Nothing says where the site will stand.
enum MissingBaseURL: Check {
    static func findings(in site: ResolvedSite) -> [Finding] {
        if site.parsed.configuration.baseURL != nil { return [] }
        return [
            Finding(
                .note, "no-base-url", path: site.parsed.contentFolder + "site.yml",
                "no 'base_url', so there is no sitemap, no feed and no canonical link",
                help: "add 'base_url: https://host/path/', or build with '--base-url'")
        ]
    }
}

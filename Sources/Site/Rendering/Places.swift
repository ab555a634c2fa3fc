/// Where the pages and files stand that the site makes by itself.
enum Places {
    static func updates(_ language: Language) -> OutputPath { OutputPath(language.prefix + "updates.html") }
    static func records(_ language: Language) -> OutputPath { OutputPath(language.prefix + "records.html") }
    static func feed(_ language: Language) -> OutputPath { OutputPath(language.prefix + "feed.xml") }
    static func tags(_ language: Language) -> OutputPath { OutputPath(language.prefix + "tags/index.html") }
    static func notFound(_ language: Language) -> OutputPath { OutputPath(language.prefix + "404.html") }
    static func webManifest(_ language: Language) -> OutputPath { OutputPath(language.prefix + "site.webmanifest") }
    static func tools(_ language: Language) -> OutputPath { OutputPath(language.prefix + "tools/index.html") }
    static func path(_ id: String, _ language: Language) -> OutputPath { OutputPath("\(language.prefix)paths/\(id).html") }
    static let sitemap = OutputPath("sitemap.xml")
    static let robots = OutputPath("robots.txt")
    static let headers = OutputPath("_headers")

    /// Every one of them with a word for what it is.
    ///
    /// - Parameter hasRecords: whether each language has a page of records.
    static func all(_ languages: [Language], hasTools: Bool, hasRecords: [Bool]) -> [(place: OutputPath, what: String)] {
        zip(languages, hasRecords).flatMap { language, hasRecords in
            (hasRecords ? [(records(language), "the page of records")] : []) + [
                (updates(language), "the updates page"), (feed(language), "the feed"), (tags(language), "the page of tags"),
                (notFound(language), "the page for lost addresses"), (webManifest(language), "the web manifest"),
            ] + (hasTools ? [(tools(language), "the page of tools")] : [])
        } + [(sitemap, "the sitemap"), (robots, "robots.txt"), (headers, "the headers file")]
    }
}

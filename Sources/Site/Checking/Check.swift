internal import Content
internal import Diagnostics

/// One rule about the whole site. A new rule is a file here, a line in `checks` or `addressChecks`, and a test.
protocol Check: Sendable {
    static func findings(in site: ResolvedSite) -> [Finding]
}

/// One rule about the addresses that will be written, whatever stands at them.
protocol AddressCheck: Sendable {
    static func findings(among addresses: [Address]) -> [Finding]
}

/// Every rule about the whole site. Rules about one page's text are the parser's (`Markdown/Lint`), and those
/// about links belong to the stage that resolves them.
let checks: [any Check.Type] = [
    AwkwardName.self, MissingBaseURL.self, OrphanPage.self, SecondTitle.self, UnknownMenuPage.self, UnknownSubject.self,
]

let addressChecks: [any AddressCheck.Type] = [
    DuplicateAddress.self, AddressCase.self, AddressOutside.self, AddressLength.self, FileInTheWay.self,
]

extension ResolvedSite {
    /// What is wrong with the site, in no order.
    func check() async -> [Finding] {
        let addresses = addresses
        let rules: [@Sendable () -> [Finding]] =
            checks.map { check in { @Sendable in check.findings(in: self) } }
            + addressChecks.map { check in { @Sendable in check.findings(among: addresses) } }
        return await findings + concurrently(rules) { $0() }.joined()
    }

    /// Every address that will be written, with what a message calls it and where its author wrote it.
    private var addresses: [Address] {
        let haveRecords = languages.indices.map(hasRecords)
        let made = Places.all(languages, hasTools: hasTools, hasRecords: haveRecords).map {
            Address(output: $0.place, name: $0.what, source: nil, position: nil)
        }
        let written = pages.map { page in
            Address(output: page.output, source: parsedPage(page).source, position: nil, isBorrowed: page.isFallback)
        }
        let old = redirects.map { Address(output: $0.output, name: "a redirect", source: $0.source, position: $0.position) }
        let files = assets.map { Address(output: $0.output, source: $0.file.path, position: nil) }
        let themes = parsed.theme.assets.keys.sorted().map { name in
            Address(
                output: OutputPath("assets/theme/" + name), name: "the theme's '\(name)'", source: "templates/assets/\(name)", position: nil
            )
        }
        let places = tools.flatMap { tool in
            [tool.output, tool.description].map {
                Address(output: $0, source: "\(parsed.contentFolder)tools/\(tool.id).yml", position: nil)
            }
        }
        let paths = languages.indices.flatMap { language in
            parsed.learningPaths.map { path in
                Address(
                    output: output(of: path, in: language), name: "the path '\(path.id.value)'", source: parsed.contentFolder + "paths.yml",
                    position: path.id.position)
            }
        }
        let terms = tags.map { Address(output: $0.output, name: "tag '\($0.name)'", source: $0.source, position: $0.position) }
        return made + themes + places + paths + written + terms + files + old
    }
}

struct Address: Sendable {
    let output: OutputPath
    /// What a message calls it; nil where that is its file.
    var name: String?
    let source: String?
    let position: Position?
    /// Whether the page there is shown for want of one in the language.
    var isBorrowed = false

    var what: String { name ?? "'\(source ?? "")'" }
}

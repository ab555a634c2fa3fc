public import Content
public import Diagnostics
internal import ToolLanguage

/// What a build is asked for beyond what the files say.
public struct BuildOptions: Sendable {
    /// In place of `base_url` in site.yml.
    public var baseURL: BaseURL?
    /// Whether pages marked `draft: true` are published.
    public var includesDrafts = false
    /// Whether warnings stop the build as errors do.
    public var isStrict = false
    /// Told where the time goes, where somebody asks.
    public var profile: BuildProfile?

    public init() {}
}

/// A folder of playbooks as a finished site: Loading → Parsing → Resolving → Checking → Rendering → Writing.
///
/// Each stage is a function from one value to the next. Only the ends touch the disk: files are read in the first, the
/// texts of pages as they are parsed, and the last one writes.
public struct Site: Sendable {
    public let summary: SiteSummary
    /// Nil where a finding keeps the site from being written.
    let rendered: RenderedSite?
    /// What a record of the site is made from.
    let resolved: ResolvedSite

    public var findings: [Finding] { summary.findings }

    /// - Throws: `DiskError` where the file of a page cannot be read.
    public static func build(_ tree: SourceTree, options: BuildOptions = BuildOptions()) async throws -> Site {
        let profile = options.profile
        // What no page waits for is made beside them.
        async let theme: Void = makeThemeReady(tree)
        let parsed = try await profile.stage("parsing", note: { "\($0.pages.count) pages, \($0.tools.count) tools" }) {
            try await ParsedSite.parse(tree, options: options)
        }
        await theme
        let (templates, templateFindings) = TemplateSet.parse(parsed.theme)
        let resolved = await profile.stage("resolving") { await ResolvedSite.resolve(parsed) }
        let findings = await profile.stage("checking") { (await resolved.check() + templateFindings).sorted() }
        let tools = parsed.tools.map { ToolSummary(id: $0.id, exampleCount: $0.exampleCount, reach: $0.reach) }
        let summary = SiteSummary(findings: findings, pageCount: resolved.pages.count, tools: tools)
        guard let templates, !findings.stop(options) else {
            return Site(summary: summary, rendered: nil, resolved: resolved)
        }
        let rendered = await profile.stage("what pages share", note: { "\($0.files.count) files to make" }) {
            await RenderedSite.render(resolved, templates: templates, profile: profile)
        }
        return Site(summary: summary, rendered: rendered, resolved: resolved)
    }

    /// Reads and digests the default theme, where it is the site's, once for all.
    private static func makeThemeReady(_ tree: SourceTree) async {
        guard tree.templates.isEmpty else { return }
        _ = TemplateSet.parse(.standard)
        _ = ThemeAssets.of(.standard, hasTools: !tree.tools.isEmpty)
    }

    /// Whether the site may be written.
    public var isWritable: Bool { rendered != nil }

    /// The finished files by path, for tests.
    public var files: [String: [UInt8]] {
        Dictionary((rendered?.files ?? []).map { ($0.path.text, $0.bytes()) }) { first, _ in first }
    }

    /// The Content-Security-Policy that every page of the site keeps, as a server should send it.
    var policy: String { ContextMaker.headerPolicy(hasTools: resolved.hasTools) }

    /// Compares the site with what stands in the output folder.
    public func plan(output: String) throws -> WritePlan { try WritePlan(rendered?.files ?? [], output: output) }
}

/// What a build says of a site.
public struct SiteSummary: Sendable {
    /// What is wrong with the content, by file and place.
    public let findings: [Finding]
    /// The number of pages that readers can open, in all languages.
    public let pageCount: Int
    /// What the site's tools are, by id.
    public let tools: [ToolSummary]
}

/// A tool as the build's summary tells of it.
public struct ToolSummary: Sendable {
    public let id: String
    /// How many worked examples the build has run.
    public let exampleCount: Int
    /// The least and the greatest score that answers can reach, of a scorecard.
    public let reach: (least: String, most: String)?
}

extension [Finding] {
    public func stop(_ options: BuildOptions) -> Bool {
        hasErrors || options.isStrict && contains { $0.severity == .warning }
    }
}

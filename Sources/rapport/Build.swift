internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import Site

struct Build: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Build the site: content/ becomes site/.",
        discussion: """
            Only files that change are written; with an error in the content nothing is.

            Examples:
              rapport build
              rapport build --source handbook --output /srv/www
              rapport build --base-url https://host/training/
              rapport build --dry-run
            """)

    @OptionGroup var options: SourceOptions

    @Flag(help: "Say what would be written and deleted, and leave it at that.")
    var dryRun = false

    @Flag(help: "Say where the time went: stages, the slowest pages and templates.")
    var profile = false

    @Flag(help: "Make every page anew, whatever the last build wrote down.")
    var whole = false

    func run() async throws {
        if dryRun { return try await rehearse() }
        var build = options.buildOptions
        if profile { build.profile = BuildProfile() }
        let report = try await system {
            try await Site.update(
                source: options.sourceFolder, output: options.outputFolder, options: build,
                records: whole ? nil : Self.records)
        }
        try tell(report.summary.findings, as: options.format)
        guard let (result, kept) = report.written else { throw nothingWritten() }
        mention(kept: kept)
        try summarize(result, verbs: ("wrote", "deleted"), report.summary)
        if let profile = build.profile { try say("\n" + profile.text) }
        // The system takes back at once what would else be let go page by page.
        withExtendedLifetime(report) { Foundation.exit(ExitCode.success.rawValue) }
    }

    /// Where builds write down what they did: `rapport` in the user's folder of caches; nil where there is none.
    private static var records: String? {
        FileManager.default.urls(for: .cachesDirectory, in: .userDomainMask).first?.appending(path: "rapport").path(percentEncoded: false)
    }

    private func rehearse() async throws {
        let site = try await options.build()
        try tell(site.findings, as: options.format)
        guard site.isWritable else { throw nothingWritten() }
        let plan = try await system { try site.plan(output: options.outputFolder) }
        let (steps, result) = try await system { try await plan.rehearse() }
        for step in steps { try say("\(step.action.word) \(step.path)") }
        mention(kept: plan.kept)
        try summarize(result, verbs: ("would write", "delete"), site.summary)
    }

    private func nothingWritten() -> ExitCode {
        if options.format == .text { writeError("nothing was written; the last site stands as it was") }
        return .findings
    }

    private func mention(kept: [String]) {
        for path in kept { writeError("kept \(path): it was changed by hand after it was written") }
    }

    private func summarize(_ result: WriteResult, verbs: (write: String, delete: String), _ site: SiteSummary) throws {
        guard options.format == .text else { return }
        try say(
            "\(verbs.write) \(result.created + result.replaced) files, \(verbs.delete) \(result.deleted), "
                + "\(result.unchanged) unchanged; \(site.inventory) in \(options.outputFolder)")
        try tellReach(site)
    }
}

extension WritePlan.Action {
    fileprivate var word: String {
        switch self {
        case .create: "create"
        case .replace: "replace"
        case .delete: "delete"
        }
    }
}

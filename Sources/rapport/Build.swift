internal import ArgumentParser
internal import Diagnostics
internal import Site

struct Build: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
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

    func run() async throws {
        let site = try await options.build()
        try tell(site.findings, as: options.format)
        guard site.isWritable else {
            if options.format == .text { writeError("nothing was written; the last site stands as it was") }
            throw ExitCode.findings
        }
        let plan = try await system { try site.plan(output: options.outputFolder) }
        let result: WriteResult
        if dryRun {
            let rehearsal = try await system { try await plan.rehearse() }
            for step in rehearsal.steps { try say("\(step.action.word) \(step.path)") }
            result = rehearsal.result
        } else {
            result = try await system { try await plan.apply() }
        }
        for path in plan.kept { writeError("kept \(path): it was changed by hand after it was written") }
        if options.format == .text {
            try say(
                "\(dryRun ? "would write" : "wrote") \(result.created + result.replaced) files, "
                    + "\(dryRun ? "delete" : "deleted") \(result.deleted), \(result.unchanged) unchanged; \(site.inventory) in \(plan.output)"
            )
            try tellReach(site)
        }
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

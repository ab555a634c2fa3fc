internal import ArgumentParser
internal import Diagnostics
internal import Site

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say what is wrong with the content, and write nothing.",
        discussion: """
            Examples:
              rapport check
              rapport check --strict --format sarif > findings.sarif
            """)

    @OptionGroup var options: SourceOptions

    func run() async throws {
        let site = try await options.build()
        try tell(site.findings, as: options.format)
        if site.findings.stop(options.buildOptions) { throw ExitCode.findings }
        if options.format == .text {
            try say("\(site.summary.inventory) checked")
            try tellReach(site.summary)
        }
    }
}

internal import ArgumentParser
internal import Content
internal import DevServer
internal import Diagnostics
internal import Site

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Build the site in memory, show it to this machine, and follow what is saved.",
        discussion: """
            Nothing is written; the site in the output folder stays as it is. Pages that are
            open in a browser are loaded anew when something is saved; where that has errors,
            they are told here and the last good site stays. Ctrl-C ends it.

            Examples:
              rapport serve
              rapport serve --port 9000 --drafts
            """)

    @OptionGroup var options: SourceOptions

    @Option(help: "The port to listen on, at 127.0.0.1 only.")
    var port: UInt16 = 8080

    func validate() throws {
        if port == 0 { throw ValidationError("--port takes a number from 1 to 65535") }
    }

    func run() async throws {
        var options = options
        options.baseURL = options.baseURL ?? "http://127.0.0.1:\(port)/"
        let (source, output, build) = (options.sourceFolder, options.outputFolder, options.buildOptions)
        let live = try await system { try await LiveSite(source: source, output: output, options: build) }
        try await tell(live.summary.findings, as: options.format)
        guard await live.isGood else { throw ExitCode.findings }
        let announcement = "\(await live.summary.pageCount) pages at http://127.0.0.1:\(port)/"
        let run = UInt32.random(in: 0...(.max))
        let server = DevServer(
            port: port, headers: { ["Content-Security-Policy": live.policy] }, version: { "\(run)-\(live.version)" },
            file: { live.file($0) })
        let watching = Task { [format = options.format] in await Self.watch(live, format) }
        defer { watching.cancel() }
        do {
            try await server.run { try? say(announcement) }
        } catch let error as DevServerError {
            writeError("rapport: error: \(error)")
            throw ExitCode.system
        }
    }

    /// Looks at the source folder three times a second, or less often where it is so large that looking would cost more than
    /// a twentieth of one core.
    private static func watch(_ live: LiveSite, _ format: FindingFormat) async {
        var failures = 0
        while !Task.isCancelled {
            let started = ContinuousClock.now
            var pause = Duration.milliseconds(300)
            do {
                switch try await live.refresh() {
                case .none: pause = max(pause, started.duration(to: .now) * 20)
                case .files(let count): try? say("\(count) files made anew")
                case .whole(let site):
                    try? tell(site.findings, as: format)
                    try? say("\(site.pageCount) pages made anew")
                case .refused(let site):
                    try? tell(site.findings, as: format)
                    if format == .text { writeError("the last good site stays as it was") }
                }
                failures = 0
            } catch {
                // A file may be away for a moment while it is saved; what lasts is told, once.
                failures += 1
                if failures == 2, error is DiskError { writeError("rapport: error: \(error)") }
            }
            try? await Task.sleep(for: pause)
        }
    }
}

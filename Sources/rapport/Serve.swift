internal import ArgumentParser
internal import Content
internal import DevServer
internal import Diagnostics
internal import Site

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Build the site in memory and show it to this machine.",
        discussion: """
            Nothing is written; the site in the output folder stays as it is. Ctrl-C ends it.

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
        let site = try await options.build()
        try tell(site.findings, as: options.format)
        guard site.isWritable else { throw ExitCode.findings }
        let file = site.maker()
        let announcement = "\(site.summary.pageCount) pages at http://127.0.0.1:\(port)/"
        do {
            let server = DevServer(port: port, headers: ["Content-Security-Policy": site.policy], file: file)
            try await server.run { try? say(announcement) }
        } catch let error as DevServerError {
            writeError("rapport: error: \(error)")
            throw ExitCode.system
        }
    }
}

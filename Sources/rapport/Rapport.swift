internal import ArgumentParser

#if os(Linux)
    // Linked, mimalloc takes the place of the C library's malloc, which asks the system for memory in pieces of four
    // kilobytes and costs a build of 10,000 pages a tenth of its time.
    internal import CMimalloc
#endif

@main
struct Rapport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rapport",
        abstract: "Playbooks for account managers: from a folder of Markdown to a training site.",
        discussion: """
            Examples:
              rapport init                     a small working site in this empty folder
              rapport build                    content/ becomes site/
              rapport serve                    the site at http://127.0.0.1:8080/
              rapport check --format sarif     what is wrong, for an editor

            Exit status: 0 fine, 1 the content has errors, 64 wrong usage, 74 the disk or
            the network failed.
            """,
        version: "0.1.0",
        subcommands: [Build.self, Serve.self, Check.self, Render.self, Score.self, Lock.self, Init.self])
}

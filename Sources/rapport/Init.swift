internal import ArgumentParser
internal import Foundation

struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a small working site in an empty folder.",
        discussion: """
            Example:
              mkdir training && cd training && rapport init && rapport build
            """)

    @Option(help: ArgumentHelp("The folder to begin in.", valueName: "dir"))
    var source = "."

    func validate() throws {
        let present = try? FileManager.default.contentsOfDirectory(atPath: absolute(source)).filter { !$0.hasPrefix(".") }
        if let present, !present.isEmpty { throw ValidationError("'\(source)' is not empty; begin in an empty folder") }
    }

    func run() throws {
        let folder = URL(filePath: absolute(source), directoryHint: .isDirectory)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for file in StarterSite.files {
                let place = folder.appending(path: file.path)
                try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(file.text.utf8).write(to: place)
                try say("wrote \(file.path)")
            }
        } catch let error as CocoaError {
            writeError("rapport: error: cannot write in '\(source)': \(error.localizedDescription)")
            throw ExitCode.system
        }
        try say("next: rapport build, then open site/index.html, or rapport serve")
    }
}

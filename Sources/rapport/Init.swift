internal import ArgumentParser
internal import Foundation

struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a small working site in an empty folder.",
        discussion: """
            Example:
              mkdir training && cd training && rapport init && rapport build
            """)

    @Option(help: ArgumentHelp("The folder to begin in.", valueName: "dir"))
    var source = "."

    func run() throws {
        let folder = URL(filePath: absolute(source), directoryHint: .isDirectory)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let present = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }
            guard present.isEmpty else {
                throw ValidationError("'\(source)' is not empty; begin in an empty folder")
            }
            for file in StarterSite.files {
                let place = folder.appending(path: file.path)
                try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(file.text.utf8).write(to: place)
                print("wrote \(file.path)")
            }
        } catch let error as CocoaError {
            writeError("rapport: error: cannot write in '\(source)': \(error.localizedDescription)")
            throw ExitCode.system
        }
        print("next: rapport build, then open site/index.html, or rapport serve")
    }
}

internal import ArgumentParser
internal import Content
internal import Diagnostics
internal import Foundation
internal import Site

/// Where the content is and how its findings are told: what `build`, `check` and `serve` share.
struct SourceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The folder that holds content/, and perhaps templates/.", valueName: "dir"))
    var source = "."

    @Option(help: ArgumentHelp("The folder to write. (default: site below the source)", valueName: "dir"))
    var output: String?

    @Option(help: ArgumentHelp("Where the site will stand, in place of 'base_url' in site.yml.", valueName: "url"))
    var baseURL: String?

    @Flag(help: "Publish drafts too.")
    var drafts = false

    @Flag(help: "Let warnings stop the build as errors do.")
    var strict = false

    @Option(help: "How findings are told: text, json or sarif.")
    var format = FindingFormat.text

    mutating func validate() throws {
        if let baseURL, BaseURL(baseURL) == nil {
            throw ValidationError("--base-url takes an absolute address such as 'https://host/training/', not '\(baseURL)'")
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: source, isDirectory: &isFolder), isFolder.boolValue else {
            throw ValidationError("there is no folder '\(source)'")
        }
        let output = real(outputFolder), source = real(sourceFolder)
        let isOver = { (folder: String) in (folder + "/").hasPrefix(output == "/" ? "/" : output + "/") }
        let isWithin = { (folder: String) in (output + "/").hasPrefix(folder + "/") }
        let present = (try? FileManager.default.contentsOfDirectory(atPath: output)) ?? []
        if present.contains(where: { $0.lowercased().hasSuffix(".md") }), !present.contains(".rapport-manifest") {
            throw ValidationError("the output folder '\(self.output ?? "site")' holds Markdown pages; choose another one")
        }
        if isOver(source) || isWithin(source + "/content") || isWithin(source + "/templates") {
            throw ValidationError("the output folder '\(self.output ?? "site")' would lie over the source; choose another one")
        }
    }

    var sourceFolder: String { absolute(source) }
    var outputFolder: String { output.map(absolute) ?? sourceFolder + "/site" }

    var buildOptions: BuildOptions {
        var options = BuildOptions()
        options.baseURL = baseURL.flatMap(BaseURL.init)
        options.includesDrafts = drafts
        options.isStrict = strict
        return options
    }

    /// Reads the source folder and builds the site in memory.
    func build() async throws -> Site {
        let tree = try await system { try await SourceTree.load(from: sourceFolder, leavingOut: outputFolder) }
        return try await system { try await Site.build(tree, options: buildOptions) }
    }
}

/// The path with every link in it followed, as far as it exists.
private func real(_ path: String) -> String {
    var existing = path, missing: [String] = []
    while existing != "/", !FileManager.default.fileExists(atPath: existing) {
        missing.append(existing.split(separator: "/").last.map(String.init) ?? "")
        existing = absolute(existing + "/..")
    }
    return ([URL(filePath: existing).resolvingSymlinksInPath().path(percentEncoded: false).removingTrailingSlash] + missing.reversed())
        .joined(separator: "/")
}

/// The path from the root, without `.`, `..` or a slash at its end.
func absolute(_ path: String) -> String {
    // A tilde is the shell's to expand; here it is a name.
    URL(
        filePath: path.hasPrefix("~") ? "./" + path : path,
        relativeTo: URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory)
    )
    .standardizedFileURL.path(percentEncoded: false).removingTrailingSlash
}

extension String {
    fileprivate var removingTrailingSlash: String { count > 1 && hasSuffix("/") ? String(dropLast()) : self }
}

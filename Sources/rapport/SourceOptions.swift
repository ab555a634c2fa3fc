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
        let output = outputFolder
        if sourceFolder == output || sourceFolder.hasPrefix(output + "/") || output.hasPrefix(sourceFolder + "/content/")
            || output == sourceFolder + "/content" || output.hasPrefix(sourceFolder + "/templates")
        {
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
        let tree = try system { try SourceTree.load(from: sourceFolder, leavingOut: outputFolder) }
        return await Site.build(tree, options: buildOptions)
    }
}

/// The path from the root, without `.`, `..` or a slash at its end.
func absolute(_ path: String) -> String {
    URL(filePath: path, relativeTo: URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory))
        .standardizedFileURL.path(percentEncoded: false).removingTrailingSlash
}

extension String {
    fileprivate var removingTrailingSlash: String { count > 1 && hasSuffix("/") ? String(dropLast()) : self }
}

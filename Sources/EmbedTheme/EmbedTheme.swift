import Foundation
import PackagePlugin

/// Makes `templates/` part of the binary: see `Sources/embed-theme`.
@main
struct EmbedTheme: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let templates = context.package.directoryURL.appending(path: "templates")
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
        let files =
            FileManager.default.enumerator(at: templates, includingPropertiesForKeys: [.isRegularFileKey])?
            .compactMap { $0 as? URL }.filter { !$0.lastPathComponent.hasPrefix(".") && !$0.hasDirectoryPath } ?? []
        return [
            .buildCommand(
                displayName: "Embedding the theme", executable: try context.tool(named: "embed-theme").url,
                arguments: [templates.path, output.path],
                inputFiles: files.sorted { $0.path < $1.path }, outputFiles: [output])
        ]
    }
}

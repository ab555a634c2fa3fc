import Foundation
import PackagePlugin

/// Compiles `Scoring`, the very sources the command line uses, to WebAssembly with this toolchain's own Embedded Swift, and
/// makes the module part of the binary: see `Sources/embed-scoring`.
@main
struct EmbedScoring: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let tool = try context.tool(named: "embed-scoring").url
        let compilers = try ["swiftc", "clang"].map { try context.tool(named: $0).url }
        let browser = context.package.directoryURL.appending(path: "Sources/ScoringWeb/Browser")
        let runtime = browser.appending(path: "runtime.c")
        let sources =
            try context.package.targets(named: ["Scoring"]).compactMap(\.sourceModule)
            .flatMap { $0.sourceFiles(withSuffix: "swift").map(\.url) } + [browser.appending(path: "Exports.swift")]
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedModule.swift")
        return [
            .buildCommand(
                displayName: "Compiling Scoring to WebAssembly", executable: tool,
                arguments: compilers.map(\.path) + [runtime.path, output.path] + sources.map(\.path).sorted(),
                inputFiles: compilers + [runtime] + sources, outputFiles: [output])
        ]
    }
}

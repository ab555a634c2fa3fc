internal import Foundation
internal import ScoringWeb

/// The theme's stylesheet, scripts and icons under an address that changes with their bytes.
///
/// All stand in one folder named after a digest of them all, so that a module may import its neighbour by its
/// plain name, and a browser may keep every file for ever.
struct ThemeAssets: Sendable {
    let files: [OutputFile]
    let style: Linked?
    /// A classic script that runs before the first paint.
    let early: Linked?
    /// The modules that every page loads.
    private let modules: [Linked]
    /// The modules that a tool's script imports, however far, so that a page can ask for them all at once.
    let toolImports: [Linked]
    let folder: String
    private let linked: [String: Linked]

    struct Linked: Sendable {
        let output: OutputPath
        /// `sha384-…` as the `integrity` attribute takes it.
        let integrity: String
    }

    /// Modules that some pages or other modules ask for, where the rest are on every page: `records` stands for
    /// `records.js` and every `records-….js`.
    static let onDemand: Set = ["dialogue", "records", "scoring", "tasks", "tool"]

    static let stylesheet = "site.css"
    static let earlyScript = "look.js"
    static let toolScript = "tool.js"
    /// The modules of what only some pages hold.
    private static let scripts: [(PageNeeds, String)] = [(.dialogue, "dialogue.js"), (.tasks, "tasks.js"), (.tool, toolScript)]
    /// The scoring engine, compiled to WebAssembly.
    static let engine = "scoring.wasm"

    /// The default theme's, made once however many sites a process builds.
    static let standard = ThemeAssets(SiteTheme.standard.assets, engine: nil)
    static let standardWithTools = ThemeAssets(SiteTheme.standard.assets, engine: ScoringWeb.module)

    static func of(_ theme: SiteTheme, hasTools: Bool) -> ThemeAssets {
        if theme.isStandard { return hasTools ? standardWithTools : standard }
        return ThemeAssets(theme.assets, engine: hasTools ? ScoringWeb.module : nil)
    }

    /// - Parameter engine: the scoring module, where the site has tools.
    private init(_ theme: [String: [UInt8]], engine: [UInt8]?) {
        var assets = theme
        assets[Self.engine] = engine
        let names = assets.keys.sorted()
        let digest = Digest.sha256(names.flatMap { Array($0.utf8) + [0] + Digest.sha256(assets[$0]!) })
        let folder = "assets/" + Digest.hex(digest).prefix(12) + "/"
        let linked = Dictionary(
            uniqueKeysWithValues: assets.map { name, bytes in
                let integrity = "sha384-" + Data(Digest.sha384(bytes)).base64EncodedString()
                return (name, Linked(output: OutputPath(folder + name), integrity: integrity))
            })
        self.folder = folder
        self.linked = linked
        files = names.map { OutputFile(OutputPath(folder + $0), assets[$0]!) }
        style = linked[Self.stylesheet]
        early = linked[Self.earlyScript]
        let scripts = names.filter { $0.hasSuffix(".js") && $0 != Self.earlyScript }
        modules = scripts.filter { !Self.isOnDemand($0) }.map { linked[$0]! }
        toolImports = engine == nil ? [] : Self.imports(of: Self.toolScript, in: assets).map { linked[$0]! }
    }

    /// The names of the modules that a module imports before it runs, and of those that they import.
    private static func imports(of script: String, in assets: [String: [UInt8]]) -> [String] {
        var found: Set = [script]
        var waiting = [script]
        while let name = waiting.popLast() {
            for name in imports(in: assets[name] ?? []) where assets[name] != nil && found.insert(name).inserted { waiting.append(name) }
        }
        return found.subtracting([script]).sorted()
    }

    /// The names after `from "./` and `import "./` in a module's text.
    private static func imports(in text: [UInt8]) -> [String] {
        let quotes = Array("\"'".utf8)
        return text.indices.compactMap { place -> String? in
            guard text[place] == quotes[0] || text[place] == quotes[1], text[(place + 1)...].starts(with: "./".utf8) else { return nil }
            let before = text[..<place].reversed().drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
            guard before.starts(with: "morf".utf8) || before.starts(with: "tropmi".utf8) else { return nil }
            let name = text[(place + 3)...].prefix { !quotes.contains($0) && $0 != UInt8(ascii: "/") }
            return name.endIndex < text.endIndex && text[name.endIndex] == text[place] ? String(decoding: name, as: UTF8.self) : nil
        }
    }

    /// The modules of a page that holds `needs`.
    func modules(for needs: PageNeeds) -> [Linked] {
        modules + Self.scripts.compactMap { needs.contains($0.0) ? linked[$0.1] : nil }
    }

    private static func isOnDemand(_ name: String) -> Bool { onDemand.contains(String(name.prefix { $0 != "-" && $0 != "." })) }

    subscript(name: String) -> Linked? { linked[name] }

    func output(_ name: String) -> OutputPath { OutputPath(folder + name) }
}

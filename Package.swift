// swift-tools-version: 6.2
import PackageDescription

/// The habits every target keeps: Swift 6 language mode, explicit existentials and imports, no warnings left behind.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "rapport",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "rapport", targets: ["rapport"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        // Floor 0
        .target(name: "Scoring", swiftSettings: strict),
        .target(name: "Diagnostics", swiftSettings: strict),
        .target(name: "ScoringWeb", exclude: ["Browser"], swiftSettings: strict, plugins: ["EmbedScoring"]),
        .systemLibrary(
            name: "CMarkGFM", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
        .systemLibrary(
            name: "CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"]), .brew(["xxhash"])]),
        .systemLibrary(
            name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .systemLibrary(name: "CMimalloc", providers: [.apt(["libmimalloc-dev"])]),
        .systemLibrary(
            name: "CCrypto", pkgConfig: "libcrypto",
            providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),

        // Floor 1
        .target(name: "Markdown", dependencies: ["Diagnostics", "CMarkGFM"], swiftSettings: strict),

        .target(
            name: "YAMLReading", dependencies: ["CYAML", "Diagnostics"], swiftSettings: strict),

        // Floor 2
        .target(
            name: "Content", dependencies: ["Diagnostics", "YAMLReading"], swiftSettings: strict),
        .target(
            name: "ToolLanguage",
            dependencies: ["Diagnostics", "Scoring", "YAMLReading"],
            swiftSettings: strict),

        // Floor 3
        .target(
            name: "Site",
            dependencies: [
                "CCrypto", "CXXHash", "Content", "Diagnostics", "Markdown", "ScoringWeb", "Theme", "ToolLanguage", "YAMLReading",
            ],
            swiftSettings: strict),
        .target(name: "Theme", swiftSettings: strict, plugins: ["EmbedTheme"]),
        .target(
            name: "DevServer",
            dependencies: [
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            resources: [.embedInCode("reload.js")], swiftSettings: strict),

        // Floor 4
        .executableTarget(
            name: "rapport",
            dependencies: [
                "Content", "DevServer", "Diagnostics", "Markdown", "Scoring", "Site", "ToolLanguage",
                .target(name: "CMimalloc", condition: .when(platforms: [.linux])),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),

        // Build time: the default theme, and the scoring engine for the browser, become part of the binary.
        .executableTarget(name: "embed-theme", path: "Sources/embed-theme", swiftSettings: strict),
        .plugin(name: "EmbedTheme", capability: .buildTool(), dependencies: ["embed-theme"], path: "Sources/EmbedTheme"),

        .executableTarget(name: "embed-scoring", path: "Sources/embed-scoring", swiftSettings: strict),
        .plugin(name: "EmbedScoring", capability: .buildTool(), dependencies: ["embed-scoring"], path: "Sources/EmbedScoring"),

        .testTarget(name: "ScoringTests", dependencies: ["Scoring"], swiftSettings: strict),
        .testTarget(
            name: "ToolLanguageTests", dependencies: ["Diagnostics", "Scoring", "ScoringWeb", "ToolLanguage"], swiftSettings: strict),
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: strict),
        .testTarget(name: "MarkdownTests", dependencies: ["Diagnostics", "Markdown"], swiftSettings: strict),
        .testTarget(name: "ContentTests", dependencies: ["Content", "Diagnostics"], swiftSettings: strict),
        .testTarget(
            name: "SiteTests",
            dependencies: ["Content", "Diagnostics", "Markdown", "Site", .product(name: "Mustache", package: "swift-mustache")],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)

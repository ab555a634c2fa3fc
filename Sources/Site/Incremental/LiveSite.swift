internal import Diagnostics
internal import Synchronization

/// A site in memory that follows its source folder, and makes no more of it anew than a change reaches.
///
/// Where only texts of pages change, those pages are made by way of the record that serves from one build to the next
/// (``SiteRecord``); anything else makes the whole site. Where the content has errors, the last good site stays.
public actor LiveSite {
    /// What came of looking at the source folder.
    public enum Change: Sendable {
        case none
        /// So many files were made anew.
        case files(Int)
        case whole(SiteSummary)
        /// There are errors, so nothing was.
        case refused(SiteSummary)
    }

    private struct Shown {
        var files: [String: OutputFile] = [:]
        var policy = ""
        var version = 0
    }

    /// What the last whole build was told, and told.
    public private(set) var summary: SiteSummary
    private let source: String
    private let output: String
    private let options: BuildOptions
    private var inputs: [BuildRecord.Input]
    private var scanFindings: [Finding]
    /// Nil where the last build had errors.
    private var site: ResolvedSite?
    /// Of `site`, made for the first change of a text.
    private var record: SiteRecord?
    private nonisolated let shown = Mutex(Shown())

    /// Builds the site; with errors there is no file until they are mended.
    /// - Parameter output: the folder that a build would write, which is not looked into.
    /// - Throws: `DiskError`.
    public init(source: String, output: String, options: BuildOptions) async throws {
        self.source = source
        self.output = output
        self.options = options
        summary = SiteSummary(findings: [], pageCount: 0, tools: [])
        inputs = []
        scanFindings = []
        try await build(SourceScan(source, leavingOut: output), at: Disk.now)
    }

    /// Whether the last build had no errors.
    public var isGood: Bool { site != nil }

    /// The bytes of a file by its path, made when they are asked for; nil where there is none.
    public nonisolated func file(_ path: String) -> [UInt8]? { shown.withLock { $0.files[path] }?.bytes() }

    /// The Content-Security-Policy that every page keeps.
    public nonisolated var policy: String { shown.withLock { $0.policy } }

    /// Raised whenever a file may have changed.
    public nonisolated var version: Int { shown.withLock { $0.version } }

    nonisolated var paths: [String] { shown.withLock { Array($0.files.keys) } }

    /// Looks at the source folder and makes anew what has changed.
    /// - Throws: `DiskError`.
    public func refresh() async throws -> Change {
        let started = Disk.now
        let scan = try await SourceScan(source, leavingOut: output)
        if scan.findings == scanFindings, scan.paths == inputs.map(\.path) {
            // Noted once it is made: where reading fails, the next look finds the same changes.
            var now = inputs
            let (changed, _) = try await now.update(from: scan, at: started)
            let files = changed.isEmpty ? [] : await files(after: changed, scan)
            if let files {
                inputs = now
                if files.isEmpty { return .none }
                shown.withLock { shown in
                    for file in files { shown.files[file.path.text] = file }
                    shown.version += 1
                }
                return .files(files.count)
            }
        }
        try await build(scan, at: started)
        return isGood ? .whole(summary) : .refused(summary)
    }

    /// The files that differ where only texts did; nil where more may.
    private func files(after changed: [SourceFile], _ scan: SourceScan) async -> [OutputFile]? {
        guard let site else { return nil }
        if record == nil { record = await SiteRecord(site) }
        return await record?.render(changed, scan: scan, summary: summary, options: options)
    }

    private func build(_ scan: SourceScan, at started: Int) async throws {
        let tree = try await SourceTree.read(scan)
        let built = try await Site.build(tree, options: options)
        inputs = [BuildRecord.Input](of: built, tree, scan, at: started)
        scanFindings = scan.findings
        summary = built.summary
        record = nil
        site = built.rendered == nil ? nil : built.resolved
        guard let files = built.rendered?.files else { return }
        let byPath = Dictionary(files.map { ($0.path.text, $0) }) { first, _ in first }
        shown.withLock { shown in
            shown.files = byPath
            shown.policy = built.policy
            shown.version += 1
        }
    }
}

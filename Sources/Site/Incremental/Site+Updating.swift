internal import Content
internal import Diagnostics
internal import Foundation
internal import Markdown

/// What came of building a source folder into an output folder.
public struct UpdateReport: Sendable {
    public let summary: SiteSummary
    /// Nil where a finding keeps the site from being written.
    public let written: (result: WriteResult, kept: [String])?
    /// What the build was made from, kept so that a process that ends need not let it go piece by piece.
    fileprivate var held: [any Sendable] = []
}

extension Site {
    /// Brings an output folder up to date with a source folder, by way of what the last build wrote down.
    ///
    /// Nothing changed: files are looked at, not read. Only texts of pages changed: those pages are made anew. Anything
    /// else: the whole site is. The folder holds the same bytes either way.
    /// - Parameters:
    ///   - records: the folder of the records of builds; nil for a build that knows of none and leaves none.
    /// - Throws: `DiskError`.
    public static func update(
        source: String, output: String, options: BuildOptions, records: String?
    ) async throws -> UpdateReport {
        let profile = options.profile
        let scan = try await profile.stage("finding files", note: { "\($0.paths.count) files" }) {
            try await SourceScan(source, leavingOut: output)
        }
        let record = records.flatMap { RecordFile(folder: $0, source: source, output: output, options: options) }
        let known = try await profile.stage("comparing with the last build") {
            try await record?.update(scan, output: output, options: options)
        }
        if let known { return known }

        let started = Disk.now
        let tree = try await profile.stage("reading", note: { $0.files.reduce(0) { $0 + $1.bytes.count }.megabytes }) {
            try await SourceTree.read(scan)
        }
        let site = try await build(tree, options: options)
        guard let rendered = site.rendered else { return UpdateReport(summary: site.summary, written: nil) }
        let plan = try await profile.stage("looking at the output folder") { try WritePlan(rendered.files, output: output) }
        // What it notes of the pages is known already, and written beside them.
        async let pages = scan.findings.isEmpty ? record?.writePages(of: site) : nil
        let (result, files) = try await profile.stage(
            "making and writing files",
            note: { "\($0.files.reduce(0) { $0 + $1.signature.size }.megabytes), \($0.result.created + $0.result.replaced) written" }
        ) { try await plan.write() }
        if let record, let pages = await pages {
            await profile.stage("noting it for the next build") {
                record.write(site, tree, scan, files, pages: pages, output: output, at: started)
            }
        }
        return UpdateReport(summary: site.summary, written: (result, plan.kept), held: [site, tree, plan, files])
    }
}

/// Where the record of one pair of folders lies.
private struct RecordFile {
    private let path: String
    private let environment: Checksum

    /// Nil where nothing tells this program from another.
    init?(folder: String, source: String, output: String, options: BuildOptions) {
        guard let program = Bundle.main.executablePath, let signature = Disk.signature(of: program) else { return nil }
        var out = RecordWriter()
        out.put(BuildRecord.format)
        out.put(program)
        out.put(signature)
        for text in [source, output, options.baseURL?.text ?? ""] { out.put(text) }
        for flag in [options.includesDrafts, options.isStrict] { out.put(flag) }
        environment = Checksum(of: out.bytes)
        path = "\(folder)/\(String(decoding: Checksum(of: Array("\(source)\n\(output)".utf8)).hex, as: UTF8.self))"
    }

    /// Does what little there is to do; nil where the site has to be made as a whole.
    func update(_ scan: SourceScan, output: String, options: BuildOptions) async throws -> UpdateReport? {
        guard scan.findings.isEmpty, let manifest = Disk.signature(of: "\(output)/\(WriteManifest.name)"),
            let bytes = try? Disk.read(path), var record = try? BuildRecord(bytes), record.environment == environment,
            record.manifest == manifest, scan.paths == record.inputs.map(\.path), await stands(record.outputs, in: output)
        else { return nil }
        let started = Disk.now
        let (changed, isNoted) = try await record.inputs.update(from: scan, at: started)
        var result = WriteResult()
        if !changed.isEmpty {
            guard let pages = try? Disk.read(path + "-pages"), Checksum(of: pages) == record.pages,
                let site = try? SiteRecord(pages),
                let files = await site.render(changed, scan: scan, summary: record.summary, options: options)
            else { return nil }
            result.replaced = try record.replace(files, in: output)
        }
        result.unchanged = record.outputs.count - result.replaced
        if isNoted { try? Disk.overwrite(path, record.bytes) }
        return UpdateReport(summary: record.summary, written: (result, []))
    }

    /// Whether every file stands in the output folder as it was written.
    private func stands(_ files: [WrittenFile], in output: String) async -> Bool {
        await concurrently(files) { Disk.signature(of: "\(output)/\($0.path.text)") == $0.signature }.allSatisfy(\.self)
    }

    /// Writes down what a whole build knows of its pages. That it cannot is nobody's trouble: the next build is a whole one.
    /// - Returns: what tells this record from that of another site.
    func writePages(of site: Site) async -> Checksum? {
        guard let bytes = await SiteRecord(site.resolved)?.bytes(), (try? Disk.makeFolder(path.folderPart.withoutFinalSlash)) != nil,
            (try? Disk.overwrite(path + "-pages", bytes)) != nil
        else { return nil }
        return Checksum(of: bytes)
    }

    /// Writes down what a whole build has read and written.
    /// - Parameter pages: of the record of pages.
    func write(
        _ site: Site, _ tree: SourceTree, _ scan: SourceScan, _ files: [WrittenFile], pages: Checksum, output: String, at started: Int
    ) {
        guard let manifest = Disk.signature(of: "\(output)/\(WriteManifest.name)") else { return }
        let inputs = [BuildRecord.Input](of: site, tree, scan, at: started)
        let record = BuildRecord(
            environment: environment, inputs: inputs, outputs: files, manifest: manifest, summary: site.summary, pages: pages)
        try? Disk.overwrite(path, record.bytes)
    }
}

extension BuildRecord {
    /// Replaces files of a site that stands as recorded, in the steps of a `WritePlan`: the manifest says so first.
    /// - Returns: how many had to be.
    fileprivate mutating func replace(_ files: [OutputFile], in output: String) throws -> Int {
        let lock = try FolderLock(output)
        defer { lock.release() }
        let list = "\(output)/\(WriteManifest.name)"
        var places: [Int] = []
        for file in files {
            let bytes = file.bytes()
            guard let place = outputs.firstIndex(where: { $0.path == file.path }) else { continue }
            let checksum = Checksum(of: bytes)
            if outputs[place].checksum == checksum { continue }
            if places.isEmpty { try Disk.replace(list, text(isUnfinished: true)) }
            try Disk.replace("\(output)/\(file.path.text)", bytes)
            outputs[place].checksum = checksum
            outputs[place].signature = Disk.signature(of: "\(output)/\(file.path.text)") ?? .none
            places.append(place)
        }
        if places.isEmpty { return 0 }
        try Disk.replace(list, text(isUnfinished: false))
        manifest = Disk.signature(of: list) ?? .none
        return places.count
    }

    private func text(isUnfinished: Bool) -> [UInt8] {
        WriteManifest.text(outputs.lazy.map { ($0.path, $0.checksum) }, isUnfinished: isUnfinished)
    }
}

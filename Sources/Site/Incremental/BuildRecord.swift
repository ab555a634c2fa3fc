internal import Content
internal import Diagnostics
internal import Markdown

/// What a build read and wrote, so that the next one knows what has changed without reading it.
///
/// A record is a help and nothing more: one that is missing, old or damaged costs a whole build.
struct BuildRecord: Sendable {
    /// The program, the options and the folders: a record made by others says nothing.
    let environment: Checksum
    var inputs: [Input]
    var outputs: [WrittenFile]
    /// Of the list of files in the output folder.
    var manifest: FileSignature
    let summary: SiteSummary
    /// Of the record of pages, which lies beside this one.
    let pages: Checksum

    struct Input: Sendable {
        let path: String
        var signature: FileSignature
        var checksum: Checksum
    }
}

extension BuildRecord {
    /// Raised whenever what is written below changes.
    static let format = 4

    var bytes: [UInt8] {
        var out = RecordWriter()
        out.put(environment)
        out.put(pages)
        out.put(manifest)
        out.put(each: inputs) { out, input in
            out.put(input.path)
            out.put(input.signature)
            out.put(input.checksum)
        }
        out.put(each: outputs) { out, file in
            out.put(file.path.text)
            out.put(file.checksum)
            out.put(file.signature)
        }
        out.put(summary)
        var whole = RecordWriter()
        whole.put(Checksum(of: out.bytes))
        return whole.bytes + out.bytes
    }

    /// - Throws: `RecordReader.Damaged`.
    init(_ bytes: [UInt8]) throws {
        var whole = RecordReader(bytes)
        let checksum = try whole.checksum()
        let inner = Array(bytes.dropFirst(16))
        guard checksum == Checksum(of: inner) else { throw RecordReader.Damaged() }
        var reader = RecordReader(inner)
        environment = try reader.checksum()
        pages = try reader.checksum()
        manifest = try reader.signature()
        inputs = try reader.each { Input(path: try $0.text(), signature: try $0.signature(), checksum: try $0.checksum()) }
        outputs = try reader.each {
            WrittenFile(path: OutputPath(try $0.text()), checksum: try $0.checksum(), signature: try $0.signature())
        }
        summary = try reader.summary()
        guard reader.isAtEnd, outputs.allSatisfy(\.path.isInside) else { throw RecordReader.Damaged() }
    }
}

extension RecordWriter {
    mutating func put(_ signature: FileSignature) {
        for number in [signature.size, signature.modified, signature.changed, signature.number] { put(number) }
    }

    fileprivate mutating func put(_ summary: SiteSummary) {
        put(summary.pageCount)
        put(each: summary.findings) { out, finding in
            out.put(finding.severity.rawValue)
            out.put(finding.rule)
            out.put(finding.path)
            out.put(finding.position)
            out.put(finding.summary)
            out.put(finding.help) { $0.put($1) }
            out.put(each: finding.notes) { out, note in
                out.put(note.path)
                out.put(note.position)
                out.put(note.text)
            }
        }
        put(each: summary.tools) { out, tool in
            out.put(tool.id)
            out.put(tool.exampleCount)
            out.put(tool.reach) { out, reach in
                out.put(reach.least)
                out.put(reach.most)
            }
        }
    }

    mutating func put(_ position: Position?) {
        put(position) { out, position in
            out.put(position.line)
            out.put(position.column)
        }
    }
}

extension RecordReader {
    mutating func signature() throws -> FileSignature {
        FileSignature(size: try int(), modified: try int(), changed: try int(), number: try int())
    }

    fileprivate mutating func summary() throws -> SiteSummary {
        let pageCount = try int()
        let findings = try each { reader in
            guard let severity = Severity(rawValue: try reader.text()) else { throw Damaged() }
            return Finding(
                severity, try reader.text(), path: try reader.text(), at: try reader.position(), try reader.text(),
                help: try reader.optional { try $0.text() },
                notes: try reader.each { Finding.Note(path: try $0.text(), position: try $0.position(), text: try $0.text()) })
        }
        let tools = try each { reader in
            ToolSummary(
                id: try reader.text(), exampleCount: try reader.int(),
                reach: try reader.optional { (least: try $0.text(), most: try $0.text()) })
        }
        return SiteSummary(findings: findings, pageCount: pageCount, tools: tools)
    }

    mutating func position() throws -> Position? { try optional { Position(line: try $0.int(), column: try $0.int()) } }
}

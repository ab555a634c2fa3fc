internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import Site

/// Exit statuses beyond 0 (design.md, section 7; 74 is `EX_IOERR` of sysexits.h).
extension ExitCode {
    static let findings = ExitCode(1)
    static let system = ExitCode(74)
}

enum FindingFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif
}

/// Tells findings: as text on standard error, as a document for programs on standard output.
func tell(_ findings: [Finding], as format: FindingFormat) throws {
    switch format {
    case .text:
        for finding in findings { writeError(finding.text) }
        if let tally = tally(findings) { writeError(tally) }
    case .json: try say(JSON.array(findings.map(\.json)).text(pretty: true))
    case .sarif: try say(sarif(findings).text(pretty: true))
    }
}

extension SiteSummary {
    /// `12 pages`, and where there are tools, `12 pages, 19 tools, 240 examples`.
    var inventory: String {
        let examples = tools.reduce(0) { $0 + $1.exampleCount }
        return "\(pageCount) pages" + (tools.isEmpty ? "" : ", \(tools.count) tools, \(examples) examples")
    }
}

/// The least and greatest score that each scorecard's answers can reach, a line each.
func tellReach(_ site: SiteSummary) throws {
    for tool in site.tools {
        if let reach = tool.reach { try say("\(tool.id): scores from \(reach.least) to \(reach.most)") }
    }
}

/// Prints a line; where nobody can read it any more, the run has failed.
func say(_ line: String) throws { try write(Array((line + "\n").utf8)) }

func write(_ bytes: [UInt8]) throws {
    do {
        try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    } catch {
        writeError("rapport: error: cannot write to standard output")
        throw ExitCode.system
    }
}

/// A line for the person at the terminal; a terminal that is gone is no failure.
func writeError(_ line: String) { try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8)) }

/// Does something with the disk or the network; where that fails, says so in one sentence and ends.
func system<Result>(_ action: () async throws -> Result) async throws -> Result {
    do {
        return try await action()
    } catch let error as DiskError {
        writeError("rapport: error: \(error)")
        throw ExitCode.system
    }
}

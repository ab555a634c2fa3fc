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
func tell(_ findings: [Finding], as format: FindingFormat) {
    switch format {
    case .text:
        for finding in findings { writeError(finding.text) }
        if let tally = tally(findings) { writeError(tally) }
    case .json: print(JSON.array(findings.map(\.json)).text(pretty: true))
    case .sarif: print(sarif(findings).text(pretty: true))
    }
}

func writeError(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }

/// Does something with the disk or the network; where that fails, says so in one sentence and ends.
func system<Result>(_ action: () throws -> Result) throws -> Result {
    do {
        return try action()
    } catch let error as DiskError {
        writeError("rapport: error: \(error)")
        throw ExitCode.system
    }
}

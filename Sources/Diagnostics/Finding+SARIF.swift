/// Findings as a SARIF 2.1.0 log, which editors and code hosts show beside the text.
///
/// Columns are code points (`columnKind`); paths are relative to the source folder (`%SRCROOT%`).
public func sarif(_ findings: [Finding]) -> JSON {
    let rules = Set(findings.map(\.rule)).sorted()
    return .members([
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            .members([
                "tool": .members([
                    "driver": .members([
                        "name": "rapport",
                        "rules": .array(rules.map { .members(["id": .string($0)]) }),
                    ])
                ]),
                "columnKind": "unicodeCodePoints",
                "results": .array(findings.map(\.sarifResult)),
            ])
        ],
    ])
}

extension Finding {
    fileprivate var sarifResult: JSON {
        .members([
            "ruleId": .string(rule),
            "level": .string(severity.rawValue),
            "message": .members(["text": .string(help.map { "\(summary)\n\($0)" } ?? summary)]),
            "locations": [location(path, position)],
            "relatedLocations": notes.isEmpty
                ? nil : .array(notes.map { location($0.path, $0.position, message: $0.text) }),
        ])
    }
}

private func location(_ path: String, _ position: Position?, message: String? = nil) -> JSON {
    .members([
        "physicalLocation": .members([
            "artifactLocation": .members(["uri": .string(uri(path)), "uriBaseId": "%SRCROOT%"]),
            "region": position.map { .members(["startLine": .int($0.line), "startColumn": .int($0.column)]) },
        ]),
        "message": message.map { .members(["text": .string($0)]) },
    ])
}

/// The path with every byte that RFC 3986 does not allow in a path percent-encoded.
private func uri(_ path: String) -> String {
    let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
    return path.utf8.map { byte in
        if allowed.contains(byte) { return String(UnicodeScalar(byte)) }
        let hex = String(byte, radix: 16, uppercase: true)
        return hex.count == 1 ? "%0\(hex)" : "%\(hex)"
    }.joined()
}

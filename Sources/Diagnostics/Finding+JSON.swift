extension Finding {
    /// `{severity, rule, path, line, column, summary, help, notes}`; what is absent is left out.
    public var json: JSON {
        .members([
            "severity": .string(severity.rawValue),
            "rule": .string(rule),
            "path": .string(path),
            "line": position.map { .int($0.line) },
            "column": position.map { .int($0.column) },
            "summary": .string(summary),
            "help": help.map { .string($0) },
            "notes": notes.isEmpty ? nil : .array(notes.map(\.json)),
        ])
    }
}

extension Finding.Note {
    fileprivate var json: JSON {
        .members([
            "path": .string(path), "line": position.map { .int($0.line) }, "column": position.map { .int($0.column) },
            "text": .string(text),
        ])
    }
}

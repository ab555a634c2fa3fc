extension Finding {
    /// As compilers print it: `path:line:column: error: summary [rule]`, help and notes below, indented.
    public var text: String {
        var out = "\(place(path, position)): \(severity.rawValue): \(summary) [\(rule)]".printable
        if let help { out += "\n  help: \(help.printable)" }
        for note in notes { out += "\n  note: \("\(place(note.path, note.position)): \(note.text)".printable)" }
        return out
    }
}

extension String {
    /// With control characters shown as `\u{1B}`: a file's name must not steer the terminal it is printed to.
    fileprivate var printable: String {
        guard unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { return self }
        return unicodeScalars.map { $0.properties.generalCategory == .control ? $0.escaped(asASCII: true) : String($0) }.joined()
    }
}

private func place(_ path: String, _ position: Position?) -> String {
    position.map { "\(path):\($0.line):\($0.column)" } ?? path
}

/// The closing line of a run: `2 errors, 1 warning`, or nil where there is nothing to count.
public func tally(_ findings: [Finding]) -> String? {
    let counts = Severity.allCases.compactMap { severity in
        let count = findings.count(of: severity)
        return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    return counts.isEmpty ? nil : counts.joined(separator: ", ")
}

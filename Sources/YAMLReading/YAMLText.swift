package import Diagnostics
package import Yams

/// Reads YAML into nodes that know their place; what YAML itself forbids comes back as a finding.
///
/// `lineOffset` is the number of lines of the file before the text. Aliases are refused: nothing here needs
/// them, and a few lines of them can stand for gigabytes.
package func composeYAML(_ text: String, path: String, lineOffset: Int = 0) -> Result<Node?, FoundError> {
    do {
        if let place = alias(in: text) {
            let position = Position(line: place.line + lineOffset, column: place.column)
            return .failure(
                FoundError(
                    finding: Finding(
                        "yaml-alias", path: path, at: position, "YAML aliases ('&name', '*name') are not read here",
                        help: "write the value out, or quote it if it only looks like an alias")))
        }
        // No type is told from the look of a plain text: who reads a field knows what it takes.
        return .success(try Yams.compose(yaml: text, .basic, .default, .utf8))
    } catch {
        return .failure(FoundError(finding: finding(for: error, path: path, lineOffset: lineOffset)))
    }
}

/// The mapping that a text is, nil where it is empty; another kind of text is a finding that names `what` it should be.
package func composeMapping(_ text: String, of what: String, path: String, lineOffset: Int = 0) -> Result<Node.Mapping?, FoundError> {
    composeYAML(text, path: path, lineOffset: lineOffset).flatMap { node in
        guard let node else { return .success(nil) }
        if let mapping = node.mapping { return .success(mapping) }
        let position = node.position(after: lineOffset)
        let summary = "\(what) takes 'key: value' lines, not a \(node.kindName)"
        return .failure(FoundError(finding: Finding("wrong-type", path: path, at: position, summary)))
    }
}

private func finding(for error: any Error, path: String, lineOffset: Int) -> Finding {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
        return Finding(
            "yaml-syntax", path: path, at: mark.position(after: lineOffset), "this is not YAML: \(problem)",
            help: "put quotes around a value that holds ': ' or ' #', or that begins with a sign such as '[', '@' or '%'")
    case .duplicatedKeysInMapping(let duplicates, let context):
        return Finding(
            "duplicate-key", path: path, at: context.mark.position(after: lineOffset),
            "'\(duplicates.sorted().joined(separator: "', '"))' is written twice", help: "keep one of them")
    case .reader(_, _, let value, _):
        return Finding(
            "yaml-syntax", path: path, at: Position(line: lineOffset + 1),
            "the character U+\(String(value, radix: 16, uppercase: true)) may not stand in YAML", help: "delete it")
    default:
        return Finding("yaml-syntax", path: path, at: Position(line: lineOffset + 1), "this is not YAML")
    }
}

/// The first token that defines or uses an alias: `&` or `*` where a value may begin, outside quotes and comments.
private func alias(in text: String) -> (line: Int, column: Int)? {
    var line = 1, column = 0
    var quote: Unicode.Scalar?
    var valueMayBegin = true
    var previous: Unicode.Scalar = "\n"
    var inComment = false
    for scalar in text.unicodeScalars {
        column += 1
        defer { previous = scalar }
        if scalar == "\n" {
            (line, column, inComment) = (line + 1, 0, false)
            if quote == nil { valueMayBegin = true }
            continue
        }
        if inComment { continue }
        if let open = quote {
            if scalar == open, !(open == "\"" && previous == "\\") { quote = nil }
            continue
        }
        switch scalar {
        case " ", "\t": continue
        case "#" where previous == " " || previous == "\n": inComment = true
        case "&", "*":
            if valueMayBegin { return (line, column) }
        case "\"", "'":
            if valueMayBegin { quote = scalar }
            valueMayBegin = false
        case ":", ",", "[", "{", "-", "?": valueMayBegin = true
        default: valueMayBegin = false
        }
    }
    return nil
}

extension Mark {
    package func position(after lineOffset: Int) -> Position { Position(line: line + lineOffset, column: column) }
}

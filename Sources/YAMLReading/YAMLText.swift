package import Diagnostics

/// Reads YAML into nodes that know their place; what YAML itself forbids comes back as a finding. Nil where the text is empty.
///
/// `lineOffset` is the number of lines of the file before the text. Aliases are refused: nothing here needs
/// them, and a few lines of them can stand for gigabytes.
package func composeYAML(_ text: String, path: String, lineOffset: Int = 0) -> Result<YAMLNode?, FoundError> {
    compose(text).mapError { FoundError(finding: finding(for: $0, path: path, lineOffset: lineOffset)) }
}

/// The mapping that a text is, nil where it is empty; another kind of text is a finding that names `what` it should be.
package func composeMapping(_ text: String, of what: String, path: String, lineOffset: Int = 0) -> Result<YAMLNode.Mapping?, FoundError> {
    composeYAML(text, path: path, lineOffset: lineOffset).flatMap { node in
        guard let node else { return .success(nil) }
        if let mapping = node.mapping { return .success(mapping) }
        let position = node.position(after: lineOffset)
        let summary = "\(what) takes 'key: value' lines, not a \(node.kindName)"
        return .failure(FoundError(finding: Finding("wrong-type", path: path, at: position, summary)))
    }
}

private func finding(for error: YAMLError, path: String, lineOffset: Int) -> Finding {
    switch error {
    case .alias(let place):
        return Finding(
            "yaml-alias", path: path, at: place.after(lineOffset), "YAML aliases ('&name', '*name') are not read here",
            help: "write the value out, or quote it if it only looks like an alias")
    case .syntax(let problem, let place):
        return Finding(
            "yaml-syntax", path: path, at: place.after(lineOffset), "this is not YAML: \(problem)",
            help: "put quotes around a value that holds ': ' or ' #', or that begins with a sign such as '[', '@' or '%'")
    case .duplicateKeys(let keys, let place):
        return Finding(
            "duplicate-key", path: path, at: place.after(lineOffset), "'\(keys.joined(separator: "', '"))' is written twice",
            help: "keep one of them")
    case .character(let code):
        return Finding(
            "yaml-syntax", path: path, at: Position(line: lineOffset + 1),
            "the character U+\(String(code, radix: 16, uppercase: true)) may not stand in YAML", help: "delete it")
    case .tooDeep(let place):
        return Finding(
            "too-deep", path: path, at: place.after(lineOffset),
            "values stand more than \(YAMLComposer.mostLevels) levels deep in one another here"
        )
    case .other: return Finding("yaml-syntax", path: path, at: Position(line: lineOffset + 1), "this is not YAML")
    }
}

extension LintRule {
    /// `[文字]（a.md）`: full-width brackets around what looks like a destination.
    static let fullWidthLink = line("full-width-link") {
        $0.signs.contains(.link)
    } _: { line in
        let text = line.text
        for open in ["]（", "］（", "］(", "】（", "】("] {
            guard let bracket = text.firstRange(of: open),
                let close = text[bracket.upperBound...].firstIndex(where: { $0 == "）" || $0 == ")" }),
                let start = text[..<bracket.lowerBound].lastIndex(where: { "[［【".contains($0) })
            else { continue }
            let destination = text[bracket.upperBound..<close]
            guard isDestination(destination) else { continue }
            let words = text[text.index(after: start)..<bracket.lowerBound]
            return Slip(
                offset: text[..<start].utf8.count, summary: "'\(text[start...close].shown)' makes no link",
                help: "write '\("[\(words)](\(destination))".shown)'")
        }
        return nil
    }
}

/// Whether the text in brackets is an address or the name of a file rather than a remark.
private func isDestination(_ text: Substring) -> Bool {
    guard !text.isEmpty, !text.contains(where: \.isWhitespace) else { return false }
    return text.contains("://") || text.contains(".md") || text.hasPrefix("tool:") || text.hasPrefix("#")
        || text.hasPrefix("./") || text.hasPrefix("../") || text.hasPrefix("/")
}

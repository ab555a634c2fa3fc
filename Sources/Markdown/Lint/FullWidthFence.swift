extension LintRule {
    /// `···`: what a Chinese keyboard gives for three backticks.
    static let fullWidthFence = line("full-width-fence") {
        $0.begins(with: "···") || $0.begins(with: "｀｀｀")
    } _: { line in
        let text = line.text
        let signs = text.prefix { $0 == "·" || $0 == "｀" }
        let language = text.dropFirst(signs.count)
        guard language.allSatisfy({ $0.isASCII && !$0.isWhitespace }) else { return nil }
        return Slip(summary: "'\(signs)' makes no code block", help: "write '```\(language)'")
    }
}

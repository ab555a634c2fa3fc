extension LintRule {
    /// `》引用`: what a Chinese keyboard gives for `>`.
    static let fullWidthQuote = line("full-width-quote") {
        $0.begins(with: "》") || $0.begins(with: "＞") || $0.begins(with: "〉")
    } _: { line in
        guard !line.isInTitleMarks else { return nil }
        let text = line.text
        let signs = text.prefix { "》＞〉".contains($0) }
        let words = text.dropFirst(signs.count).drop { $0.isWhitespace }
        guard !words.isEmpty else { return nil }
        let quote = "\(String(repeating: "> ", count: signs.count))\(words)"
        return Slip(summary: "'\(signs)' at the start of a line makes no quote", help: "write '\(quote.shown)'")
    }
}

extension LintRule {
    /// `－ 项` and `• 项`: bullets of a keyboard or a word processor.
    static let fullWidthBullet = line("full-width-bullet") { line in
        ["－", "•", "●", "◆", "＊", "＋", "· "].contains { line.begins(with: $0) }
    } _: { line in
        let text = line.text
        let words = text.dropFirst().drop { $0.isWhitespace }
        // Tasks and bold words have rules of their own.
        guard let bullet = text.first, let first = words.first, !"[［【＊－".contains(first) else { return nil }
        return Slip(summary: "'\(bullet)' makes no list", help: "write '\("- \(words)".shown)'")
    }
}

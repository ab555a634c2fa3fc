extension LintRule {
    /// `＃＃ 标题`: the sign of a Chinese keyboard where the heading's belongs.
    static let fullWidthHeading = line("full-width-heading") {
        $0.begins(with: "＃") || $0.begins(with: "#") && $0.bytes.contains(0xEF)
    } _: { line in
        let text = line.text
        let signs = text.prefix { $0 == "＃" || $0 == "#" }
        guard signs.contains("＃"), signs.count <= 6 else { return nil }
        let words = text.dropFirst(signs.count).drop { $0.isWhitespace }
        guard !words.isEmpty else { return nil }
        let heading = "\(String(repeating: "#", count: signs.count)) \(words)"
        return Slip(summary: "'\(signs)' is full-width and makes no heading", help: "write '\(heading.shown)'")
    }
}

/// Texts put together at random from everything Markdown has, the same ones for the same seed.
struct GeneratedText {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    private mutating func number(below limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(limit))
    }

    private static let inlines = [
        "**重点。**后文", "~~删~~", "~一~", "见https://example.com/a。后", "www.example.com", "a@example.com", "`code`", "*强*",
        "_调_",
        "[链接](a.md \"题\")", "![图](b.png)", "<b>粗</b>", "<!-- c -->", "&amp;", "\\*", "plain words", "中文", "：", "，", " ",
        "\n", "  \n",
        "[^1]", "[ref]", "<https://x.com>", "**", "~~", "[", "](", "|", "“引”", "***", "<script>",
    ]
    private static let prefixes = [
        "", "", "", "# ", "## ", "> ", "- ", "1. ", "    ", "- [ ] ", "- [x] ", "> - ", "> [!NOTE]\n> ",
        "| a | b |\n|--|:-:|\n| ",
        "```\n", "---\n", "[ref]: /url 'title'\n\n", "[^1]: ", "> **客户：** ", "<div>\n", "\t",
    ]

    mutating func text(blocks: Int) -> String {
        var out = ""
        for _ in 0..<blocks {
            out += Self.prefixes[number(below: Self.prefixes.count)]
            for _ in 0...number(below: 6) { out += Self.inlines[number(below: Self.inlines.count)] }
            out += number(below: 3) == 0 ? "\n" : "\n\n"
        }
        return out
    }

    /// Texts of a few blocks each.
    static func texts(_ count: Int) -> [String] {
        (1...count).map { seed in
            var generator = GeneratedText(seed: UInt64(seed))
            return generator.text(blocks: 1 + seed % 9)
        }
    }
}

extension LintRule {
    /// `＊＊重点＊＊`: stars of a Chinese keyboard.
    static let fullWidthEmphasis = line("full-width-emphasis") {
        $0.signs.contains(.stars)
    } _: { line in
        let text = line.text
        guard let open = text.firstRange(of: "＊＊"), let close = text[open.upperBound...].firstRange(of: "＊＊") else {
            return nil
        }
        let words = text[open.upperBound..<close.lowerBound]
        guard !words.isEmpty, !words.contains("＊") else { return nil }
        return Slip(
            offset: text[..<open.lowerBound].utf8.count, summary: "'＊＊' is full-width and makes nothing bold",
            help: "write '**\(words.shown)**'")
    }
}

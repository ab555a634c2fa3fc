extension LintRule {
    /// `｜甲｜乙｜`: full-width bars where a table's belong.
    static let fullWidthTable = line("full-width-table") {
        $0.begins(with: "｜")
    } _: { line in
        let text = line.text
        guard text.count(where: { $0 == "｜" }) >= 2 else { return nil }
        let row = text.replacing("｜", with: "|").replacing("－", with: "-").replacing("：", with: ":")
        let isRule = row.allSatisfy { "|-: —".contains($0) }
        let written = isRule ? row.replacing("—", with: "-") : text.replacing("｜", with: "|")
        return Slip(summary: "'｜' is full-width and makes no table", help: "write '\(written.shown)'")
    }
}

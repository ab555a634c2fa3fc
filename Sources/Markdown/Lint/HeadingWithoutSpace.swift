extension LintRule {
    /// `##标题`: GitHub once took it for a heading, and Chinese has no spaces to think of.
    static let headingWithoutSpace = line("heading-without-space") {
        $0.begins(with: "#")
    } _: { line in
        let text = line.text
        let signs = text.prefix { $0 == "#" }
        guard let next = text.dropFirst(signs.count).first, !next.isWhitespace, next != "＃", signs.count <= 6 else {
            return nil
        }
        // One sign may be a hashtag or a number; Chinese at the start of a paragraph is most likely a heading.
        if signs.count == 1 {
            guard line.isFirst, let scalar = next.unicodeScalars.first, CharacterClass.isSetSolid(scalar.value) else {
                return nil
            }
            guard !text.dropFirst().contains("#") else { return nil }
        }
        let heading = "\(signs) \(text.dropFirst(signs.count))"
        return Slip(summary: "'\(signs)\(next)' needs a space to make a heading", help: "write '\(heading.shown)'")
    }
}

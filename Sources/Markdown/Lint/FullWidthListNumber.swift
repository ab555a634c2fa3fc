extension LintRule {
    /// `１．` and `1、`: a list to the eye, one paragraph to Markdown.
    static let fullWidthListNumber = line("full-width-list-number") { line in
        guard let first = line.bytes.first else { return false }
        return (0x30...0x39).contains(first) || first == 0xEF
    } _: { line in
        let text = line.text
        let digits = text.prefix { $0.isASCII ? $0.isNumber : ("０"..."９").contains($0) }
        guard (1...3).contains(digits.count), let mark = text.dropFirst(digits.count).first else { return nil }
        let isWide = digits.contains { !$0.isASCII }
        let words = text.dropFirst(digits.count + 1).drop { $0.isWhitespace }
        guard mark == "、" || mark == "．" || isWide && ".)）".contains(mark), let first = words.first else { return nil }
        // `3、4月` counts months and `1．5` is a number, not the head of a list.
        guard !first.isNumber else { return nil }
        let number = digits.compactMap(\.wholeNumberValue).reduce(0) { $0 * 10 + $1 }
        return Slip(
            summary: "'\(digits)\(mark)' makes no numbered list", help: "write '\("\(number). \(words)".shown)'")
    }
}

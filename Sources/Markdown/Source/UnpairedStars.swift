import Diagnostics

/// A `**` that shows on the page, and what its author is likely to have meant.
struct UnpairedStars {
    let kind: Blemish.Kind

    /// Nil where the stars are escaped, or stand as people write them on purpose: between digits or Latin letters,
    /// four and more (`138****8000`), or alone between spaces.
    init?(at offset: Int, in source: SourceText) {
        let line = source.range(ofLine: source.line(at: offset))
        var end = offset
        while end < line.upperBound, source.bytes[end] == UInt8(ascii: "*") { end += 1 }
        guard (2...3).contains(end - offset), offset == line.lowerBound || source.bytes[offset - 1] != UInt8(ascii: "*")
        else { return nil }
        let before = source.text(line.lowerBound..<offset)
        let after = source.text(end..<line.upperBound)
        if let last = before.last, let first = after.first, last.isPlain, first.isPlain { return nil }
        let opens = before.last.map { $0.isWhitespace || $0.isPunctuation } ?? true
        guard opens else {
            guard let words = before.split(whereSeparator: \.endsClause).last.map(String.init) else { return nil }
            kind = .unpaired(opens: false, hasSpace: false, words: words.trimmed)
            return
        }
        let hasSpace = after.first?.isWhitespace ?? true
        let words = (after.firstRange(of: "**").map { after[..<$0.lowerBound] } ?? after.prefix { !$0.endsClause })
        guard !hasSpace || after.contains("**"), !words.isEmpty else { return nil }
        kind = .unpaired(opens: true, hasSpace: hasSpace, words: String(words).trimmed)
    }
}

extension Character {
    /// A letter or digit of ASCII.
    fileprivate var isPlain: Bool { isASCII && (isLetter || isNumber) }
    fileprivate var endsClause: Bool { "。，、；：！？,;*".contains(self) }
}

extension UnsafeBufferPointer<UInt8> {
    /// Where runs of two stars and more begin.
    var doubleStars: [Int] {
        guard count > 1 else { return [] }
        let star = UInt8(ascii: "*")
        return (0..<count - 1).filter { self[$0] == star && self[$0 + 1] == star && ($0 == 0 || self[$0 - 1] != star) }
    }
}

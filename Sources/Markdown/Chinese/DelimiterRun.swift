/// A run of `*` and `~` and what stands on either side of it.
///
/// The rule is markdown-cjk-friendly's amendment to CommonMark's flanking: Chinese punctuation does not keep a run
/// from opening or closing, and other punctuation does not where the other side is a Chinese character. `_` keeps
/// CommonMark's rules, since it may not open or close within a word.
struct DelimiterRun {
    let start: Int
    let end: Int

    /// `index` is at the first delimiter; one that a backslash escapes is left out.
    init(at index: Int, in text: UnsafeBufferPointer<UInt8>) {
        var backslashes = 0
        while backslashes < index, text[index - backslashes - 1] == UInt8(ascii: "\\") { backslashes += 1 }
        start = index + backslashes % 2
        var end = start
        while end < text.count, text[end] == UInt8(ascii: "*") || text[end] == UInt8(ascii: "~") { end += 1 }
        self.end = max(end, index + 1)
    }

    /// Where to put aids, if the run should open or close and CommonMark says it may not.
    func offsetsForAids(in text: UnsafeBufferPointer<UInt8>) -> [Int] {
        guard start < end, start > 0 && text[start - 1] >= 0x80 || end < text.count && text[end] >= 0x80 else {
            return []
        }
        let before = Neighbour(before: start, in: text)
        let after = Neighbour(after: end, in: text)
        guard before.isCJK || after.isCJK else { return [] }
        let seams = (start + 1..<end).filter { text[$0] != text[$0 - 1] }
        guard seams.isEmpty else {
            // Stars and tildes are punctuation to each other: each of them gets neutral neighbours.
            return (before.isPunctuation ? [start] : []) + seams + (after.isPunctuation ? [end] : [])
        }
        if after.blocks, !before.isSpace, !before.isPunctuation { return [end] }
        if before.blocks, !after.isSpace, !after.isPunctuation { return [start] }
        return []
    }
}

/// The character beside a run.
private struct Neighbour {
    private(set) var isSpace = true
    private(set) var isPunctuation = false
    private(set) var isCJK = false
    /// Whether it may keep the run from opening towards it or closing after it. `_` beside a run is left alone.
    private(set) var blocks = false

    init(before index: Int, in text: UnsafeBufferPointer<UInt8>) {
        guard index > 0 else { return }
        let (scalar, length) = text.scalar(before: index)
        guard CharacterClass.isVariationSelector(scalar), index > length else {
            classify(scalar)
            return
        }
        let base = text.scalar(before: index - length).value
        isSpace = false
        isCJK = CharacterClass.isCJK(base) || CharacterClass.isShared(base)
    }

    init(after index: Int, in text: UnsafeBufferPointer<UInt8>) {
        guard index < text.count else { return }
        let (scalar, length) = text.scalar(at: index)
        classify(scalar)
        guard CharacterClass.isShared(scalar), index + length < text.count else { return }
        // A quote with U+FE01 after it is a full-width quote.
        if text.scalar(at: index + length).value == 0xFE01 { isCJK = true }
    }

    private mutating func classify(_ scalar: UInt32) {
        isSpace = CharacterClass.isSpace(scalar)
        isPunctuation = CharacterClass.isPunctuation(scalar)
        isCJK = !isSpace && CharacterClass.isCJK(scalar)
        blocks = isPunctuation && scalar != 0x5F
    }
}

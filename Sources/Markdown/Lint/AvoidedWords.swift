import Diagnostics

/// A word that texts should not use, and the one to write in its place.
public struct AvoidedWord: Hashable, Sendable {
    public let word: String
    public let instead: String

    public init(_ word: String, instead: String) {
        self.word = word
        self.instead = instead
    }
}

/// The words to avoid in one language, found all together in one pass over a text's bytes.
///
/// A word of letters is found as a whole word, in the plural too, however its letters are cased; a Chinese one wherever
/// it stands, but for inside a word that is right.
public struct AvoidedWords: Sendable {
    public let list: [AvoidedWord]
    /// The words as bytes, small letters for large ones, and which of them begin with a byte, the longest first.
    private let words: [[UInt8]]
    private let byFirst: [[Int]]
    /// Right words that hold a word to avoid, and after how many of their bytes.
    private let around: [[(text: [UInt8], offset: Int)]]

    /// - Parameter right: words that may hold one to avoid, as `样板点` holds `样板`.
    public init(_ list: [AvoidedWord] = [], right: [String] = []) {
        self.list = list.filter { !$0.word.isEmpty }
        let words = self.list.map { $0.word.utf8.map(small) }
        self.words = words
        let right = Set(right + self.list.map(\.instead)).sorted().map { $0.utf8.map(small) }
        around = words.map { word in
            right.flatMap { text in
                text.indices.filter { text[$0...].starts(with: word) && text.count > word.count }.map { (text, $0) }
            }
        }
        var byFirst = Array(repeating: [Int](), count: 256)
        for number in words.indices.sorted(by: { words[$0].count > words[$1].count }) { byFirst[Int(words[number][0])].append(number) }
        self.byFirst = byFirst
    }

    /// Where the text has one of the words, code and quotations included. O(bytes).
    func hits(in text: [UInt8]) -> [(offset: Int, word: Int)] {
        if words.isEmpty { return [] }
        var hits: [(offset: Int, word: Int)] = []
        text.withUnsafeBufferPointer { text in
            var index = 0
            while index < text.count {
                let candidates = byFirst[Int(small(text[index]))]
                if !candidates.isEmpty, let word = candidates.first(where: { stands($0, at: index, in: text) }) {
                    hits.append((index, word))
                    index += words[word].count
                } else {
                    index += 1
                }
            }
        }
        return hits
    }

    /// What is to be said of the hits that readers see as the author's own words.
    func findings(_ hits: [(offset: Int, word: Int)], in source: SourceText, texts: [Range<Int>]) -> [Finding] {
        hits.compactMap { offset, word in
            guard let text = texts.first(where: { $0.contains(offset) }),
                source.isOwnWord(at: offset, length: words[word].count, in: text)
            else { return nil }
            return Finding(
                .warning, "avoided-term", path: source.path, at: source.position(at: offset), "'\(list[word].word)' is a word to avoid here",
                help: "write '\(list[word].instead)', or put quotation marks around it where the word itself is meant")
        }
    }

    private func stands(_ number: Int, at start: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        let word = words[number]
        guard Self.holds(text, word, at: start) else { return false }
        if isLetter(word[0]), start > 0, isLetter(text[start - 1]) { return false }
        var end = start + word.count
        if isLetter(word[word.count - 1]) {
            if end < text.count, small(text[end]) == UInt8(ascii: "s") { end += 1 }
            if end < text.count, isLetter(text[end]) { return false }
        }
        return !around[number].contains { Self.holds(text, $0.text, at: start - $0.offset) }
    }

    private static func holds(_ text: UnsafeBufferPointer<UInt8>, _ word: [UInt8], at start: Int) -> Bool {
        guard start >= 0, start + word.count <= text.count else { return false }
        for index in word.indices where small(text[start + index]) != word[index] { return false }
        return true
    }
}

private func small(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(small(byte)) || (0x30...0x39).contains(byte) }

extension SourceText {
    /// Whether readers see a stretch of a paragraph, heading or cell as what the author says: not as code, an address or a
    /// tag, and not between quotation marks.
    fileprivate func isOwnWord(at offset: Int, length: Int, in text: Range<Int>) -> Bool {
        var depth = 0, isInStraight = false
        var index = text.lowerBound
        /// Passes over a stretch; false where the word is in it.
        func pass(to end: Int) -> Bool {
            defer { index = end }
            return !(index..<end).contains(offset)
        }
        while index < offset {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: "`"):
                let run = bytes[index..<text.upperBound].prefix { $0 == UInt8(ascii: "`") }.count
                if !pass(to: closingTicks(run, from: index + run, in: text) ?? index + run) { return false }
            case UInt8(ascii: "]") where index + 1 < text.upperBound && bytes[index + 1] == UInt8(ascii: "("):
                if !pass(to: end(of: UInt8(ascii: ")"), from: index, in: text)) { return false }
            case UInt8(ascii: "<") where index + 1 < text.upperBound && (isLetter(bytes[index + 1]) || bytes[index + 1] == UInt8(ascii: "/")):
                if !pass(to: end(of: UInt8(ascii: ">"), from: index, in: text)) { return false }
            case UInt8(ascii: "\""):
                isInStraight.toggle()
                index += 1
            case 0xE2, 0xE3:
                switch bytes[index..<min(index + 3, text.upperBound)] {
                case [0xE2, 0x80, 0x9C], [0xE2, 0x80, 0x98], [0xE3, 0x80, 0x8C], [0xE3, 0x80, 0x8E]: depth += 1
                case [0xE2, 0x80, 0x9D], [0xE3, 0x80, 0x8D], [0xE3, 0x80, 0x8F]: depth = max(0, depth - 1)
                // Also an apostrophe, which closes nothing.
                case [0xE2, 0x80, 0x99]: depth = max(0, depth - 1)
                default: break
                }
                index += 3
            default: index += 1
            }
        }
        let isBetweenSingle =
            offset > text.lowerBound && bytes[offset - 1] == UInt8(ascii: "'") && offset + length < text.upperBound
            && bytes[offset + length] == UInt8(ascii: "'")
        return depth == 0 && !isInStraight && !isBetweenSingle
    }

    /// Where a code span that a run of backticks opens ends; nil where nothing closes it.
    private func closingTicks(_ run: Int, from start: Int, in text: Range<Int>) -> Int? {
        var index = start
        while let next = bytes[index..<text.upperBound].firstIndex(of: UInt8(ascii: "`")) {
            let count = bytes[next..<text.upperBound].prefix { $0 == UInt8(ascii: "`") }.count
            if count == run { return next + count }
            index = next + count
        }
        return nil
    }

    private func end(of byte: UInt8, from start: Int, in text: Range<Int>) -> Int {
        bytes[start..<text.upperBound].firstIndex(of: byte).map { $0 + 1 } ?? start + 1
    }
}

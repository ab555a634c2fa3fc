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
    private let begins: [Bool]
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
        begins = byFirst.map { !$0.isEmpty }
    }

    /// Where the text has one of the words, code and quotations included. O(bytes).
    func hits(in text: [UInt8]) -> [(offset: Int, word: Int)] {
        if words.isEmpty { return [] }
        var hits: [(offset: Int, word: Int)] = []
        text.withUnsafeBufferPointer { text in
            var index = 0
            while index < text.count {
                let first = Int(small(text[index]))
                if begins[first], let word = byFirst[first].first(where: { stands($0, at: index, in: text) }) {
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
                .warning, "avoided-term", path: source.path, at: source.position(at: offset),
                "'\(list[word].word)' is a word to avoid here",
                help: "write '\(list[word].instead)', or put quotation marks around it where the word itself is meant")
        }
    }

    private func stands(_ number: Int, at start: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        let word = words[number]
        guard Self.holds(text, word, at: start) else { return false }
        if isLetterOrDigit(word[0]), start > 0, isLetterOrDigit(text[start - 1]) { return false }
        var end = start + word.count
        if isLetterOrDigit(word[word.count - 1]) {
            if end < text.count, small(text[end]) == UInt8(ascii: "s") { end += 1 }
            if end < text.count, isLetterOrDigit(text[end]) { return false }
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

func isLetterOrDigit(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(small(byte)) || (0x30...0x39).contains(byte) }

public import Diagnostics

/// A heading below the title.
public struct Heading: Hashable, Sendable {
    /// From 2, as it comes out: only the title is of level 1.
    public let level: Int
    public let id: String
    public let text: String
    public let position: Position
}

/// The heading of level 1 that a text may begin with.
public struct Title: Hashable, Sendable {
    public let text: String
    public let id: String
    public let position: Position
}

/// How much prose there is to read: code blocks and raw HTML do not count.
public struct TextLength: Hashable, Sendable {
    /// Han characters and kana.
    public internal(set) var characters = 0
    /// Words of letters and digits of other scripts.
    public internal(set) var words = 0

    public init(characters: Int = 0, words: Int = 0) {
        self.characters = characters
        self.words = words
    }
}

public import Diagnostics

/// A link or an image of a text, to be filled by whoever knows where it leads.
public struct Reference: Hashable, Sendable {
    public enum Kind: Hashable, Sendable { case link, image }

    public let kind: Kind
    /// As the author means it: escapes and entities resolved, nothing percent-encoded that was not.
    public let destination: String
    /// The text of a link or the description of an image, without markup.
    public let text: String
    public let title: String
    public let position: Position?
    /// Whether it is all there is in its paragraph, so that a block may stand in its place.
    public let standsAlone: Bool
    /// Whether a paragraph of its own has tags around it; in a tight list it has none.
    let isParagraph: Bool
}

/// What stands in the place of a ``Reference``.
public enum ReferenceFill: Sendable {
    /// A link or image that leads here, with further attributes (`width`, `height`, `rel`, `class` …) in order.
    case destination(String, attributes: [(name: String, value: String)] = [])
    /// The text or description alone.
    case text
    /// This HTML; where the reference stands alone, in place of its paragraph.
    case html([UInt8])
}

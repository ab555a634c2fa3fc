public import Diagnostics

/// The words of a handbook and what they mean: `content/glossary.yml`.
public struct Glossary: Sendable {
    /// The file, as messages name it.
    public let path: String
    /// In the author's order.
    public let terms: [Term]

    public struct Term: Sendable {
        /// Also the anchor on the glossary's page.
        public let id: Located<String>
        /// By language code.
        public let wordings: [String: Wording]
        /// The page that explains it: `follow-up/rhythm`.
        public let page: Located<String>?
        /// Ids of the catalogue entries it is made from.
        public let sources: [String]
    }

    /// A term in one language.
    public struct Wording: Sendable {
        public let term: Located<String>
        /// What readers may call it.
        public let also: [Located<String>]
        /// What pages should not call it.
        public let avoid: [Located<String>]
        public let text: String
    }
}

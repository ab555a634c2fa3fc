public import Diagnostics
public import YAMLReading

/// A way through the handbook for someone with a purpose: an entry of `content/paths.yml`.
public struct LearningPath: Sendable {
    /// Also its address: `paths/first-week.html`.
    public let id: Located<String>
    public let title: LocalizedText
    public let summary: LocalizedText
    /// Whom it is for.
    public let audience: LocalizedText
    public let steps: [Step]

    public struct Step: Sendable {
        public let subject: Subject
        public let minutes: Int
        /// What shows that the step is learnt.
        public let learnt: LocalizedText
        /// The quiz or drill that shows it, by the tool's id.
        public let test: Located<String>?
    }

    /// What a step has one read or do.
    public enum Subject: Sendable {
        case page(Located<String>)
        case tool(Located<String>)
    }

    public var minutes: Int { steps.reduce(0) { $0 + $1.minutes } }
}

/// How much a finding matters: an error keeps the site from being written.
public enum Severity: String, Sendable, CaseIterable {
    case error, warning, note
}

/// One mistake in something a person wrote: where, which rule, and what to write instead.
///
/// `summary` is one phrase in lower case without a full stop, the author's own words in quotes.
/// `help` begins with a verb and can be done literally.
public struct Finding: Hashable, Sendable {
    public let severity: Severity
    /// The rule's name, such as `broken-link`.
    public let rule: String
    /// The file, relative to the source folder, with `/` between its parts.
    public let path: String
    public let position: Position?
    public let summary: String
    public let help: String?
    public let notes: [Note]

    /// A second place that explains the first.
    public struct Note: Hashable, Sendable {
        public let path: String
        public let position: Position?
        public let text: String

        public init(path: String, position: Position?, text: String) {
            self.path = path
            self.position = position
            self.text = text
        }
    }

    public init(
        _ severity: Severity, _ rule: String, path: String, at position: Position? = nil,
        _ summary: String, help: String? = nil, notes: [Note] = []
    ) {
        self.severity = severity
        self.rule = rule
        self.path = path
        self.position = position
        self.summary = summary
        self.help = help
        self.notes = notes
    }

    /// An error.
    public init(
        _ rule: String, path: String, at position: Position? = nil, _ summary: String, help: String? = nil, notes: [Note] = []
    ) {
        self.init(.error, rule, path: path, at: position, summary, help: help, notes: notes)
    }
}

extension Finding: Comparable {
    /// By file, then place, then rule: the order in which a person mends them.
    public static func < (a: Self, b: Self) -> Bool {
        (a.path, a.position ?? .start, a.rule, a.summary) < (b.path, b.position ?? .start, b.rule, b.summary)
    }
}

extension Position {
    fileprivate static let start = Position(line: 0, column: 0)
}

extension Sequence<Finding> {
    public func count(of severity: Severity) -> Int { count { $0.severity == severity } }
    public var hasErrors: Bool { contains { $0.severity == .error } }
}

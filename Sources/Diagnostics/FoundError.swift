/// A finding on its way out of a function that cannot go on.
public struct FoundError: Error, Hashable, Sendable {
    public let finding: Finding

    public init(finding: Finding) { self.finding = finding }
}

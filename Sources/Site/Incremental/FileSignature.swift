/// What the disk says of a file; while it stays the same, the file has not changed.
struct FileSignature: Hashable, Sendable {
    var size: Int
    /// Nanoseconds since 1970: when the content, and when anything about the file, was last changed.
    var modified: Int
    var changed: Int
    var number: Int

    /// Stands for a file that has to be read to know: it was changed so shortly before it was read that it may have
    /// changed again within the same tick of the disk's clock.
    static let none = FileSignature(size: -1, modified: 0, changed: 0, number: 0)

    /// The signature, or `none` where the file was touched less than a tenth of a second before `moment`.
    func settled(at moment: Int) -> FileSignature { max(changed, modified) + 100_000_000 < moment ? self : .none }
}

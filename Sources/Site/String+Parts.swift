extension String {
    /// The rest after a beginning; nil where the text does not begin so.
    func removing(prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }

    /// What stands before an ending; nil where the text does not end so.
    func removing(suffix: String) -> String? { hasSuffix(suffix) ? String(dropLast(suffix.count)) : nil }

    /// A folder's name without the slash at its end.
    var withoutFinalSlash: String { removing(suffix: "/") ?? self }

    /// Up to and with the last slash; empty where there is none.
    var folderPart: String { utf8.lastIndex(of: UInt8(ascii: "/")).map { String(self[...$0]) } ?? "" }

    /// After the last slash.
    var namePart: String { utf8.lastIndex(of: UInt8(ascii: "/")).map { String(self[utf8.index(after: $0)...]) } ?? self }
}

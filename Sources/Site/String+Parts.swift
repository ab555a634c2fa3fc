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

    /// Without white space at either end.
    var trimmed: String {
        // White space begins with a byte up to the space's, or with one of four.
        if let first = utf8.first, first > 0x20, ![0xC2, 0xE1, 0xE2, 0xE3].contains(first), let last = unicodeScalars.last,
            last.value > 0x20, !last.properties.isWhitespace
        {
            return self
        }
        guard let start = firstIndex(where: { !$0.isWhitespace }), let end = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[start...end])
    }
}

extension String {
    /// The rest after a beginning; nil where the text does not begin so.
    func removing(prefix: String) -> String? {
        utf8.starts(with: prefix.utf8) ? String(Substring(utf8.dropFirst(prefix.utf8.count))) : nil
    }

    /// What stands before an ending; nil where the text does not end so.
    func removing(suffix: String) -> String? {
        let rest = utf8.count - suffix.utf8.count
        guard rest >= 0, utf8.dropFirst(rest).elementsEqual(suffix.utf8) else { return nil }
        return String(Substring(utf8.prefix(rest)))
    }

    /// Whether the text stands before another in the order of their bytes.
    func precedesInBytes(_ other: String) -> Bool {
        var (own, other) = (self, other)
        return own.withUTF8 { own in
            other.withUTF8 { other in
                for index in 0..<min(own.count, other.count) where own[index] != other[index] { return own[index] < other[index] }
                return own.count < other.count
            }
        }
    }

    /// A folder's name without the slash at its end.
    var withoutFinalSlash: String { removing(suffix: "/") ?? self }

    /// Up to and with the last slash; empty where there is none.
    var folderPart: String { utf8.lastIndex(of: UInt8(ascii: "/")).map { String(self[...$0]) } ?? "" }

    /// After the last slash.
    var namePart: String { utf8.lastIndex(of: UInt8(ascii: "/")).map { String(self[utf8.index(after: $0)...]) } ?? self }
}

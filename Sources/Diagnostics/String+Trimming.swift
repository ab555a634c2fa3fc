extension String {
    /// Without white space at either end.
    package var trimmed: String {
        // As nearly every text is.
        if let first = unicodeScalars.first, let last = unicodeScalars.last, first.isPlainlyVisible, last.isPlainlyVisible { return self }
        guard let start = firstIndex(where: { !$0.isWhitespace }), let end = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[start...end])
    }
}

extension Unicode.Scalar {
    /// A sign, letter or digit of ASCII, or a Han character.
    fileprivate var isPlainlyVisible: Bool { (0x21...0x7E).contains(value) || (0x4E00...0x9FFF).contains(value) }
}

/// A piece of a text that readers see.
public enum TextPart: Equatable, Sendable {
    case literal(String)
    /// `{name}`: the value of an output or an input, to be filled in as it is shown.
    case name(String)
}

/// The pieces of a text in which `{name}` stands for a value. Braces around anything but a name are literal. O(length).
public func placeholderParts(_ text: String) -> [TextPart] {
    // As nearly all are.
    if !text.utf8.contains(UInt8(ascii: "{")) { return text.isEmpty ? [] : [.literal(text)] }
    var parts: [TextPart] = []
    var literal = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
        let inside = rest[rest.index(after: open)...].prefix { isNamePart($0) }
        literal += rest[..<open]
        if let first = inside.first, !first.isNumber, inside.endIndex < rest.endIndex, rest[inside.endIndex] == "}" {
            if !literal.isEmpty { parts.append(.literal(literal)) }
            parts.append(.name(String(inside)))
            literal = ""
            rest = rest[rest.index(after: inside.endIndex)...]
        } else {
            literal += rest[open..<inside.endIndex]
            rest = rest[inside.endIndex...]
        }
    }
    literal += rest
    if !literal.isEmpty { parts.append(.literal(literal)) }
    return parts
}

private func isNamePart(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || character == "_")
}

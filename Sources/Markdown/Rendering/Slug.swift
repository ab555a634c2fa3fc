internal import Foundation

/// An id from a heading, as GitHub makes them: lower case, spaces as hyphens, and only letters, marks and numbers of
/// any script, hyphens and low lines kept; in composed form (NFC); `section` where nothing is left.
public func slug(_ text: String) -> String { plainSlug(text) ?? anySlug(text) }

/// The slug of a text of ASCII and common Chinese, by bytes; nil of any other.
private func plainSlug(_ text: String) -> String? {
    var text = text
    return text.withUTF8 { bytes in
        var isPlain = true
        let slug = String(unsafeUninitializedCapacity: bytes.count) { out in
            let count = writePlainSlug(of: bytes, to: out)
            isPlain = count != nil
            return count ?? 0
        }
        if !isPlain { return nil }
        return slug.isEmpty ? "section" : slug
    }
}

/// Writes a slug that is no longer than its text, and gives its length.
private func writePlainSlug(of bytes: UnsafeBufferPointer<UInt8>, to out: UnsafeMutableBufferPointer<UInt8>) -> Int? {
    var count = 0
    func append(_ byte: UInt8) {
        out[count] = byte
        count += 1
    }
    var index = 0
    while index < bytes.count {
        let byte = bytes[index]
        switch byte {
        case 0x61...0x7A, 0x30...0x39, 0x2D, 0x5F: append(byte)
        case 0x41...0x5A: append(byte | 0x20)
        case 0x20, 0x09, 0x0A: append(0x2D)
        case ..<0x80: break
        case 0xE4...0xE9 where index + 2 < bytes.count:
            // U+4E00 to U+9FFF
            guard byte > 0xE4 || bytes[index + 1] >= 0xB8 else { return nil }
            for place in index...index + 2 { append(bytes[place]) }
            index += 2
        case 0xEF where index + 2 < bytes.count && bytes[index + 1] == 0xBC && isWideMark(bytes[index + 2]): index += 2
        case 0xE3 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && isHanMark(bytes[index + 2]): index += 2
        default: return nil
        }
        index += 1
    }
    return count
}

/// The last byte of `！`, `（`, `）`, `，`, `：`, `；` and `？`: U+FF01, U+FF08, U+FF09, U+FF0C, U+FF1A, U+FF1B, U+FF1F.
private func isWideMark(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x81, 0x88, 0x89, 0x8C, 0x9A, 0x9B, 0x9F: true
    default: false
    }
}

/// The last byte of `、` `。` and the brackets `〈` to `】`: U+3001, U+3002, U+3008 to U+3011.
private func isHanMark(_ byte: UInt8) -> Bool { byte == 0x81 || byte == 0x82 || (0x88...0x91).contains(byte) }

private func anySlug(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    var mayCompose = false
    for scalar in text.lowercased().unicodeScalars {
        switch scalar {
        case "a"..."z", "0"..."9", "-", "_": out.append(scalar)
        case " ", "\t", "\n": out.append("-")
        case _ where scalar.value < 0x80: break
        case "\u{4E00}"..."\u{9FFF}": out.append(scalar)
        default:
            guard isKept(scalar.properties.generalCategory) else { continue }
            mayCompose = true
            out.append(scalar)
        }
    }
    if out.isEmpty { return "section" }
    return mayCompose ? String(out).precomposedStringWithCanonicalMapping : String(out)
}

private func isKept(_ category: Unicode.GeneralCategory) -> Bool {
    switch category {
    case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
        .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
        true
    default: false
    }
}

internal import Foundation

/// An id from a heading, as GitHub makes them: lower case, spaces as hyphens, and only letters, marks and numbers of
/// any script, hyphens and low lines kept; in composed form (NFC); `section` where nothing is left.
public func slug(_ text: String) -> String {
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

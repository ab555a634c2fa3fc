/// Which characters count as Chinese, for emphasis, line breaks and web addresses.
///
/// `CJK` is what markdown-cjk-friendly means by it: East Asian Width wide, full-width or half-width, Hangul,
/// and no emoji.
enum CharacterClass {
    static func isCJK(_ scalar: UInt32) -> Bool {
        guard scalar >= 0x1100 else { return false }
        return switch scalar {
        case 0x1100...0x11FF, 0x20A9, 0x2329...0x232A, 0x2E80...0x303E, 0x3040...0xA4CF, 0xA960...0xA97C,
            0xAC00...0xD7FB, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFFEE,
            0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1D300...0x1D37F, 0x1F200...0x1F2FF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }

    /// Han, kana, bopomofo, and the punctuation and forms that are as wide as they: between two of these a line
    /// break in the source means nothing. Hangul is written with spaces and is not among them.
    static func isSetSolid(_ scalar: UInt32) -> Bool {
        guard scalar >= 0x2E80 else { return false }
        return switch scalar {
        case 0x2E80...0x303E, 0x3040...0x312F, 0x3190...0xA4CF, 0xF900...0xFAFF, 0xFE10...0xFE19,
            0xFE30...0xFE6F, 0xFF01...0xFF9F, 0x1AFF0...0x1B2FF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }

    /// Quotes, dashes, dots that Chinese and Western text share.
    static func isShared(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xB7, 0x2014, 0x2015, 0x2018, 0x2019, 0x201C, 0x201D, 0x2025, 0x2026, 0x2027, 0x2E3A: true
        default: false
        }
    }

    /// Han characters and kana, as counted for reading time.
    static func isIdeographOrKana(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x3005...0x3007, 0x3041...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }

    static func isVariationSelector(_ scalar: UInt32) -> Bool {
        (0xFE00...0xFE0F).contains(scalar) || (0xE0100...0xE01EF).contains(scalar)
    }

    /// White space as CommonMark has it.
    static func isSpace(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 9, 10, 12, 13, 32, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// Punctuation as CommonMark 0.29 has it: all of ASCII's signs, and the general categories P* beyond.
    static func isPunctuation(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 {
            return switch scalar {
            case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
            default: false
            }
        }
        switch Unicode.Scalar(scalar)?.properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            return true
        default: return false
        }
    }
}

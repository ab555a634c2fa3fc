/// The default theme, as it was in `templates/` when this binary was built.
public enum Theme {
    public struct File: Sendable {
        /// Below `templates/`: `layouts/page.html`.
        public let path: String
        public let bytes: [UInt8]
    }

    /// Every file of the theme, by path.
    public static let files: [File] = embeddedFiles.map { path, base64 in
        File(path: path, bytes: decode(base64: base64))
    }
}

/// Decodes RFC 4648 base64 without line breaks, as the embedding tool writes it.
private func decode(base64 text: StaticString) -> [UInt8] {
    text.withUTF8Buffer { input in
        var out: [UInt8] = []
        out.reserveCapacity(input.count / 4 * 3)
        var bits: UInt32 = 0
        var count = 0
        for byte in input {
            let value: UInt8
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - 65
            case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - 71
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte + 4
            case UInt8(ascii: "+"): value = 62
            case UInt8(ascii: "/"): value = 63
            default: continue
            }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                out.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return out
    }
}

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
        values.withUnsafeBufferPointer { values in
            [UInt8](unsafeUninitializedCapacity: input.count / 4 * 3) { out, count in
                var bits: UInt32 = 0
                var index = 0
                while index < input.count {
                    bits = bits << 6 | UInt32(values[Int(input[index])])
                    index += 1
                    if index & 3 == 0 {
                        out[count] = UInt8(truncatingIfNeeded: bits >> 16)
                        out[count + 1] = UInt8(truncatingIfNeeded: bits >> 8)
                        out[count + 2] = UInt8(truncatingIfNeeded: bits)
                        count += 3
                    }
                }
                count -= input.suffix(2).count { $0 == UInt8(ascii: "=") }
            }
        }
    }
}

/// What each byte of base64 stands for.
private let values: [UInt8] = {
    var values = [UInt8](repeating: 0, count: 256)
    let digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (value, digit) in digits.utf8.enumerated() { values[Int(digit)] = UInt8(value) }
    return values
}()

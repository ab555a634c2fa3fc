/// Where a file stands below the output folder: `follow-up/rhythm.html`. Also the end of its address.
///
/// Two paths are one if their bytes are, as for a disk: `é` in one code point and in two are different names.
struct OutputPath: Hashable, Sendable, Comparable {
    let text: String

    static func == (a: Self, b: Self) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }

    init(_ text: String) { self.text = text }

    /// A page's place: `index.html` in the folder of a section, else `name.html`; below the language's prefix.
    init(page identity: PageIdentity, in language: Language) {
        text = language.prefix + (identity.isSection ? identity.path + "index.html" : identity.path + ".html")
    }

    static func < (a: Self, b: Self) -> Bool { a.text.precedesInBytes(b.text) }

    /// The address of `target` as a page at this place writes it: `../objections/price.html`.
    ///
    /// Relative, so that the site works below any path, and from a folder on disk.
    func relativeURL(to target: OutputPath) -> String {
        let slash = UInt8(ascii: "/")
        var (own, other) = (text, target.text)
        return own.withUTF8 { own in
            other.withUTF8 { other in
                // What both are in is left off, folder by folder.
                var start = 0
                for index in 0..<min(own.count, other.count) {
                    guard own[index] == other[index] else { break }
                    if own[index] == slash { start = index + 1 }
                }
                let rest = UnsafeBufferPointer(rebasing: other[start...])
                var depth = 0
                for index in start..<own.count where own[index] == slash { depth += 1 }
                let isPlain = !rest.contains { String.mustBeEncoded($0) || $0 == UInt8(ascii: ":") }
                if depth == 0, isPlain { return String(decoding: rest, as: UTF8.self) }
                // A colon before the first slash would make the beginning a scheme: `javascript:…`.
                let way =
                    depth == 0 && rest.prefix { $0 != slash }.contains(UInt8(ascii: ":")) ? "./" : String(repeating: "../", count: depth)
                return way + String(decoding: rest, as: UTF8.self).urlEncoded
            }
        }
    }

    /// The address below a base such as `https://host/training/` or `/training/`; `index.html` is left off.
    func url(below base: String) -> String {
        let path = text == "index.html" ? "" : text.removing(suffix: "/index.html").map { $0 + "/" } ?? text
        return base + path.urlEncoded
    }

    /// Whether the place is inside the output folder. By bytes: a combining mark after a slash hides it from
    /// `Character`, not from the disk.
    var isInside: Bool {
        var text = text
        return text.withUTF8 { bytes in
            var start = 0
            for end in 0...bytes.count {
                guard end == bytes.count || bytes[end] == UInt8(ascii: "/") else {
                    if bytes[end] < 0x20 || bytes[end] == 0x7F || bytes[end] == UInt8(ascii: "\\") { return false }
                    continue
                }
                // No name, `.` or `..`
                if end - start <= 2, bytes[start..<end].allSatisfy({ $0 == UInt8(ascii: ".") }) { return false }
                start = end + 1
            }
            return true
        }
    }

    /// The longest name that leaves room for the ending of a temporary file: disks take 255 bytes.
    static let longestName = 255 - Disk.temporaryEnding.utf8.count

    /// Names of folders and of the file, as bytes.
    var parts: [Substring.UTF8View] {
        text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Substring($0).utf8 }
    }

    /// The folders the file stands in, the outermost first: `a`, `a/b`.
    var folders: [OutputPath] {
        text.utf8.indices.filter { text.utf8[$0] == UInt8(ascii: "/") }.map { OutputPath(String(text[..<$0])) }
    }
}

extension String {
    /// Percent-encodes what an address's path may not hold; letters of any script stay as they are.
    var urlEncoded: String {
        var text = self
        guard text.withUTF8({ $0.contains(where: Self.mustBeEncoded) }) else { return self }
        var out = ""
        for scalar in unicodeScalars {
            if scalar.isASCII, Self.mustBeEncoded(UInt8(scalar.value)) {
                out += "%" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16, uppercase: true)
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// Percent-encodes everything but ASCII letters, digits and `-._~/`, as sitemaps and feeds ask.
    var asciiURLEncoded: String {
        if utf8.allSatisfy({ $0 < 0x80 && (!Self.mustBeEncoded($0) || $0 == UInt8(ascii: "%")) }) { return self }
        return utf8.map { byte in
            if byte < 0x80, !Self.mustBeEncoded(byte) || byte == UInt8(ascii: "%") { return String(UnicodeScalar(byte)) }
            return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }

    fileprivate static func mustBeEncoded(_ byte: UInt8) -> Bool {
        byte < 0x80 && (byte < 0x40 ? encodedLow >> UInt64(byte) : encodedHigh >> UInt64(byte - 0x40)) & 1 == 1
    }

    /// A bit for each byte below 0x40 that must be encoded: up to the space, and `"#%<>?`.
    private static let encodedLow: UInt64 = 0x1_FFFF_FFFF | 1 << 0x22 | 1 << 0x23 | 1 << 0x25 | 1 << 0x3C | 1 << 0x3E | 1 << 0x3F
    /// A bit for each byte from 0x40 to 0x7F that must be: `[\]^`, the backquote, `{|}` and the last.
    private static let encodedHigh: UInt64 = 0xF << 0x1B | 1 << 0x20 | 7 << 0x3B | 1 << 0x3F

    /// Undoes percent-encoding; nil where it does not stand for UTF-8.
    var percentDecoded: String? {
        guard utf8.contains(UInt8(ascii: "%")) else { return self }
        var bytes: [UInt8] = []
        var rest = Substring(self).utf8
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2, let hex = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                bytes.append(hex)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}

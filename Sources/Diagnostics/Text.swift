/// A file's bytes as text: without a byte-order mark, lines ending in `\n`, known to be UTF-8.
package enum Text {
    /// - Returns: the bytes, or why they are not text. O(bytes); files that need no change are not copied.
    package static func normalized(_ bytes: [UInt8], path: String) -> Result<[UInt8], FoundError> {
        var bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        if bytes.withUnsafeBufferPointer({ isPlain($0) }) { return .success(bytes) }
        if !isUTF8(bytes) {
            return .failure(
                FoundError(
                    finding: Finding(
                        "not-utf8", path: path, at: firstInvalid(bytes), "the text is not UTF-8 from here on",
                        help: "save the file as UTF-8")))
        }
        if bytes.contains(UInt8(ascii: "\r")) { bytes = withoutCarriageReturns(bytes) }
        if let place = bytes.firstIndex(where: isControl) {
            let code = String(bytes[place], radix: 16, uppercase: true)
            return .failure(
                FoundError(
                    finding: Finding(
                        "control-character", path: path, at: position(of: place, in: bytes),
                        "the control character U+00\(code.count == 1 ? "0" : "")\(code) may not stand in a text", help: "delete it")))
        }
        return .success(bytes)
    }

    private static func isUTF8(_ bytes: [UInt8]) -> Bool {
        if #available(macOS 26, *) {
            (try? UTF8Span(validating: bytes.span)) != nil
        } else {
            String(validating: bytes, as: UTF8.self) != nil
        }
    }

    private static func withoutCarriageReturns(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            if byte != UInt8(ascii: "\r") {
                out.append(byte)
            } else if index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n") {
                out.append(UInt8(ascii: "\n"))
            }
        }
        return out
    }

    /// Whether the bytes are text as it should be, told fast of what nearly every text is made of: ASCII without control
    /// characters, and signs of three bytes, as Chinese is. Of any other it says no.
    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while true {
            index = bytes.firstPlace(from: index) { $0 | $0.equal(0x7F) | $0.below(0x20) & ~$0.equal(0x0A) & ~$0.equal(0x09) }
            if index == bytes.count { return true }
            guard bytes[index] >= 0x80 else { return false }
            repeat {
                guard index + 2 < bytes.count, bytes[index + 1] & 0xC0 == 0x80, bytes[index + 2] & 0xC0 == 0x80 else { return false }
                switch bytes[index] {
                // E0 can begin what has a shorter form, and ED half of a surrogate pair.
                case 0xE1...0xEC, 0xEE, 0xEF: index += 3
                default: return false
                }
            } while index < bytes.count && bytes[index] >= 0x80
        }
    }

    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\t") || byte == 0x7F
    }

    private static func position(of index: Int, in bytes: [UInt8]) -> Position {
        let start = bytes[..<index].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let column = String(decoding: bytes[start..<index], as: UTF8.self).unicodeScalars.count + 1
        return Position(line: bytes[..<index].count { $0 == UInt8(ascii: "\n") } + 1, column: column)
    }

    private static func firstInvalid(_ bytes: [UInt8]) -> Position {
        var decoder = UTF8()
        var source = bytes.makeIterator()
        var line = 1, column = 1
        while case .scalarValue(let scalar) = decoder.decode(&source) {
            if scalar == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
        }
        return Position(line: line, column: column)
    }
}

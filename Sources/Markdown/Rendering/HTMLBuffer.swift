import Diagnostics

/// HTML as it grows, in bytes.
struct HTMLBuffer {
    private(set) var bytes: [UInt8] = []
    /// Whether aids are taken out of what is written (see ``Aid``).
    let dropsAids: Bool

    init(dropsAids: Bool, capacity: Int) {
        self.dropsAids = dropsAids
        bytes.reserveCapacity(capacity)
    }

    var count: Int { bytes.count }

    @inline(__always)
    mutating func write(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func append(_ slice: ArraySlice<UInt8>) { bytes.append(contentsOf: slice) }

    mutating func write(byte: UInt8) { bytes.append(byte) }

    mutating func write(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

    /// Begins a new line unless one has just begun.
    mutating func breakLine() {
        if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    }

    /// Text or the value of an attribute, escaped.
    mutating func write(escaped text: UnsafeBufferPointer<UInt8>) {
        var done = 0
        var index = 0
        while true {
            // `"` and `&`, `<` and `>`, an aid and a tab: two and two are one but for a bit.
            index = text.firstPlace(from: index) { $0.equal(0x26, but: 0x04) | $0.equal(0x3E, but: 0x02) | $0.equal(0x09, but: 0x08) }
            if index == text.count { break }
            let replacement: StaticString
            switch text[index] {
            case UInt8(ascii: "&"): replacement = "&amp;"
            case UInt8(ascii: "<"): replacement = "&lt;"
            case UInt8(ascii: ">"): replacement = "&gt;"
            case UInt8(ascii: "\""): replacement = "&quot;"
            default:
                guard dropsAids, Aid.isAid(at: index, in: text) else {
                    index += 1
                    continue
                }
                replacement = ""
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[done..<index]))
            write(replacement)
            index += 1
            done = index
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[done...]))
    }

    mutating func write(escaped text: String) {
        var text = text
        text.withUTF8 { write(escaped: $0) }
    }

    /// A destination: what a URL may not hold is percent-encoded, as cmark does.
    mutating func write(destination text: UnsafeBufferPointer<UInt8>) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "&"): write("&amp;")
            case UInt8(ascii: "'"): write("&#x27;")
            case 0x30...0x39, 0x40...0x5A, 0x61...0x7A, 0x23...0x25, 0x28...0x2F, 0x3A, 0x3B, 0x3D, 0x3F, 0x21, 0x5F,
                0x7E:
                bytes.append(byte)
            default:
                bytes.append(UInt8(ascii: "%"))
                bytes.append(Self.hex(byte >> 4))
                bytes.append(Self.hex(byte & 15))
            }
        }
    }

    mutating func write(destination text: String) {
        var text = text
        text.withUTF8 { write(destination: $0) }
    }

    private static func hex(_ digit: UInt8) -> UInt8 { digit < 10 ? 0x30 + digit : 0x37 + digit }
}

extension Aid {
    /// Whether the byte at `index` is one of ours: U+0001, or a tab beside one.
    static func isAid(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        if text[index] == mark { return true }
        guard text[index] == tab else { return false }
        return index > 0 && text[index - 1] == mark || index + 1 < text.count && text[index + 1] == mark
    }

    /// The text without aids.
    static func without(_ text: UnsafeBufferPointer<UInt8>) -> String {
        guard text.has(mark) else { return String(decoding: text, as: UTF8.self) }
        return String(decoding: text.indices.lazy.filter { !isAid(at: $0, in: text) }.map { text[$0] }, as: UTF8.self)
    }
}

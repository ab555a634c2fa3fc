#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Follows the inlines of one block through the source, to tell where each begins.
///
/// cmark's columns of inlines count from the start of the block's text, without the `>` and indents of its containers,
/// and it loses count at line breaks in links and code; so the source itself is read along with the tree.
struct InlineCursor {
    let text: UnsafeBufferPointer<UInt8>
    let end: Int
    var index: Int

    /// Reads `text` from `start` to `end`, the last byte of the block.
    init(_ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
        self.text = text
        self.end = end
        index = start
    }

    /// Passes a text node: its bytes, and whatever of the source they came from (escapes, entities, delimiters).
    mutating func pass(_ literal: UnsafeBufferPointer<UInt8>) {
        if literal.isEmpty { return }
        let start = index
        // As nearly every text stands in the source.
        if end - index >= literal.count, memcmp(text.baseAddress! + index, literal.baseAddress!, literal.count) == 0,
            memchr(literal.baseAddress!, Int32(UInt8(ascii: "&")), literal.count) == nil
        {
            index += literal.count
            return
        }
        // An entity is the longest that can stand for a byte; beyond that the two have lost each other.
        let limit = min(end, start + 40 * literal.count + 256)
        var done = 0
        while done < literal.count, index < limit {
            let byte = text[index]
            if Aid.isAid(at: done, in: literal) {
                done += 1
            } else if byte == UInt8(ascii: "&"), let length = entityLength(standingFor: literal[done...]) {
                index += length
                done += literal.scalar(at: done).length
            } else if byte == literal[done] {
                index += 1
                done += 1
            } else if byte == UInt8(ascii: "\\"), index + 1 < end, text[index + 1] == literal[done] {
                index += 2
                done += 1
            } else {
                index += 1
            }
        }
        if done < literal.count { index = min(start + literal.count, end) }
    }

    /// The length of the entity here, unless the literal has the same characters in full.
    private func entityLength(standingFor literal: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        var length = 1
        while index + length < end, length < 34, text[index + length].isEntityByte { length += 1 }
        guard length > 1, index + length < end, text[index + length] == UInt8(ascii: ";") else { return nil }
        length += 1
        return literal.starts(with: text[index..<index + length]) ? nil : length
    }

    /// Passes the end of a line and the indent and `>` of the next.
    mutating func passLineBreak() {
        while index < end, text[index] != 0x0A, text[index] != 0x0D { index += 1 }
        while index < end, [0x0A, 0x0D, 0x20, 0x09, UInt8(ascii: ">")].contains(text[index]) { index += 1 }
    }

    /// Moves to the first byte that may begin what comes next, past delimiters and line breaks.
    mutating func passDelimiters() {
        while index < end {
            switch text[index] {
            case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): index += 1
            case 0x0A, 0x0D: passLineBreak()
            default: return
            }
        }
    }

    /// Moves to the next `byte` that no backslash escapes; false where there is none.
    mutating func find(_ byte: UInt8) -> Bool {
        var here = index
        while here < end, text[here] != byte { here += text[here] == UInt8(ascii: "\\") ? 2 : 1 }
        guard here < end else { return false }
        index = here
        return true
    }

    /// Passes one byte if it is this one.
    mutating func pass(_ byte: UInt8) -> Bool {
        guard index < end, text[index] == byte else { return false }
        index += 1
        return true
    }
}

extension UInt8 {
    /// A byte that may stand between `&` and `;`.
    fileprivate var isEntityByte: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "#"): true
        default: false
        }
    }
}

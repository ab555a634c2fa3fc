/// A web address in running text, `https://…` or `www.…`, as far as it is the address and not the sentence around it.
struct BareAddress {
    let start: Int
    private(set) var end: Int
    /// Whether Chinese follows at once, which GFM would take into the address.
    private(set) var isFollowedByChinese = false
    /// Whether Chinese stands right before `www.`, which GFM would not take for an address then.
    let followsChinese: Bool

    /// The address whose `://` or `www.` begins at `index`, unless it is the destination of a link or within a tag.
    init?(at index: Int, in text: UnsafeBufferPointer<UInt8>) {
        guard let (start, host) = Self.begin(at: index, in: text), !Self.isDestination(start, in: text) else {
            return nil
        }
        self.start = start
        followsChinese =
            text[index] == UInt8(ascii: "w") && start > 0 && text[start - 1] >= 0x80
            && CharacterClass.isCJK(text.scalar(before: start).value)
        end = host
        while end < text.count {
            let (scalar, length) = text.scalar(at: end)
            if scalar <= 0x20 || scalar == UInt32(UInt8(ascii: "<")) { return }
            if scalar >= 0x80, CharacterClass.isCJK(scalar) || CharacterClass.isShared(scalar) { break }
            end += length
        }
        guard end > host, end < text.count else { return }
        isFollowedByChinese = true
        // A delimiter run at the end is never part of the address; it should see the aid before it, not after.
        while end > host, text[end - 1] == UInt8(ascii: "*") || text[end - 1] == UInt8(ascii: "~") { end -= 1 }
    }

    /// Where the address starts and where its host does.
    private static func begin(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> (start: Int, host: Int)? {
        if text[index] == UInt8(ascii: "w") {
            guard text.has("www.", at: index), index + 4 < text.count else { return nil }
            return (index, index + 4)
        }
        guard text.has("://", at: index), index + 3 < text.count else { return nil }
        for scheme in ["https", "http", "ftp"] as [StaticString] {
            let start = index - scheme.utf8CodeUnitCount
            if start >= 0, text.has(scheme, at: start) { return (start, index + 3) }
        }
        return nil
    }

    /// Whether what begins at `start` stands in `](…)`, in `<…>` or after `[label]:`. Looks back over at most 1 KB.
    private static func isDestination(_ start: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = start
        while index > 0, text[index - 1] <= 0x20 { index -= 1 }
        if index < start {
            guard index > 1, text[index - 2] == UInt8(ascii: "]") else { return false }
            if text[index - 1] == UInt8(ascii: "(") { return true }
            return text[index - 1] == UInt8(ascii: ":") && !isFootnoteLabel(endingAt: index - 2, in: text)
        }
        var depth = 0
        for _ in 0..<1024 where index > 0 {
            index -= 1
            switch text[index] {
            case 0...0x20, UInt8(ascii: ">"): return false
            case UInt8(ascii: "<"): return true
            case UInt8(ascii: ")"): depth += 1
            case UInt8(ascii: "("):
                if depth == 0, index > 0, text[index - 1] == UInt8(ascii: "]") { return true }
                depth = max(0, depth - 1)
            case UInt8(ascii: ":"):
                if index > 0, text[index - 1] == UInt8(ascii: "]"), !isFootnoteLabel(endingAt: index - 1, in: text) {
                    return true
                }
            default: break
            }
        }
        return false
    }

    private static func isFootnoteLabel(endingAt bracket: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = bracket
        while index > 0, text[index - 1] != UInt8(ascii: "["), text[index - 1] != UInt8(ascii: "\n") { index -= 1 }
        return index > 0 && index < text.count && text[index] == UInt8(ascii: "^")
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether `word`, which is lower case, stands at `index` in any letter case.
    func has(_ word: StaticString, at index: Int) -> Bool {
        guard index >= 0, index + word.utf8CodeUnitCount <= count else { return false }
        for offset in 0..<word.utf8CodeUnitCount {
            let byte = self[index + offset]
            let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            if lower != word.utf8Start[offset] { return false }
        }
        return true
    }
}

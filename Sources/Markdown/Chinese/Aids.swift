import Diagnostics

/// The bytes put into a text before cmark reads it, so that its rules come out as Chinese needs them, and taken out
/// of everything it gives back.
///
/// U+0001 may not stand in HTML and means nothing to CommonMark: neither white space nor punctuation. A tab is the
/// one byte that ends a web address for the autolink extension without ending the line; it counts as an aid only
/// beside a U+0001. (A vertical tab or form feed is part of an address for cmark.)
enum Aid {
    static let mark: UInt8 = 0x01
    static let tab: UInt8 = 0x09

    /// Between a delimiter run and punctuation that should not keep the run from opening or closing.
    static let neutral: [UInt8] = [mark]
    /// Where a web address ends.
    static let addressEnd: [UInt8] = [tab, mark]
    /// Before an address that follows a Chinese character.
    static let addressStart: [UInt8] = [mark, tab]
}

/// A place in the text and the aid to put there.
struct Insertion {
    let offset: Int
    let aid: [UInt8]
}

/// The text as cmark should read it, or nil where it may read it as it is. O(n).
///
/// Lines stay lines, and nothing goes in before the first word of a line, so that a block keeps its line and column.
func aided(_ text: [UInt8]) -> [UInt8]? {
    let insertions = text.withUnsafeBufferPointer { findInsertions(in: $0) }
    guard !insertions.isEmpty else { return nil }
    var out: [UInt8] = []
    out.reserveCapacity(text.count + 2 * insertions.count)
    var done = 0
    for insertion in insertions {
        out += text[done..<insertion.offset]
        out += insertion.aid
        done = insertion.offset
    }
    out += text[done...]
    return out
}

private func findInsertions(in text: UnsafeBufferPointer<UInt8>) -> [Insertion] {
    var found: [Insertion] = []
    var addressEnd = 0
    var index = 0
    while true {
        // `*` and `:`, which are one but for a bit, `~` and `w`
        index = text.firstPlace(from: index) { $0.equal(0x3A, but: 0x10) | $0.equal(0x7E) | $0.equal(0x77) }
        if index == text.count { return found }
        switch text[index] {
        case UInt8(ascii: "*"), UInt8(ascii: "~"):
            let run = DelimiterRun(at: index, in: text)
            for offset in run.offsetsForAids(in: text) { found.append(Insertion(offset: offset, aid: Aid.neutral)) }
            index = run.end
        case UInt8(ascii: ":"), UInt8(ascii: "w"):
            if index >= addressEnd, let address = BareAddress(at: index, in: text) {
                if address.followsChinese { found.append(Insertion(offset: address.start, aid: Aid.addressStart)) }
                if address.isFollowedByChinese { found.append(Insertion(offset: address.end, aid: Aid.addressEnd)) }
                addressEnd = address.end
            }
            index += 1
        default: index += 1
        }
    }
}

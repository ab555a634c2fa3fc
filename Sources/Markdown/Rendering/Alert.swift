/// A call-out: a block quote that begins with `[!NOTE]` and the like on a line of its own.
enum Alert: String, CaseIterable {
    case note = "NOTE"
    case tip = "TIP"
    case important = "IMPORTANT"
    case warning = "WARNING"
    case caution = "CAUTION"

    func word(in words: MarkdownWords) -> String {
        switch self {
        case .note: words.note
        case .tip: words.tip
        case .important: words.important
        case .warning: words.warning
        case .caution: words.caution
        }
    }

    var icon: StaticString {
        switch self {
        case .note, .important: "i-book"
        case .tip: "i-check"
        case .warning: "i-warn"
        case .caution: "i-stop"
        }
    }

    /// The name in the marker, if the quote begins with one: any letters, known or not.
    static func name(in quote: Node) -> String? {
        guard let text = quote.firstChild?.firstChild, text.kind == .text, quote.firstChild?.kind == .paragraph else {
            return nil
        }
        switch text.next?.kind {
        case nil, .softBreak, .lineBreak: break
        default: return nil
        }
        let literal = text.literal
        guard literal.count < 40, literal.count > 3, literal[0] == UInt8(ascii: "["), literal.last == UInt8(ascii: "]")
        else {
            return nil
        }
        let inner = String(decoding: literal[1..<literal.count - 1], as: UTF8.self)
        guard let mark = inner.first, mark == "!" || mark == "！" else { return nil }
        let name = inner.dropFirst()
        let isName = !name.isEmpty && name.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == " " }
        return isName ? String(inner) : nil
    }
}

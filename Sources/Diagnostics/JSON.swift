/// A JSON value whose objects keep the order they were written in, so that the same value gives the same bytes.
public indirect enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    case int(Int)
    /// A number as its digits, exact: `12.50`. Whoever makes one sees to it that it is a JSON number.
    case number(String)
    case string(String)
    case array([JSON])
    case object([Member])

    public struct Member: Hashable, Sendable {
        public let name: String
        public let value: JSON

        public init(name: String, value: JSON) {
            self.name = name
            self.value = value
        }
    }

    /// An object; members whose value is nil are left out.
    public static func members(_ members: KeyValuePairs<String, JSON?>) -> JSON {
        .object(members.compactMap { name, value in value.map { Member(name: name, value: $0) } })
    }

    /// The value as text, on one line, or indented by two spaces a level.
    public func text(pretty: Bool = false) -> String { String(decoding: bytes(pretty: pretty), as: UTF8.self) }

    /// The bytes of the value's text.
    public func bytes(pretty: Bool = false) -> [UInt8] {
        var out: [UInt8] = []
        write(to: &out, indent: pretty ? 0 : nil)
        return out
    }

    private func write(to out: inout [UInt8], indent: Int?) {
        switch self {
        case .null: out += "null".utf8
        case .bool(let value): out += (value ? "true" : "false").utf8
        case .int(let value): out += String(value).utf8
        case .number(let digits): out += digits.utf8
        case .string(let value): Self.write(value, to: &out)
        case .array(let values):
            Self.write(values, in: ("[", "]"), to: &out, indent: indent) { $0.write(to: &$1, indent: $2) }
        case .object(let members):
            Self.write(members, in: ("{", "}"), to: &out, indent: indent) { member, out, inner in
                Self.write(member.name, to: &out)
                out.append(UInt8(ascii: ":"))
                if indent != nil { out.append(UInt8(ascii: " ")) }
                member.value.write(to: &out, indent: inner)
            }
        }
    }

    private static func write<T>(
        _ items: [T], in brackets: (Unicode.Scalar, Unicode.Scalar), to out: inout [UInt8], indent: Int?,
        item: (T, inout [UInt8], Int?) -> Void
    ) {
        func breakLine(_ level: Int) {
            out.append(UInt8(ascii: "\n"))
            out += repeatElement(UInt8(ascii: " "), count: 2 * level)
        }
        out.append(UInt8(ascii: brackets.0))
        let inner = indent.map { $0 + 1 }
        for (index, value) in items.enumerated() {
            if index > 0 { out.append(UInt8(ascii: ",")) }
            if let inner { breakLine(inner) }
            item(value, &out, inner)
        }
        if let indent, !items.isEmpty { breakLine(indent) }
        out.append(UInt8(ascii: brackets.1))
    }

    /// A string between its quotes, as it stands in a document.
    public static func quoted(_ text: String) -> String {
        var out: [UInt8] = []
        write(text, to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    /// Quotes per RFC 8259, and `<` too, so that the text may stand in an HTML script element.
    private static func write(_ text: String, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        defer { out.append(UInt8(ascii: "\"")) }
        // Nearly every text stands as it is; U+2028 and U+2029 begin with E2.
        if text.utf8.allSatisfy({
            $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "<") && $0 != 0xE2
        }) {
            out += text.utf8
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\"".utf8
            case "\\": out += "\\\\".utf8
            case "\n": out += "\\n".utf8
            case "\t": out += "\\t".utf8
            case "<", "\u{0}"..."\u{1F}", "\u{2028}", "\u{2029}":
                let hex = String(scalar.value, radix: 16)
                out += ("\\u" + String(repeating: "0", count: 4 - hex.count) + hex).utf8
            default: out += UTF8.encode(scalar)!
            }
        }
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral {
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int) { self = .int(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(arrayLiteral elements: JSON...) { self = .array(elements) }
}

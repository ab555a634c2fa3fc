extension JSON {
    /// Why a text is no JSON, and where.
    public struct ReadingError: Error, Equatable, Sendable {
        public let position: Position
        public let summary: String
    }

    /// Reads one JSON value (RFC 8259), at most 64 deep. Numbers keep their digits; no member may stand twice.
    public static func read(_ bytes: some Sequence<UInt8>) -> Result<JSON, ReadingError> {
        var reader = JSONReader(bytes: Array(bytes))
        do {
            return .success(try reader.document())
        } catch {
            return .failure(error)
        }
    }
}

private struct JSONReader {
    let bytes: [UInt8]
    var place = 0

    private func failure(_ summary: String) -> JSON.ReadingError {
        let before = bytes[..<min(place, bytes.count)]
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count { $0 & 0xC0 != 0x80 } + 1
        return JSON.ReadingError(position: Position(line: line, column: column), summary: summary)
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skipSpace() {
        while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { place += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    mutating func document() throws(JSON.ReadingError) -> JSON {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
        let value = try value(depth: 0)
        skipSpace()
        guard next == nil else { throw failure("there is more after the value") }
        return value
    }

    private mutating func value(depth: Int) throws(JSON.ReadingError) -> JSON {
        guard depth < 64 else { throw failure("this is nested too deep") }
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case nil: throw failure("a value is missing")
        default: return try number()
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws(JSON.ReadingError) -> JSON {
        let count = word.utf8CodeUnitCount
        guard bytes.count - place >= count, (0..<count).allSatisfy({ bytes[place + $0] == word.utf8Start[$0] }) else {
            throw failure("a value is missing")
        }
        place += count
        return value
    }

    private mutating func number() throws(JSON.ReadingError) -> JSON {
        let start = place
        _ = take("-")
        func digits() -> Int {
            let start = place
            while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
            return place - start
        }
        let isZero = next == UInt8(ascii: "0")
        let whole = digits()
        guard whole > 0, !isZero || whole == 1 else {
            place = start
            throw failure("a value is missing")
        }
        if take("."), digits() == 0 { throw failure("digits are missing after the point") }
        if take("e") || take("E") {
            if !take("-") { _ = take("+") }
            if digits() == 0 { throw failure("digits are missing in the exponent") }
        }
        return .number(String(decoding: bytes[start..<place], as: UTF8.self))
    }

    private mutating func array(depth: Int) throws(JSON.ReadingError) -> JSON {
        place += 1
        var items: [JSON] = []
        skipSpace()
        if take("]") { return .array(items) }
        repeat { items.append(try value(depth: depth + 1)); skipSpace() } while take(",")
        guard take("]") else { throw failure("',' or ']' is missing") }
        return .array(items)
    }

    private mutating func object(depth: Int) throws(JSON.ReadingError) -> JSON {
        place += 1
        var members: [JSON.Member] = []
        var names: Set<String> = []
        skipSpace()
        if take("}") { return .object(members) }
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw failure("a name in quotes is missing") }
            let name = try string()
            guard names.insert(name).inserted else { throw failure("\"\(name)\" stands twice") }
            skipSpace()
            guard take(":") else { throw failure("':' is missing") }
            members.append(JSON.Member(name: name, value: try value(depth: depth + 1)))
            skipSpace()
        } while take(",")
        guard take("}") else { throw failure("',' or '}' is missing") }
        return .object(members)
    }

    private mutating func string() throws(JSON.ReadingError) -> String {
        place += 1
        var text: [UInt8] = []
        while let byte = next {
            place += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else { throw failure("this text is not UTF-8") }
                return string
            case UInt8(ascii: "\\"): text += try escaped()
            case 0..<0x20:
                place -= 1
                throw failure("a text cannot hold a control character")
            default: text.append(byte)
            }
        }
        throw failure("the text is never closed")
    }

    private mutating func escaped() throws(JSON.ReadingError) -> [UInt8] {
        guard let byte = next else { throw failure("the text is never closed") }
        place += 1
        switch byte {
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "u"):
            var code = try hex()
            if (0xD800..<0xDC00).contains(code) {
                guard take("\\"), take("u") else { throw failure("half of a character is missing") }
                let low = try hex()
                guard (0xDC00..<0xE000).contains(low) else { throw failure("half of a character is missing") }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw failure("half of a character is missing") }
            return Array(String(Character(scalar)).utf8)
        default: throw failure("'\\' stands before what needs none")
        }
    }

    private mutating func hex() throws(JSON.ReadingError) -> UInt32 {
        guard bytes.count - place >= 4, let code = UInt32(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16),
            bytes[place] != UInt8(ascii: "+"), bytes[place] != UInt8(ascii: "-")
        else { throw failure("four digits are missing after '\\u'") }
        place += 4
        return code
    }
}

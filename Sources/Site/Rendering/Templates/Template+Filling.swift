extension Template {
    /// The template with every name replaced by what it stands for.
    ///
    /// - Parameter capacity: about how many bytes it will have.
    func filled(_ values: Values, capacity: Int = 0) -> [UInt8] {
        var filler = Filler(around: [.values(values)])
        filler.out.reserveCapacity(capacity)
        filler.write(parts)
        return filler.out
    }
}

private struct Filler {
    var out: [UInt8] = []
    /// What the sections around stand for, the innermost last.
    private var around: [Filling]

    init(around: [Filling]) { self.around = around }

    mutating func write(_ parts: [Template.Part]) {
        for part in parts {
            switch part {
            case .text(let bytes): out += bytes
            case .value(let path, let isEscaped): if let value = value(path) { write(value, isEscaped: isEscaped) }
            case .section(let path, let inner): if let value = value(path) { write(inner, for: value) }
            case .inverted(let path, let inner): if value(path)?.isNothing ?? true { write(inner) }
            }
        }
    }

    private mutating func write(_ parts: [Template.Part], for value: Filling) {
        switch value {
        case .flag(let isSet): if isSet { write(parts) }
        case .list(let items): for item in items { write(parts, within: .values(item)) }
        case .texts(let texts): for text in texts { write(parts, within: .text(text)) }
        case .text, .html, .values: write(parts, within: value)
        }
    }

    private mutating func write(_ parts: [Template.Part], within value: Filling) {
        around.append(value)
        write(parts)
        around.removeLast()
    }

    private mutating func write(_ value: Filling, isEscaped: Bool) {
        switch value {
        case .text(let text): if isEscaped { out.append(escaping: text) } else { out += text.utf8 }
        case .html(let bytes): if isEscaped { out.append(escaping: String(decoding: bytes, as: UTF8.self)) } else { out += bytes }
        case .flag(let isSet): out += (isSet ? "true" : "false").utf8
        case .list, .texts, .values: return
        }
    }

    /// A path begins at the nearest section that knows its first name.
    private func value(_ path: Template.Path) -> Filling? {
        guard let first = path.names.first else { return around.last }
        var found: Filling?
        for value in around.reversed() {
            guard case .values(let values) = value, let inner = values.value(first) else { continue }
            found = inner
            break
        }
        for name in path.names.dropFirst() {
            guard case .values(let values) = found else { return nil }
            found = values.value(name)
        }
        return found
    }
}

extension Filling {
    /// Whether a section of it is not shown.
    fileprivate var isNothing: Bool {
        switch self {
        case .flag(let isSet): !isSet
        case .list(let items): items.isEmpty
        case .texts(let texts): texts.isEmpty
        case .text, .html, .values: false
        }
    }
}

extension [UInt8] {
    /// Appends text with `& < > " '` as character references: fit for text and for attributes in quotes.
    mutating func append(escaping text: String) {
        var text = text
        text.withUTF8 { bytes in
            var start = 0
            for index in bytes.indices {
                let reference: StaticString
                switch bytes[index] {
                case UInt8(ascii: "&"): reference = "&amp;"
                case UInt8(ascii: "<"): reference = "&lt;"
                case UInt8(ascii: ">"): reference = "&gt;"
                case UInt8(ascii: "\""): reference = "&quot;"
                case UInt8(ascii: "'"): reference = "&#39;"
                default: continue
                }
                append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
                append(contentsOf: UnsafeBufferPointer(start: reference.utf8Start, count: reference.utf8CodeUnitCount))
                start = index + 1
            }
            append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
        }
    }
}

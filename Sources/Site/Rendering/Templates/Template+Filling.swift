extension Template {
    /// The template with every name replaced by what it stands for.
    ///
    /// - Parameter capacity: about how many bytes it will have.
    func filled(_ values: Values, capacity: Int = 0) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(capacity)
        text.withUnsafeBufferPointer { text in
            names.withUnsafeBufferPointer { names in
                steps.withUnsafeBufferPointer { steps in
                    values.withEntries { own, shared in
                        var filler = Filler(
                            steps: steps, text: text, names: names, around: [.entries(shared), .entries(own)], out: out)
                        out = []
                        filler.write(0..<steps.count)
                        out = filler.out
                    }
                }
            }
        }
        return out
    }
}

private struct Filler {
    let steps: UnsafeBufferPointer<Template.Step>
    let text: UnsafeBufferPointer<UInt8>
    let names: UnsafeBufferPointer<TemplateName>
    /// What the sections around stand for, the innermost last.
    var around: [Scope]
    var out: [UInt8]

    enum Scope {
        case entries(UnsafeBufferPointer<Values.Entry>)
        case text(Filling)
    }

    mutating func write(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            let step = steps[index]
            index += 1
            switch step {
            case .text(let from, let to):
                out.append(contentsOf: UnsafeBufferPointer(rebasing: text[Int(from)..<Int(to)]))
            case .value(let path): if let value = value(path) { write(escaped: value) }
            case .html(let path): if let value = value(path) { write(value) }
            case .section(let path, let end):
                if let value = value(path) { write(index..<Int(end), for: value) }
                index = Int(end)
            case .inverted(let path, let end):
                if value(path)?.isNothing ?? true { write(index..<Int(end)) }
                index = Int(end)
            }
        }
    }

    private mutating func write(_ range: Range<Int>, for value: Filling) {
        switch value {
        case .flag(let isSet): if isSet { write(range) }
        case .list(let items): for item in items { write(range, within: item) }
        case .values(let values): write(range, within: values)
        case .texts(let texts): for text in texts { write(range, within: .text(.text(text))) }
        case .text, .html: write(range, within: .text(value))
        }
    }

    private mutating func write(_ range: Range<Int>, within values: Values) {
        values.withEntries { own, shared in
            around.append(.entries(shared))
            write(range, within: .entries(own))
            around.removeLast()
        }
    }

    private mutating func write(_ range: Range<Int>, within scope: Scope) {
        around.append(scope)
        write(range)
        around.removeLast()
    }

    private mutating func write(escaped value: Filling) {
        switch value {
        case .text(let text): out.append(escaping: text)
        case .html(let bytes): out.append(escaping: String(decoding: bytes, as: UTF8.self))
        case .flag(let isSet): out += (isSet ? "true" : "false").utf8
        case .list, .texts, .values: return
        }
    }

    private mutating func write(_ value: Filling) {
        switch value {
        case .text(let text): out += text.utf8
        case .html(let bytes): out += bytes
        case .flag(let isSet): out += (isSet ? "true" : "false").utf8
        case .list, .texts, .values: return
        }
    }

    /// A path begins at the nearest section that knows its first name.
    private func value(_ path: Template.Path) -> Filling? {
        guard path.count > 0 else {
            // Only what a section stands for has a text of its own.
            if case .text(let value) = around[around.count - 1] { return value }
            return nil
        }
        let own = names[Int(path.from)..<Int(path.from + path.count)]
        var index = around.count
        while index > 0 {
            index -= 1
            guard case .entries(let entries) = around[index], let place = Values.place(of: own.first!, in: entries) else { continue }
            // Nearly every path has one name or two.
            if own.count == 1 { return entries[place].filling }
            guard case .values(let values) = entries[place].filling else { return nil }
            return value(own.dropFirst(), in: values)
        }
        return nil
    }

    private func value(_ path: Slice<UnsafeBufferPointer<TemplateName>>, in values: Values) -> Filling? {
        let found = values.value(path.first!)
        if path.count == 1 { return found }
        guard case .values(let inner) = found else { return nil }
        return value(path.dropFirst(), in: inner)
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

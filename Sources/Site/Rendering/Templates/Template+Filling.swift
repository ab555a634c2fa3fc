internal import Diagnostics

extension Template {
    /// The template with every name replaced by what it stands for.
    func filled(_ values: Values) -> [UInt8] {
        var moved: [UInt8]?
        let bytes = [UInt8](unsafeUninitializedCapacity: 2 * text.count + values.htmlCount + 1024) { out, count in
            text.withUnsafeBufferPointer { text in
                names.withUnsafeBufferPointer { names in
                    steps.withUnsafeBufferPointer { steps in
                        values.withEntries { own, shared in
                            var filler = Filler(
                                steps: steps, text: text, names: names, out: out, around: [.entries(shared), .entries(own)])
                            filler.write(0..<steps.count)
                            moved = filler.takeMoved()
                            count = moved == nil ? filler.count : 0
                        }
                    }
                }
            }
        }
        return moved ?? bytes
    }
}

private struct Filler {
    let steps: UnsafeBufferPointer<Template.Step>
    let text: UnsafeBufferPointer<UInt8>
    let names: UnsafeBufferPointer<TemplateName>
    /// What is written, and the room there is.
    private var out: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0
    /// Whether what is written has outgrown the memory it was given, and stands in memory of its own.
    private var hasMoved = false
    /// What the sections around stand for, the innermost last.
    private var around: [Scope] { didSet { opened = nil } }
    /// The values behind the first name of the last longer path: `page` of `page.title`, which `page.summary` may follow.
    private var opened: (name: TemplateName, own: UnsafeBufferPointer<Values.Entry>, shared: UnsafeBufferPointer<Values.Entry>)?

    init(
        steps: UnsafeBufferPointer<Template.Step>, text: UnsafeBufferPointer<UInt8>, names: UnsafeBufferPointer<TemplateName>,
        out: UnsafeMutableBufferPointer<UInt8>, around: [Scope]
    ) {
        (self.steps, self.text, self.names, self.out, self.around) = (steps, text, names, out, around)
    }

    /// What is written, unless it stands where it was asked for.
    mutating func takeMoved() -> [UInt8]? {
        guard hasMoved else { return nil }
        defer { out.deallocate() }
        return Array(out[..<count])
    }

    private mutating func makeRoom(for more: Int) {
        let new = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(2 * out.count, count + more))
        _ = new.initialize(fromContentsOf: out[..<count])
        if hasMoved { out.deallocate() }
        out = new
        hasMoved = true
    }

    enum Scope {
        case entries(UnsafeBufferPointer<Values.Entry>)
        case text(UnsafePointer<Filling>)
    }

    mutating func write(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            let step = steps[index]
            index += 1
            switch step {
            case .text(let from, let to): put(UnsafeBufferPointer(rebasing: text[Int(from)..<Int(to)]))
            case .value(let path): if let value = value(path) { write(escaped: value) }
            case .html(let path): if let value = value(path) { write(value) }
            case .section(let path, let end):
                if let value = value(path) { write(index..<Int(end), for: value) }
                index = Int(end)
            case .inverted(let path, let end):
                if value(path)?.pointee.isNothing ?? true { write(index..<Int(end)) }
                index = Int(end)
            }
        }
    }

    @inline(__always)
    private mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let from = bytes.baseAddress else { return }
        if count + bytes.count > out.count { makeRoom(for: bytes.count) }
        (out.baseAddress.unsafelyUnwrapped + count).update(from: from, count: bytes.count)
        count += bytes.count
    }

    private mutating func write(_ range: Range<Int>, for value: UnsafePointer<Filling>) {
        switch value.pointee {
        case .flag(let isSet): if isSet { write(range) }
        case .list(let items): for item in items { write(range, within: item) }
        case .values(let values): write(range, within: values)
        case .texts(let texts):
            for text in texts { withUnsafePointer(to: Filling.text(text)) { write(range, within: .text($0)) } }
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

    private mutating func write(escaped value: UnsafePointer<Filling>) {
        switch value.pointee {
        case .text(let text): text.withBytes { forEachEscapedPiece(of: $0) { put($0) } }
        case .html(let bytes): bytes.withUnsafeBufferPointer { forEachEscapedPiece(of: $0) { put($0) } }
        case .flag, .list, .texts, .values: write(value)
        }
    }

    private mutating func write(_ value: UnsafePointer<Filling>) {
        switch value.pointee {
        case .text(let text): text.withBytes { put($0) }
        case .html(let bytes): bytes.withUnsafeBufferPointer { put($0) }
        case .flag(let isSet):
            let word: StaticString = isSet ? "true" : "false"
            put(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
        case .list, .texts, .values: return
        }
    }

    /// A path begins at the nearest section that knows its first name.
    private mutating func value(_ path: Template.Path) -> UnsafePointer<Filling>? {
        guard path.count > 0 else {
            // Only what a section stands for has a text of its own.
            if case .text(let value) = around[around.count - 1] { return value }
            return nil
        }
        let first = names[Int(path.from)]
        if path.count == 1 { return value(first) }
        if opened?.name != first {
            guard case .values(let values) = value(first)?.pointee else { return nil }
            opened = values.withEntries { (first, $0, $1) }
        }
        guard let (_, own, shared) = opened else { return nil }
        let second = names[Int(path.from) + 1]
        var value = Values.value(of: second, in: own) ?? Values.value(of: second, in: shared)
        for place in Int(path.from) + 2..<Int(path.from + path.count) where value != nil {
            guard case .values(let values) = value?.pointee else { return nil }
            value = values.withEntries { Values.value(of: names[place], in: $0) ?? Values.value(of: names[place], in: $1) }
        }
        return value
    }

    private func value(_ name: TemplateName) -> UnsafePointer<Filling>? {
        var index = around.count
        while index > 0 {
            index -= 1
            if case .entries(let entries) = around[index], let value = Values.value(of: name, in: entries) { return value }
        }
        return nil
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

extension String {
    /// With `& < > " '` as character references.
    var escapedBytes: [UInt8] {
        var out: [UInt8] = []
        withBytes { forEachEscapedPiece(of: $0) { out.append(contentsOf: $0) } }
        return out
    }

    /// Lends the text's bytes; unlike `withUTF8`, of a text that need not be a copy.
    @inline(__always)
    fileprivate func withBytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        if utf8.withContiguousStorageIfAvailable(body) == nil { Array(utf8).withUnsafeBufferPointer(body) }
    }
}

/// Text with `& < > " '` as character references, fit for text and for attributes in quotes, piece by piece.
@inline(__always)
func forEachEscapedPiece(of bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    var start = 0
    var index = 0
    while true {
        // `&` and `'`, `<` and `>`: two and two are one but for a bit.
        index = bytes.firstPlace(from: index) { $0.equal(0x27, but: 0x01) | $0.equal(0x3E, but: 0x02) | $0.equal(0x22) }
        if index == bytes.count { break }
        let reference: StaticString
        switch bytes[index] {
        case UInt8(ascii: "&"): reference = "&amp;"
        case UInt8(ascii: "<"): reference = "&lt;"
        case UInt8(ascii: ">"): reference = "&gt;"
        case UInt8(ascii: "\""): reference = "&quot;"
        default: reference = "&#39;"
        }
        body(UnsafeBufferPointer(rebasing: bytes[start..<index]))
        body(UnsafeBufferPointer(start: reference.utf8Start, count: reference.utf8CodeUnitCount))
        index += 1
        start = index
    }
    body(UnsafeBufferPointer(rebasing: bytes[start...]))
}

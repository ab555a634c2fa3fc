/// What a template is given, by name. A name that is not among them is looked for further out.
struct Values: Sendable {
    struct Entry {
        let name: TemplateName
        let filling: Filling
    }

    private var entries: [Entry] = []
    /// What these values add to and share.
    private let shared: [Entry]

    /// The value of a name; the last one given wins. O(names), of which there are few.
    func value(_ name: TemplateName) -> Filling? {
        withEntries { own, shared in (Self.value(of: name, in: own) ?? Self.value(of: name, in: shared))?.pointee }
    }

    /// Where the value of a name stands; it stays there as long as the values do.
    static func value(of name: TemplateName, in entries: UnsafeBufferPointer<Entry>) -> UnsafePointer<Filling>? {
        var index = entries.count
        while index > 0 {
            index -= 1
            if entries[index].name == name { return (entries.baseAddress.unsafelyUnwrapped + index).pointer(to: \.filling) }
        }
        return nil
    }

    /// Lends the values as they were given, and those that they add to.
    func withEntries<Result>(_ body: (_ own: UnsafeBufferPointer<Entry>, _ shared: UnsafeBufferPointer<Entry>) -> Result) -> Result {
        entries.withUnsafeBufferPointer { own in shared.withUnsafeBufferPointer { body(own, $0) } }
    }

    /// How many bytes of HTML there are, in values of values too: most of what a template becomes.
    var htmlCount: Int {
        withEntries { own, shared in
            var count = 0
            for entries in [own, shared] {
                for entry in entries {
                    switch entry.filling {
                    case .html(let bytes): count += bytes.count
                    case .values(let values): count += values.htmlCount
                    case .text, .flag, .texts, .list: continue
                    }
                }
            }
            return count
        }
    }

    /// No values yet, and room for `count`.
    init(capacity count: Int = 0) {
        shared = []
        entries.reserveCapacity(count)
    }

    /// These values, which may be many pages', and room for `count` of one page's own.
    init(adding count: Int, to others: Values) {
        shared = others.shared.isEmpty ? others.entries : others.shared + others.entries
        entries.reserveCapacity(count)
    }

    /// The value of a name where it is of this kind. Giving nil leaves the values as they are.
    subscript<Value: Fillable>(name: TemplateName) -> Value? {
        get { value(name).flatMap { Value($0) } }
        set { if let newValue { entries.append(Entry(name: name, filling: newValue.filling)) } }
    }

    /// These values and others, which win.
    func merging(_ others: Values) -> Values {
        var all = self
        all.entries += others.shared
        all.entries += others.entries
        return all
    }
}

/// One of the things a name can stand for.
enum Filling: Sendable {
    case text(String)
    /// Text that is HTML already, as bytes.
    case html([UInt8])
    case flag(Bool)
    case texts([String])
    case list([Values])
    case values(Values)
}

extension Values: ExpressibleByDictionaryLiteral {
    /// Names that stand for nil are left out.
    init(dictionaryLiteral elements: (TemplateName, (any Fillable)?)...) { self.init(elements) }

    init(_ elements: some Collection<(TemplateName, (any Fillable)?)>) {
        shared = []
        entries.reserveCapacity(elements.count)
        for (name, value) in elements { if let value { entries.append(Entry(name: name, filling: value.filling)) } }
    }
}

/// What can be given to a template.
protocol Fillable {
    var filling: Filling { get }
    /// Nil where the filling is of another kind.
    init?(_ filling: Filling)
}

extension Filling: Fillable {
    var filling: Self { self }
    init(_ filling: Filling) { self = filling }
}

extension Values: Fillable {
    var filling: Filling { .values(self) }
    init?(_ filling: Filling) { if case .values(let values) = filling { self = values } else { return nil } }
}

extension String: Fillable {
    var filling: Filling { .text(self) }
    init?(_ filling: Filling) { if case .text(let text) = filling { self = text } else { return nil } }
}

extension Bool: Fillable {
    var filling: Filling { .flag(self) }
    init?(_ filling: Filling) { if case .flag(let isSet) = filling { self = isSet } else { return nil } }
}

extension Int: Fillable {
    var filling: Filling { .text(String(self)) }
    init?(_ filling: Filling) { if case .text(let text) = filling, let number = Int(text) { self = number } else { return nil } }
}

extension [Values]: Fillable {
    var filling: Filling { .list(self) }
    init?(_ filling: Filling) { if case .list(let items) = filling { self = items } else { return nil } }
}

/// What a template is given, by name. A name that is not among them is looked for further out.
struct Values: Sendable {
    private var entries: [(name: TemplateName, filling: Filling)] = []

    /// The value of a name; the last one given wins. O(names), of which there are few.
    func value(_ name: TemplateName) -> Filling? {
        var index = entries.count
        while index > 0 {
            index -= 1
            if entries[index].name == name { return entries[index].filling }
        }
        return nil
    }

    func text(_ name: TemplateName) -> String? { if case .text(let text) = value(name) { text } else { nil } }

    func values(_ name: TemplateName) -> Values? { if case .values(let values) = value(name) { values } else { nil } }

    /// Giving nil leaves the values as they are.
    subscript(name: TemplateName) -> (any Fillable)? {
        get { value(name) }
        set { if let newValue { entries.append((name, newValue.filling)) } }
    }

    /// These values and others, which win.
    func merging(_ others: Values) -> Values {
        var all = self
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
        entries.reserveCapacity(elements.count)
        for (name, value) in elements { self[name] = value }
    }
}

/// What can be given to a template.
protocol Fillable {
    var filling: Filling { get }
}

extension Filling: Fillable { var filling: Self { self } }
extension Values: Fillable { var filling: Filling { .values(self) } }
extension String: Fillable { var filling: Filling { .text(self) } }
extension Bool: Fillable { var filling: Filling { .flag(self) } }
extension Int: Fillable { var filling: Filling { .text(String(self)) } }
extension [Values]: Fillable { var filling: Filling { .list(self) } }

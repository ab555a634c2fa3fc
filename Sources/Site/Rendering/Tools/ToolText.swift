internal import Content
internal import Diagnostics
internal import ToolLanguage

/// How a tool's values are written in one language.
struct ToolText: Sendable {
    let words: Words
    let tool: ToolPage
    /// Labels by the names formulas use; a column's by `table.column` and by its own name.
    private let labels: [String: String]
    /// Labels of options and of the trainer's rows, by id.
    private let options: [String: String]

    init(_ tool: ToolPage, _ words: Words) {
        self.tool = tool
        self.words = words
        var labels: [String: String] = [:], options: [String: String] = [:]
        func add(_ computed: ToolPage.Computed, _ name: String) {
            labels[name] = computed.label ?? labels[name]
            for option in computed.options where options[option.id] == nil { options[option.id] = option.label }
        }
        func add(_ field: ToolPage.Field, _ name: String) {
            labels[name] = field.label
            for option in field.options where options[option.id] == nil { options[option.id] = option.label }
        }
        for table in tool.tables {
            labels[table.id] = table.label
            for row in table.rows ?? [] { options[row.id] = row.label }
            for column in table.columns {
                for name in [column.id, "\(table.id).\(column.id)"] {
                    switch column {
                    case .field(let field): add(field, name)
                    case .constant(let computed, _), .computed(let computed): add(computed, name)
                    }
                }
            }
        }
        for case .field(let field) in tool.entries { add(field, field.id) }
        for computed in tool.names + tool.outputs where computed.table == nil { add(computed, computed.id) }
        self.labels = labels
        self.options = options
    }

    /// The label of an input, output or column; its own name where it has none.
    func label(_ name: String) -> String { labels[name] ?? name }

    /// Decimal digits with their thousands set apart, at most so many places, none that are zero at the end.
    func number(_ digits: String, mostPlaces: Int = 4) -> String {
        let isNegative = digits.hasPrefix("-")
        let parts = (isNegative ? digits.dropFirst() : digits[...]).split(separator: ".", maxSplits: 1)
        var whole = Array(parts.first ?? "0"), places = parts.count > 1 ? Array(parts[1]) : []
        if places.count > mostPlaces {
            let roundsUp = places[mostPlaces] >= "5"
            var all = whole + places.prefix(mostPlaces)
            if roundsUp { all = Self.next(after: all) }
            (whole, places) = (Array(all.dropLast(mostPlaces)), Array(all.suffix(mostPlaces)))
        }
        while places.last == "0" { places.removeLast() }
        var text = ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return (isNegative ? "-" : "") + text + (places.isEmpty ? "" : "." + String(places))
    }

    private static func next(after digits: [Character]) -> [Character] {
        var digits = digits
        for index in digits.indices.reversed() {
            if digits[index] != "9" {
                digits[index] = Character(String((digits[index].wholeNumberValue ?? 0) + 1))
                return digits
            }
            digits[index] = "0"
        }
        return ["1"] + digits
    }

    /// A unit in words: `currency` is the language's; nil where there is none.
    func unit(_ unit: String?) -> String? { unit.map { words.texts["toolUnit_" + $0] ?? $0 } }

    /// A number with its unit, as a result shows it.
    func amount(_ digits: String, _ unit: String?, ofOne: String? = nil) -> String {
        let number = number(digits)
        switch unit {
        case nil: return number
        case "currency":
            let amount = words.filled("toolMoney", number.removing(prefix: "-") ?? number)
            return number.hasPrefix("-") ? "-" + amount : amount
        case "%": return number + "%"
        case let unit?:
            return words.phrase("toolAmount", number, number == "1" ? ofOne ?? self.unit(unit) ?? unit : self.unit(unit) ?? unit)
        }
    }

    /// `2026年7月3日 周五`, with the time of day after it where there is one.
    func date(_ iso: String) -> String {
        guard let day = CalendarDate(iso: String(iso.prefix(10))) else { return iso }
        let weekdays = words["toolWeekdays"].split(separator: " ")
        let weekday = weekdays.count == 7 ? " " + weekdays[day.weekday] : ""
        return words.date(day) + weekday + (iso.count > 10 ? " " + iso.dropFirst(11) : "")
    }

    /// A value of an entry or a result.
    func value(
        _ json: JSON?, core: String, unit: String?, ofOne: String? = nil, options: [ToolPage.Option], blank: String?
    ) -> String {
        switch json ?? .null {
        case .null: return blank ?? words["toolNone"]
        case .bool(let holds): return words[holds ? "toolYes" : "toolNo"]
        case .int(let number): return amount(String(number), unit, ofOne: ofOne)
        case .number(let digits): return amount(digits, unit, ofOne: ofOne)
        case .string(let text):
            switch core {
            case "choice", "list": return options.first { $0.id == text }?.label ?? text
            case "date", "datetime": return date(text)
            default: return text
            }
        case .array(let items):
            if items.isEmpty { return words["toolEmpty"] }
            return items.map { value($0, core: isDate($0) ? "date" : core, unit: unit, options: options, blank: blank) }
                .joined(separator: words["toolComma"])
        case .object: return ""
        }
    }

    private func isDate(_ json: JSON) -> Bool {
        if case .string(let text) = json { text.count == 10 && CalendarDate(iso: text) != nil } else { false }
    }

    func value(_ computed: ToolPage.Computed, _ json: JSON?) -> String {
        value(json, core: computed.core, unit: computed.unit, ofOne: computed.unitOfOne, options: computed.options, blank: computed.blank)
    }

    func value(_ field: ToolPage.Field, _ json: JSON?) -> String {
        if case .bool(let holds) = json, let option = field.options.first(where: { $0.id == String(holds) }) { return option.label }
        return value(json, core: field.core, unit: field.unit, ofOne: field.unitOfOne, options: field.options, blank: "–")
    }

    /// The end of a bound or a band: a number in the language's form, what a setting says unless it is changed, or a
    /// formula in labels.
    func end(_ text: String) -> String {
        if let usual = usual(text) { return usual }
        return text.allSatisfy { $0.isASCII && ($0.isNumber || "-.".contains($0)) } ? number(text) : formula(text)
    }

    /// What a setting is unless it is changed; nil where the name is no setting's.
    private func usual(_ name: String, withUnit: Bool = false) -> String? {
        for case .field(let field) in tool.entries where field.id == name && field.isSetting {
            return field.defaultText.map { field.isNumeric ? withUnit ? value(field, .number($0)) : number($0) : $0 }
        }
        return nil
    }

    /// A formula as written, with labels for its names, the words of options for their ids, and the signs people use; the
    /// page's script says it alike.
    func formula(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var out = ""
        var place = 0
        var isAfterValue = false
        func part(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
        while place < scalars.count {
            let start = place, first = scalars[start], beganAfterValue = isAfterValue
            place += 1
            isAfterValue = true
            if first == "'" || first == "\"", let end = scalars[place...].firstIndex(of: first) {
                let id = part(place..<end)
                out += words["toolQuoted"].replacing("{text}", with: options[id] ?? id)
                place = end + 1
            } else if first.isNameStart {
                while place < scalars.count, scalars[place].isNameStart || scalars[place].isDigit || scalars[place] == "." { place += 1 }
                let name = part(start..<place)
                out += words.texts["toolWord_" + name] ?? label(name)
                isAfterValue = !Self.connectives.contains(name)
            } else if first.isDigit {
                while place < scalars.count, scalars[place].isDigit || scalars[place] == "." { place += 1 }
                out += number(part(start..<place))
            } else if let sign = Self.signs.first(where: { scalars[start...].starts(with: $0.written) }) {
                place = start + sign.written.count
                out += sign.written == ["-"] && !beganAfterValue ? "−" : sign.shown
                isAfterValue = false
            } else {
                let isSpace = first.properties.isWhitespace
                out += first == "," ? words["toolArgument"] : isSpace ? " " : String(Character(first))
                isAfterValue = isSpace ? beganAfterValue : first == ")"
            }
        }
        return out.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }.joined(separator: " ")
    }

    private static let connectives: Set = ["and", "or", "not"]

    /// The longer before those they begin with.
    private static let signs: [(written: [Unicode.Scalar], shown: String)] = [
        (["<", "="], " ≤ "), ([">", "="], " ≥ "), (["<", ">"], " ≠ "), (["="], " = "), (["<"], " < "), ([">"], " > "), (["*"], " × "),
        (["/"], " ÷ "), (["+"], " + "), (["-"], " − "),
    ]

    /// A text with the example's values in place of `{name}`, or, where it speaks of no example, with
    /// what settings say unless they are changed.
    func filled(_ text: String?, fromExample: Bool) -> String? {
        guard let text, text.contains("{"), let values = tool.example?.values else { return text }
        return placeholderParts(text).map { part in
            switch part {
            case .literal(let text): text
            case .name(let name): values[name].flatMap { fromExample ? named(name, $0) : usual(name, withUnit: true) ?? "…" } ?? "{\(name)}"
            }
        }.joined()
    }

    private func named(_ name: String, _ json: JSON) -> String? {
        if let output = (tool.outputs + tool.names).first(where: { $0.id == name }) { return value(output, json) }
        for case .field(let field) in tool.entries where field.id == name { return value(field, json) }
        return nil
    }
}

extension ToolPage {
    var tables: [Table] { entries.compactMap { if case .table(let table) = $0 { table } else { nil } } }
}

extension ToolPage.Column {
    var id: String {
        switch self {
        case .field(let field): field.id
        case .constant(let computed, _), .computed(let computed): computed.id
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
    fileprivate var isNameStart: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_" }
}

extension CalendarDate {
    /// From 0, Sunday (Sakamoto's method).
    fileprivate var weekday: Int {
        let shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1]
        let year = month < 3 ? year - 1 : year
        return (year + year / 4 - year / 100 + year / 400 + shift + day) % 7
    }
}

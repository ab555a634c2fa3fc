internal import Content
internal import ToolLanguage

extension ToolForm {
    enum Widget { case number, flag, radio, select, date, text, area }

    /// Where an entry stands, which decides how much room it has.
    enum Site { case alone, row, freeRow, question }

    func widget(_ field: ToolPage.Field, in site: Site) -> Widget {
        switch field.core {
        case "flag": field.options.isEmpty ? .flag : .radio
        case "choice":
            // What belongs where is marked beside each item, on paper as well.
            site == .question || site == .alone && (field.options.count <= 5 || tool.questions.contains { $0.id == field.id })
                ? .radio : .select
        case "date", "datetime": .date
        case "text": field.isLong ? .area : .text
        default: field.ratings == nil ? .number : site == .freeRow ? .select : .radio
        }
    }

    func field(_ field: ToolPage.Field) -> Values {
        let key = "\(self.key)_\(field.id)"
        let widget = widget(field, in: .alone)
        let bounds = bounds(field)
        let hasNote = field.help != nil || bounds != nil
        return Self.values([
            .id: field.id, .name: field.id, .key: key, .label: field.label, .help: field.help, .bounds: bounds, .hasNote: hasNote,
            .described: (hasNote ? "\(key)-note " : "") + "\(key)-error", .unit: text.unit(field.unit),
            .widget: field.core == "number" ? "rating" : "choice",
        ]).merging(control(field, widget, value: field.defaultText, name: field.id))
    }

    /// The control itself, in a field or in a cell.
    func control(_ field: ToolPage.Field, _ widget: Widget, value: String?, name: String) -> Values {
        let value = value ?? ""
        switch widget {
        case .number:
            let isWhole = field.places == 0
            // An entry is what the tool computes with, to the last place.
            let shown = value.isEmpty ? "" : text.number(value, mostPlaces: 12)
            return [.isNumber: true, .value: shown, .mode: isWhole ? "numeric" : "decimal", .stepper: field.type == "integer"]
        case .flag: return [.isFlag: true, .checked: value == "true"]
        case .radio: return [.isRadio: true, .options: options(field, chosen: value)]
        case .select:
            let options = options(field, chosen: value)
            let labels = options.compactMap { $0[.label] as String? }
            return [.isSelect: true, .options: options, .unchosen: value.isEmpty, .choices: labels.joined(separator: " · ")]
        case .date: return [.isDate: true, .value: value, .mode: field.core == "date" ? "date" : "datetime-local"]
        case .text: return [.isText: true, .value: value]
        case .area: return [.isArea: true, .value: value]
        }
    }

    private func options(_ field: ToolPage.Field, chosen: String) -> [Values] {
        if let ratings = field.ratings {
            return ratings.map { Self.values([.option: String($0), .label: String($0), .checked: String($0) == chosen]) }
        }
        return field.options.map { Self.values([.option: $0.id, .label: $0.label, .tone: $0.tone, .checked: $0.id == chosen]) }
    }

    /// `0到100`, `大于0`; nil where nothing need be said, as of a least of nothing.
    private func bounds(_ field: ToolPage.Field) -> String? {
        var phrases = field.isOptional && !tool.questions.contains { $0.id == field.id } ? [words["toolOptional"]] : []
        if field.ratings == nil, field.core != "flag", field.core != "choice" {
            let ends = Dictionary(field.bounds.map { ($0.rule, text.end($0.end)) }) { $1 }
            if let least = ends["min"], let most = ends["max"] {
                phrases.append(words.phrase("toolBetween", least, most))
            } else if let least = ends["min"], least != "0" {
                phrases.append(words.filled("toolMin", least))
            } else if let most = ends["max"] {
                phrases.append(words.filled("toolMax", most))
            }
            if let above = ends["above"] { phrases.append(words.filled("toolAbove", above)) }
            if let below = ends["below"] { phrases.append(words.filled("toolBelow", below)) }
        }
        return phrases.isEmpty ? nil : phrases.joined(separator: words["toolComma"])
    }
}

extension ToolPage.Field {
    /// The whole numbers of a rating, which has at most eleven.
    var ratings: ClosedRange<Int>? {
        func end(_ rule: String) -> Int? { bounds.first { $0.rule == rule }.flatMap { Int($0.end) } }
        guard core == "number", places == 0, let least = end("min"), let most = end("max"), (0...10).contains(most - least) else {
            return nil
        }
        return least...most
    }

    var isNumeric: Bool { core == "number" }
}

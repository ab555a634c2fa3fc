public import Diagnostics
internal import Scoring

extension Tool {
    /// The inputs as JSON Schema 2020-12, with units and bounds; what `rapport score --describe` prints.
    public var schema: JSON {
        var properties: [JSON.Member] = []
        var required: [JSON] = []
        for input in inputs where input.table == nil {
            properties.append(JSON.Member(name: input.id, value: input.schema))
            if input.isRequired { required.append(.string(input.id)) }
        }
        for (index, table) in tables.enumerated() {
            let columns = inputs.filter { $0.table == index }
            guard !columns.isEmpty else { continue }
            let row: JSON = .members([
                "type": "object", "properties": .object(columns.map { JSON.Member(name: $0.id, value: $0.schema) }),
                "required": .array(columns.filter(\.isRequired).map { .string($0.id) }), "additionalProperties": false,
            ])
            properties.append(
                JSON.Member(
                    name: table.id,
                    value: .members([
                        "type": "array", "title": table.label.map { .string($0) }, "minItems": .int(table.leastRows),
                        "maxItems": .int(table.mostRows),
                        "items": row, "x-rows": table.fixedIDs.map { .array($0.map { .string($0) }) },
                    ])))
            if table.leastRows > 0, columns.contains(where: \.isRequired) { required.append(.string(table.id)) }
        }
        return .members([
            "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": .string("tool:\(id)"), "title": title.map { .string($0) },
            "x-version": .int(version), "x-kind": .string(kind),
            "x-reach": reach.map { .members(["least": .number($0.least), "most": .number($0.most)]) },
            "type": "object", "properties": .object(properties), "required": .array(required), "additionalProperties": false,
            "x-outputs": .array(names.filter { $0.role == .output || $0.role == .shownColumn }.map { .string($0.id) }),
        ])
    }
}

extension Tool.Input {
    fileprivate var isRequired: Bool { !isOptional && defaultText == nil }

    fileprivate var schema: JSON {
        var members: [JSON.Member] = []
        func add(_ name: String, _ value: JSON?) { if let value { members.append(JSON.Member(name: name, value: value)) } }
        add("title", label.map { .string($0) })
        switch type {
        case .number: add("type", places == 0 ? "integer" : "number")
        case .flag: add("type", "boolean")
        case .choice: add("enum", .array(options.map { .string($0) }))
        case .text: add("type", "string")
        case .date, .datetime:
            add("type", "string")
            add("format", type == .date ? "date" : "date-time")
        }
        if type == .number, places > 0 { add("multipleOf", .number("0." + String(repeating: "0", count: places - 1) + "1")) }
        let preset = Preset.named(preset)
        let keywords = ["min": "minimum", "max": "maximum", "above": "exclusiveMinimum", "below": "exclusiveMaximum"]
        for (rule, end) in [("min", preset?.least), ("max", preset?.most)] where !bounds.contains(where: { $0.rule == rule }) {
            add(keywords[rule] ?? rule, end.map { .int(Int($0)) })
        }
        for (rule, text) in bounds {
            if type == .number, let number = exactNumber(text) {
                add(keywords[rule] ?? rule, .number(digits(number)))
            } else {
                add("x-\(rule)", .string(text))
            }
        }
        add("x-unit", unit.map { .string($0) })
        if let defaultText {
            switch type {
            case .number: add("default", exactNumber(defaultText).map { .number(digits($0)) })
            case .flag: add("default", .bool(defaultText == "true"))
            default: add("default", .string(defaultText))
            }
        }
        if isSetting { add("x-setting", true) }
        return .object(members)
    }
}

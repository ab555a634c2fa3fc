public import Diagnostics
internal import Scoring

extension ToolPage {
    /// What the page's script reads: names, words and the program; texts in the page's language. Absent keys mean none.
    ///
    /// - Parameter tag: the language's tag, such as `zh-Hans`.
    public func json(tag: String) -> JSON {
        .members([
            "tool": .string(id), "version": .int(version), "kind": .string(kind), "title": .string(title), "lang": .string(tag),
            "format": .int(Int(Program.version)), "program": .string(base64(program)), "inputs": .array(entries.map(\.json)),
            "outputs": .array(outputs.map(\.json)), "names": .array(names.map(\.json)),
            "requirements": .list(requirements) {
                .members(["error": .string($0.error), "at": $0.at.map { .string($0) }, "label": $0.label.map { .string($0) }])
            },
            "goal": goal.map { .members(["output": .string($0.output), "better": .string($0.isLowerBetter ? "lower" : "higher")]) },
            "headline": headline.map { .string($0) }, "charts": .list(charts, \.json), "script": .list(script, \.json),
            "questions": questions.isEmpty
                ? nil
                : .object(
                    questions.map {
                        .init(
                            name: $0.id,
                            value: .members([
                                "answer": $0.answer.json, "why": $0.why.map { .string($0) }, "page": $0.page.map { .string($0) },
                            ]))
                    }),
            "example": example.map { .members(["given": $0.given, "note": $0.note.map { .string($0) }]) },
            "renames": renames.isEmpty ? nil : .object(renames.map { .init(name: $0.old, value: .string($0.new)) }),
        ])
    }
}

extension ToolPage.Entry {
    var json: JSON {
        switch self {
        case .field(let field): field.json
        case .table(let table): table.json
        }
    }
}

extension ToolPage.Field {
    var json: JSON {
        .members([
            "id": .string(id), "type": .string(type), "core": .string(core), "label": .string(label), "help": help.map { .string($0) },
            "unit": unit.map { .string($0) }, "one": unitOfOne.map { .string($0) }, "place": .int(place), "value": .int(value),
            "places": .int(places),
            "optional": isOptional ? true : nil, "setting": isSetting ? true : nil, "default": defaultText.map { .string($0) },
            "filled": filled.map { .string($0) },
            "bounds": bounds.isEmpty ? nil : .object(bounds.map { .init(name: $0.rule, value: .string($0.end)) }),
            "options": .list(options, \.json),
            "errors": errors.isEmpty ? nil : .object(errors.map { .init(name: $0.rule, value: .string($0.words)) }),
        ])
    }
}

extension ToolPage.Option {
    var json: JSON {
        .members([
            "id": .string(id), "label": .string(label), "tone": tone.map { .string($0) }, "because": because.map { .string($0) },
            "instead": instead.map { .string($0) },
        ])
    }
}

extension ToolPage.Table {
    var json: JSON {
        .members([
            "id": .string(id), "type": "table", "label": .string(label), "help": help.map { .string($0) }, "table": .int(table),
            "least": .int(leastRows), "most": .int(mostRows), "rows": rows.map { .array($0.map(\.json)) },
            "groups": .list(groups) { .members(["id": .string($0.id), "label": .string($0.label)]) },
            "start": .list(start) { row in .object(row.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: .string($0.value)) }) },
            "columns": .array(columns.map(\.json)),
        ])
    }
}

extension ToolPage.Row {
    var json: JSON {
        .members([
            "id": .string(id), "label": .string(label), "help": help.map { .string($0) }, "group": group.map { .string($0) },
            "step": takesNoStep ? "none" : nil,
            "because": because.map { .string($0) }, "instead": instead.map { .string($0) },
        ])
    }
}

extension ToolPage.Column {
    var json: JSON {
        switch self {
        case .field(let field): return field.json
        case .computed(let computed): return computed.json.with("computed", true)
        case .constant(let computed, let cells):
            return computed.json.with("constant", true).with("cells", .array(cells.map { .string($0) }))
        }
    }
}

extension ToolPage.Computed {
    var json: JSON {
        .members([
            "id": .string(id), "type": .string(type), "core": .string(core), "label": label.map { .string($0) },
            "help": help.map { .string($0) }, "unit": unit.map { .string($0) }, "one": unitOfOne.map { .string($0) },
            "places": places.map { .int($0) }, "value": .int(value),
            "table": table.map { .int($0) }, "blank": blank.map { .string($0) }, "options": .list(options, \.json),
            "formula": formula.map { .string($0) }, "rules": .list(rules, \.json), "bands": .list(bands, \.json),
        ])
    }
}

extension ToolPage.Rule {
    var json: JSON {
        .members([
            "says": when.map { .string($0) }, "then": .string(then), "because": because.map { .string($0) },
            "instead": instead.map { .string($0) },
        ])
    }
}

extension ToolPage.Band {
    var json: JSON {
        .members(["id": .string(id), "of": .string(of), "from": from.map { .string($0) }, "above": above.map { .string($0) }])
    }
}

extension ToolPage.Chart {
    var json: JSON {
        .members([
            "type": .string(type), "label": .string(label), "values": .list(values) { .string($0) }, "of": of.map { .string($0) },
            "by": by.map { .string($0) }, "mark": mark.map { .string($0) }, "max": most.map { .string($0) },
        ])
    }
}

extension ToolPage.Turn {
    var json: JSON {
        .members([
            "id": .string(id), "cue": .string(cue), "answer": .string(answer),
            "moves": .list(moves) { .members(["ticks": $0.ticks.map { .string($0) }, "text": .string($0.text)]) },
            "not": .list(refused) { .members(["line": .string($0.line), "because": $0.because.map { .string($0) }]) },
            "seconds": .int(seconds),
        ])
    }
}

extension ToolPage.Answer {
    var json: JSON {
        switch self {
        case .one(let text): .string(text)
        case .rows(let rows): .object(rows.map { .init(name: $0.row, value: .string($0.value)) })
        }
    }
}

extension JSON {
    /// An array, or nil where there is nothing in it.
    fileprivate static func list<Item>(_ items: [Item], _ json: (Item) -> JSON) -> JSON? {
        items.isEmpty ? nil : .array(items.map(json))
    }

    fileprivate func with(_ name: String, _ value: JSON) -> JSON {
        guard case .object(let members) = self else { return self }
        return .object(members + [Member(name: name, value: value)])
    }
}

/// RFC 4648, section 4.
private func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
        let group = bytes[start..<min(start + 3, bytes.count)]
        let bits = group.enumerated().reduce(UInt32(0)) { $0 | UInt32($1.element) << (16 - 8 * UInt32($1.offset)) }
        for place in 0..<4 {
            text.append(place <= group.count ? alphabet[Int(bits >> (18 - 6 * UInt32(place)) & 63)] : UInt8(ascii: "="))
        }
    }
    return String(decoding: text, as: UTF8.self)
}

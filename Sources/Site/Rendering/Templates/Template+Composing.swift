extension Template {
    /// Takes in what a template names, and puts the words of one language in their places.
    ///
    /// - Parameter sources: the text of every template, without cycles.
    init(_ name: String, among sources: [String: String], words: [String: String]) {
        var composer = Composer(sources: sources, words: words)
        composer.take(name, indent: [], replacing: [:])
        parts = composer.parts
    }

    private struct Composer {
        let sources: [String: String]
        let words: [String: String]
        var parts: [Part] = []

        mutating func take(_ name: String, indent: [UInt8], replacing blocks: [String: [TemplateSource.Node]]) {
            guard let text = sources[name] else { return }
            add(TemplateSource(text, indent: indent).nodes, replacing: blocks)
        }

        mutating func add(_ nodes: [TemplateSource.Node], replacing blocks: [String: [TemplateSource.Node]]) {
            for node in nodes {
                switch node {
                case .text(let bytes): add(bytes)
                case .value(let name, let isEscaped):
                    if let word = word(name) {
                        var out: [UInt8] = []
                        if isEscaped { out.append(escaping: word) } else { out += word.utf8 }
                        add(out)
                    } else {
                        parts.append(.value(Path(name), isEscaped: isEscaped))
                    }
                case .section(let name, let inner):
                    if word(name) != nil {
                        add(inner, replacing: blocks)
                    } else {
                        parts.append(.section(Path(name), composed(inner, blocks)))
                    }
                case .inverted(let name, let inner):
                    if word(name) == nil { parts.append(.inverted(Path(name), composed(inner, blocks))) }
                case .partial(let name, let indent): take(name, indent: indent, replacing: blocks)
                case .layout(let name, let own): take(name, indent: [], replacing: own.merging(blocks) { $1 })
                case .block(let name, let standard):
                    // Within what replaces it a block of the same name is itself again.
                    add(blocks[name] ?? standard, replacing: blocks.filter { $0.key != name })
                }
            }
        }

        private func composed(_ nodes: [TemplateSource.Node], _ blocks: [String: [TemplateSource.Node]]) -> [Part] {
            var inner = Composer(sources: sources, words: words)
            inner.add(nodes, replacing: blocks)
            return inner.parts
        }

        private mutating func add(_ bytes: [UInt8]) {
            if bytes.isEmpty { return }
            if case .text(let before) = parts.last {
                parts[parts.count - 1] = .text(before + bytes)
            } else {
                parts.append(.text(bytes))
            }
        }

        private func word(_ name: String) -> String? { name.removing(prefix: "words.").flatMap { words[$0] } }
    }
}

extension Template.Path {
    /// A name that is no `TemplateName` is left out; the check has told of it.
    fileprivate init(_ name: String) {
        names = name == "." ? [] : name.split(separator: ".").compactMap { TemplateName(rawValue: String($0)) }
    }
}

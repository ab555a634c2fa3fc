extension Template {
    /// Takes in what a template names, and puts the words of one language in their places.
    ///
    /// - Parameter sources: the text of every template, without cycles.
    init(_ name: String, among sources: [String: String], words: [String: String]) {
        var composer = Composer(sources: sources, words: words)
        composer.take(name, indent: [], replacing: [:])
        (steps, text, names) = (composer.steps, composer.text, composer.names)
    }

    private struct Composer {
        let sources: [String: String]
        let words: [String: String]
        var steps: [Step] = []
        var text: [UInt8] = []
        var names: [TemplateName] = []
        /// Whether text may join the text before it: not across the end of a section.
        var mayJoin = false

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
                        add(isEscaped ? word.escapedBytes : Array(word.utf8))
                    } else {
                        steps.append(isEscaped ? .value(path(name)) : .html(path(name)))
                    }
                case .section(let name, let inner):
                    if word(name) != nil {
                        add(inner, replacing: blocks)
                    } else {
                        let path = path(name)
                        add(inner, replacing: blocks) { .section(path, end: $0) }
                    }
                case .inverted(let name, let inner):
                    if word(name) == nil {
                        let path = path(name)
                        add(inner, replacing: blocks) { .inverted(path, end: $0) }
                    }
                case .partial(let name, let indent): take(name, indent: indent, replacing: blocks)
                case .layout(let name, let own): take(name, indent: [], replacing: own.merging(blocks) { $1 })
                case .block(let name, let standard):
                    // Within what replaces it a block of the same name is itself again.
                    add(blocks[name] ?? standard, replacing: blocks.filter { $0.key != name })
                }
            }
        }

        /// Adds the inside of a section after the step that `opening` makes of its end.
        private mutating func add(
            _ nodes: [TemplateSource.Node], replacing blocks: [String: [TemplateSource.Node]], _ opening: (_ end: Int32) -> Step
        ) {
            let place = steps.count
            steps.append(opening(0))
            add(nodes, replacing: blocks)
            steps[place] = opening(Int32(steps.count))
            mayJoin = false
        }

        private mutating func add(_ bytes: [UInt8]) {
            if bytes.isEmpty { return }
            let from = Int32(text.count)
            text += bytes
            if mayJoin, case .text(let before, _) = steps.last {
                steps[steps.count - 1] = .text(from: before, to: Int32(text.count))
            } else {
                steps.append(.text(from: from, to: Int32(text.count)))
            }
            mayJoin = true
        }

        /// A name that is no `TemplateName` is left out; the check has told of it.
        private mutating func path(_ name: String) -> Path {
            let own = name == "." ? [] : name.split(separator: ".").compactMap { TemplateName(rawValue: String($0)) }
            names += own
            return Path(from: Int32(names.count - own.count), count: Int32(own.count))
        }

        private func word(_ name: String) -> String? { name.removing(prefix: "words.").flatMap { words[$0] } }
    }
}

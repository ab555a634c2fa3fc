public import Diagnostics
internal import YAMLReading

extension LearningPath {
    private static let keys = ["id", "title", "summary", "for", "steps"]
    private static let stepKeys = ["page", "tool", "minutes", "learnt", "by"]

    /// Reads `content/paths.yml`.
    ///
    /// - Parameter languages: those of the site, in which every text is to be written.
    public static func read(_ text: String, path: String, languages: [String]) -> ([LearningPath], [Finding]) {
        let (list, listFindings) = EntryList.read(text, of: "paths.yml", key: "paths", entry: "path", path: path)
        var findings = listFindings
        var paths: [LearningPath] = []
        for mapping in list {
            var fields = FieldReader(mapping, of: "path", known: keys, path: path)
            let learningPath = read(mapping, &fields, languages: languages, findings: &findings)
            findings += fields.findings
            if let learningPath { paths.append(learningPath) }
        }
        return (paths, findings + EntryList.duplicates(paths.map(\.id), of: "path", path: path))
    }

    private static func read(
        _ mapping: YAMLNode.Mapping, _ fields: inout FieldReader, languages: [String], findings: inout [Finding]
    ) -> LearningPath? {
        guard let id = fields.id("path", mapping) else { return nil }
        let what = "path '\(id.value)'"
        let title = fields.complete("title", of: what, at: id.position, languages)
        let summary = fields.complete("summary", of: what, at: id.position, languages)
        let audience = fields.complete("for", of: what, at: id.position, languages)
        guard let node = fields.node("steps") else {
            fields.report("no-steps", at: id.position, "\(what) has no 'steps'", help: "write 'steps:' and below it '- { page: …, … }'")
            return nil
        }
        let steps = fields.mappings(in: node, of: "steps", each: "step").map { mapping -> Step? in
            var step = FieldReader(mapping, of: "step", known: stepKeys, path: fields.path)
            defer { findings += step.findings }
            return read(mapping, &step, languages: languages)
        }
        guard let title, let summary, let audience else { return nil }
        return LearningPath(id: id, title: title, summary: summary, audience: audience, steps: steps.compactMap(\.self))
    }

    private static func read(_ mapping: YAMLNode.Mapping, _ fields: inout FieldReader, languages: [String]) -> Step? {
        let position = mapping.first?.key.position(after: 0) ?? Position(line: 1)
        let subject: Subject?
        switch (fields.text("page"), fields.text("tool")) {
        case (let page?, nil): subject = .page(page)
        case (nil, let tool?): subject = .tool(tool)
        case (nil, nil):
            subject = nil
            if !fields.findings.hasErrors {
                fields.report("no-subject", at: position, "the step has neither a 'page' nor a 'tool'", help: "write 'page: section/page'")
            }
        case (_?, let tool?):
            subject = nil
            fields.report("no-subject", at: tool.position, "a step has a 'page' or a 'tool', not both", help: "make it two steps")
        }
        let minutes = fields.value("minutes", takes: "a whole number of minutes from 1 to 600") { text in
            Int(text).flatMap { (1...600).contains($0) ? $0 : nil }
        }
        if fields.node("minutes") == nil {
            fields.report("no-minutes", at: position, "the step has no 'minutes'", help: "write how long it takes, as 'minutes: 10'")
        }
        let learnt = fields.complete("learnt", of: "the step", at: position, languages)
        var test: Located<String>?
        if let by = fields.text("by") {
            if by.value.hasPrefix("tool:") {
                test = by.map { String($0.dropFirst("tool:".count)) }
            } else {
                fields.report("wrong-type", at: by.position, "'by' takes a quiz or drill, not '\(by.value)'", help: "write 'by: tool:…'")
            }
        }
        guard let subject, let minutes, let learnt else { return nil }
        return Step(subject: subject, minutes: minutes, learnt: learnt, test: test)
    }
}

extension FieldReader {
    /// A text that is written in every language of the site.
    fileprivate mutating func complete(_ key: String, of what: String, at position: Position, _ languages: [String]) -> LocalizedText? {
        guard node(key) != nil else {
            let texts = languages.map { "\($0): …" }.joined(separator: ", ")
            report("no-label", at: position, "\(what) has no '\(key)'", help: "write '\(key): { \(texts) }'")
            return nil
        }
        guard let text = localizedText(key) else { return nil }
        for language in languages where text.text(in: language, default: language) == nil {
            report(
                "no-translation", at: self.position(of: key), "'\(key)' of \(what) has no \(languageName(language))",
                help: "add '\(language): …'")
        }
        return text
    }
}

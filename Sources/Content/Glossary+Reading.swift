public import Diagnostics
internal import YAMLReading

extension Glossary {
    private static let termKeys = ["id", "page", "sources"]
    private static let wordingKeys = ["term", "also", "avoid", "text"]

    /// Reads `content/glossary.yml`.
    ///
    /// - Parameter languages: those of the site, in which every term is to be worded.
    public static func read(_ text: String, path: String, languages: [String]) -> (Glossary, [Finding]) {
        let (list, listFindings) = EntryList.read(text, of: "glossary", key: "terms", entry: "term", path: path)
        var findings = listFindings
        var terms: [Term] = []
        for mapping in list {
            let (term, found) = read(mapping, path: path, languages: languages)
            findings += found
            if let term { terms.append(term) }
        }
        findings += EntryList.duplicates(terms.map(\.id), of: "term", path: path)
        for language in languages { findings += clashes(among: terms, language: language, path: path) }
        return (Glossary(path: path, terms: terms), findings)
    }

    private static func read(_ mapping: YAMLNode.Mapping, path: String, languages: [String]) -> (Term?, [Finding]) {
        // Another language than the site's is kept for the day when it is one.
        let others = mapping.compactMap { key, value in key.scalar?.string }.filter { isLanguageCode($0) && !termKeys.contains($0) }
        var fields = FieldReader(
            mapping, of: "term", known: termKeys + languages + others.filter { nearMiss(to: $0, among: termKeys) == nil }, path: path)
        guard let id = fields.id("term", mapping) else { return (nil, fields.findings) }
        var wordings: [String: Wording] = [:]
        var findings: [Finding] = []
        for language in languages {
            guard let node = fields.node(language) else {
                findings.append(
                    missing("term '\(id.value)' has no \(languageName(language))", help: "add '\(language): { term: …, text: … }'"))
                continue
            }
            guard let inner = node.mapping else {
                fields.report("wrong-type", node, "'\(language)' takes 'key: text' pairs, not a \(node.kindName)")
                continue
            }
            var wording = FieldReader(inner, of: "term", known: wordingKeys, path: path)
            let (term, text) = (wording.text("term"), wording.text("text"))
            let (also, avoid) = (wording.texts("also"), wording.texts("avoid"))
            findings += wording.findings
            for (key, value) in [("term", term), ("text", text)] where value == nil && !wording.findings.hasErrors {
                findings.append(missing("term '\(id.value)' has no '\(key)' in \(languageName(language))", help: "write '\(key): …'"))
            }
            if let term, let text { wordings[language] = Wording(term: term, also: also, avoid: avoid, text: text.value) }
        }
        func missing(_ summary: String, help: String) -> Finding {
            Finding("no-translation", path: path, at: id.position, summary, help: help)
        }
        let page = fields.text("page")
        let sources = fields.texts("sources").map(\.value)
        return (Term(id: id, wordings: wordings, page: page, sources: sources), fields.findings + findings)
    }

    /// A word that is the name of two terms, or the name of one and another name of a second.
    private static func clashes(among terms: [Term], language: String, path: String) -> [Finding] {
        var owners: [String: (term: Term, word: Located<String>)] = [:]
        var findings: [Finding] = []
        for term in terms {
            guard let word = term.wordings[language]?.term else { continue }
            if let other = owners[word.value] {
                findings.append(
                    Finding(
                        "duplicate-key", path: path, at: word.position, "'\(word.value)' is term '\(other.term.id.value)' already",
                        help: "keep one of them", notes: [.init(path: path, position: other.word.position, text: "'\(word.value)' is here")]
                    ))
            } else {
                owners[word.value] = (term, word)
            }
        }
        for term in terms {
            guard let wording = term.wordings[language] else { continue }
            for (key, words) in [("also", wording.also), ("avoid", wording.avoid)] {
                for word in words {
                    guard let owner = owners[word.value] else { continue }
                    let what = owner.term.id == term.id ? "the term itself" : "term '\(owner.term.id.value)' itself"
                    findings.append(
                        Finding(
                            "synonym", path: path, at: word.position, "'\(word.value)' under '\(key)' is \(what)",
                            help: "delete it here, or make the two terms one",
                            notes: [.init(path: path, position: owner.word.position, text: "'\(word.value)' is here")]))
                }
            }
        }
        return findings
    }
}

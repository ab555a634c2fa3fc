internal import Content
internal import Diagnostics
internal import Markdown

extension ContextMaker {
    /// The terms in the language's order, each with what the other languages call it.
    func glossary(_ page: ResolvedPage, at place: Addressing) -> Values {
        let language = site.language(of: page)
        var terms = (site.parsed.glossary?.terms ?? []).compactMap { term in term.wordings[language.code].map { (term, $0) } }
        let hasLetters = language.words["glossaryOrder"] == "alphabet"
        if hasLetters {
            let key = { (wording: Glossary.Wording) in (wording.term.value.lowercased(), wording.term.value) }
            terms.sort { key($0.1) < key($1.1) }
        }
        var groups: [(letter: String, terms: [Values])] = []
        for (term, wording) in terms {
            let letter = hasLetters ? wording.term.value.initial : ""
            if groups.last?.letter != letter { groups.append((letter, [])) }
            groups[groups.count - 1].terms.append(entry(of: term, wording, page.language, at: place))
        }
        return [
            .groups: groups.map {
                [.title: $0.letter, .id: "_" + ($0.letter == String.noLetter ? "0" : $0.letter), .terms: $0.terms] as Values
            },
            .hasLetters: hasLetters && groups.count > 1,
        ]
    }

    private func entry(of term: Glossary.Term, _ wording: Glossary.Wording, _ language: Int, at place: Addressing) -> Values {
        var values: Values = [.id: term.id.value, .title: wording.term.value, .text: wording.text]
        values[.others] = site.languages.indices.filter { $0 != language }.compactMap { number -> Values? in
            let other = site.languages[number]
            guard let theirs = term.wordings[other.code]?.term.value, theirs != wording.term.value else { return nil }
            return [.title: theirs, .tag: other.tag]
        }
        // What pages should not say is still looked for by that name.
        var seen = Set([wording.term.value])
        let also = (wording.also + wording.avoid).map(\.value).filter { seen.insert($0).inserted }
        values[.also] = Filling.texts(also)
        values[.hasAlso] = !also.isEmpty
        if let number = term.page.flatMap({ site.page(named: $0.value, in: language) }) {
            values[.target] = [.title: site.title(number), .url: place.url(site.pages[number].output)] as Values
        }
        values[.sources] = Filling.texts(term.sources)
        values[.hasSources] = !term.sources.isEmpty
        return values
    }
}

extension String {
    /// Under which stands what begins with a figure or a sign.
    fileprivate static let noLetter = "#"

    /// The letter under which it is found.
    fileprivate var initial: String {
        guard let letter = first, letter.isLetter else { return Self.noLetter }
        return letter.uppercased()
    }
}

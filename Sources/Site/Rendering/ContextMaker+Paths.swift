internal import Content
internal import Diagnostics
internal import ToolLanguage
internal import YAMLReading

extension ContextMaker {
    /// The page of one learning path.
    func path(_ path: LearningPath, _ language: Int) -> Values {
        let code = site.languages[language]
        let output = site.output(of: path, in: language)
        let place = Addressing.relative(to: output)
        var values = list(
            language, at: output, title: wording(path.title, language), summary: wording(path.summary, language), current: .learn
        ) { site.output(of: path, in: $0) }
        var own = entry(of: path, language, at: place)
        own[.audience] = code.words.filled("pathFor", wording(path.audience, language))
        values[.paths] = [own]
        values[.steps] = path.steps.compactMap { step -> Values? in
            guard let target = site.target(of: step.subject, in: language) else { return nil }
            var values: Values
            switch target {
            case .page(let number, _): values = entry(number, at: place, withSection: true)
            case .tool(let number):
                values = toolEntry(number, at: place)
                values[.sectionTitle] = code.words["toolKind_" + site.tools[number].page.kind]
            case .asset, .external, .broken: return nil
            }
            values[.minutesText] = code.words.filled("stepMinutes", String(step.minutes))
            values[.learnt] = wording(step.learnt, language)
            if let number = step.test.flatMap({ site.tool($0.value, in: language) }) {
                values[.test] = [.title: site.tools[number].title, .url: place.url(site.tools[number].output)] as Values
            }
            return values
        }
        values[.alternates] = alternates { site.output(of: path, in: $0) }
        return values
    }

    /// A learning path as the home page names it.
    func entry(of path: LearningPath, _ language: Int, at place: Addressing) -> Values {
        let words = site.languages[language].words
        return [
            .title: wording(path.title, language), .summary: wording(path.summary, language), .audience: wording(path.audience, language),
            .url: place.url(site.output(of: path, in: language)), .countText: words.counted("steps", path.steps.count),
            .minutesText: words.filled("minutes", String(path.minutes)),
        ]
    }

    private func wording(_ text: LocalizedText, _ language: Int) -> String {
        text.text(in: site.languages[language].code, default: site.languages[0].code) ?? ""
    }
}

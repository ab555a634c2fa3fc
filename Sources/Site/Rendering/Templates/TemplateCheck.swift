internal import Diagnostics

/// Reads the tags of one template and says in a sentence what is wrong with them, each at its place.
struct TemplateCheck {
    private(set) var findings: [Finding] = []
    /// Names of the partials and layouts that the template takes in.
    private(set) var partials: [(name: String, position: Position)] = []
    private let path: String

    /// How deep sections may stand in each other, and partials in partials: filling them takes a call each.
    static let deepest = 50

    /// - Parameter templates: every template of the theme, for partial names; the words for `words.…`.
    init(_ source: SiteTheme.TemplateText, among templates: [String: SiteTheme.TemplateText], words: Set<String>) {
        path = source.path
        var open: [(name: String, position: Position)] = []
        for tag in TagReader(Array(source.text.utf8)) {
            if open.count > Self.deepest {
                report(
                    "deep-template", tag.position, "sections stand more than \(Self.deepest) deep here",
                    help: "move the inner ones into a partial")
                return
            }
            switch tag.kind {
            case .open, .inverted:
                check(name: tag.name, at: tag.position, words: words)
                open.append((tag.name, tag.position))
            case .block: open.append((tag.name, tag.position))
            case .layout:
                check(partial: tag.name, at: tag.position, among: templates)
                open.append((tag.name, tag.position))
            case .partial: check(partial: tag.name, at: tag.position, among: templates)
            case .value: check(name: tag.name, at: tag.position, words: words)
            case .close: close(tag, &open)
            case .comment: continue
            case .unended: report("template-syntax", tag.position, "the tag that begins here is never ended", help: "add '}}'")
            case .unknown(let sign):
                report("template-syntax", tag.position, "tags that begin with '\(sign)' are not read here", help: "delete the tag")
            }
        }
        for (name, position) in open {
            report("unclosed-section", position, "section '\(name)' is never closed", help: "add '{{/\(name)}}'")
        }
    }

    private mutating func close(_ tag: TagReader.Tag, _ open: inout [(name: String, position: Position)]) {
        if open.last?.name == tag.name {
            open.removeLast()
        } else if let index = open.lastIndex(where: { $0.name == tag.name }) {
            for (name, position) in open[(index + 1)...] {
                report(
                    "unclosed-section", position, "section '\(name)' is never closed", help: "add '{{/\(name)}}' before '{{/\(tag.name)}}'")
            }
            open.removeSubrange(index...)
        } else {
            report(
                "unopened-section", tag.position, "'{{/\(tag.name)}}' closes a section that was never opened",
                help: "delete it, or add '{{#\(tag.name)}}'")
        }
    }

    private mutating func check(partial name: String, at position: Position, among templates: [String: SiteTheme.TemplateText]) {
        partials.append((name, position))
        if templates[name] == nil {
            report("unknown-partial", position, "there is no partial '\(name)'\(didYouMean(name, among: templates.keys.sorted()))")
        }
    }

    private mutating func check(name: String, at position: Position, words: Set<String>) {
        if name == "." { return }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        if parts.count == 2, parts[0] == "words" {
            if !words.contains(parts[1]) {
                report(
                    "unknown-name", position, "there is no word '\(parts[1])'\(didYouMean(parts[1], among: words.sorted()))",
                    help: "add '\(parts[1])' to the files in templates/words")
            }
            return
        }
        for part in parts where TemplateName(rawValue: part) == nil {
            report(
                "unknown-name", position,
                "'\(part)' is not a name that templates are given\(didYouMean(part, among: TemplateName.allCases.map(\.rawValue).sorted()))"
            )
        }
    }

    private mutating func report(_ rule: String, _ position: Position, _ summary: String, help: String? = nil) {
        findings.append(Finding(rule, path: path, at: position, summary, help: help))
    }
}

/// Partials that take themselves in, round any number of corners, or take in so many others that filling them would
/// never end.
func partialCycles(_ templates: [String: SiteTheme.TemplateText], partials: [String: [(name: String, position: Position)]]) -> [Finding] {
    enum Mark { case open, done(depth: Int, size: Int) }
    var marks: [String: Mark] = [:]
    var findings: [Finding] = []
    func report(_ rule: String, _ name: String, _ position: Position, _ summary: String) {
        findings.append(Finding(rule, path: templates[name]!.path, at: position, summary))
    }
    /// How deep the partials below a template reach, and how many it takes in all told.
    func visit(_ name: String, below: Int) -> (depth: Int, size: Int) {
        marks[name] = .open
        var depth = 1, size = 1
        for (partial, position) in partials[name] ?? [] where templates[partial] != nil {
            switch marks[partial] {
            case .open: report("partial-cycle", name, position, "'\(partial)' takes itself in without end")
            case .done(let inner, let count): (depth, size) = (max(depth, inner + 1), size + count)
            case nil:
                guard below < TemplateCheck.deepest else {
                    report("deep-template", name, position, "partials stand more than \(TemplateCheck.deepest) deep here")
                    continue
                }
                let inner = visit(partial, below: below + 1)
                (depth, size) = (max(depth, inner.depth + 1), size + inner.size)
            }
            if depth > TemplateCheck.deepest || size > 10_000 {
                report("deep-template", name, position, "the partials of '\(name)' take in too many others to be filled")
                (depth, size) = (1, 1)
                break
            }
        }
        marks[name] = .done(depth: depth, size: size)
        return (depth, size)
    }
    for name in templates.keys.sorted() where marks[name] == nil { _ = visit(name, below: 0) }
    return findings
}

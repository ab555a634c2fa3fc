import Diagnostics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One thing to say about a text: a name, and what finds it.
struct LintRule: Sendable {
    let name: String
    let check: @Sendable (LintSubject) -> [Finding]

    /// Every rule, in the order of the documentation.
    static let all: [LintRule] = [
        .fullWidthHeading, .headingWithoutSpace, .headingSkips, .fullWidthQuote, .fullWidthTask, .fullWidthListNumber,
        .fullWidthBullet, .fullWidthTable, .fullWidthEmphasis, .unclosedEmphasis, .fullWidthLink, .fullWidthFence,
        .unknownAlert, .undefinedFootnote, .rawHTML, .unsafeLink, .emptyLink, .missingAlt,
    ]
}

/// What the rules look at.
struct LintSubject: Sendable {
    let source: SourceText
    /// The lines that begin with what might be a sign, or hold one of `WideSigns`.
    let lines: [ProseLine]
    let references: [Reference]
    let blemishes: [Blemish]
}

/// A line of a paragraph, without the `>`, indents and markers of its containers. Code and HTML have none.
struct ProseLine: Sendable {
    let bytes: ArraySlice<UInt8>
    /// Whether a paragraph begins here.
    let isFirst: Bool
    /// Whether it is also where a list item begins.
    let beginsItem: Bool
    /// Whether a `《` of an earlier line of the paragraph is still open.
    let isInTitleMarks: Bool
    let signs: WideSigns

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var offset: Int { bytes.startIndex }
}

/// A slip in a line: where, what is wrong and what to write instead.
struct Slip {
    /// Bytes from the start of the line's text.
    var offset = 0
    let summary: String
    let help: String
}

extension LintRule {
    /// A rule that looks at one line at a time; `trigger` says quickly, by bytes, whether to look at all.
    static func line(
        _ name: String, ifAny trigger: @escaping @Sendable (ProseLine) -> Bool,
        _ check: @escaping @Sendable (ProseLine) -> Slip?
    ) -> LintRule {
        LintRule(name: name) { subject in
            subject.lines.compactMap { line -> Finding? in
                guard trigger(line), let slip = check(line) else { return nil }
                let position = subject.source.position(at: line.offset + slip.offset)
                return Finding(.warning, name, path: subject.source.path, at: position, slip.summary, help: slip.help)
            }
        }
    }

    /// A rule that words what the walk over the tree has found.
    static func blemish(
        _ name: String, _ severity: Severity = .warning,
        _ word: @escaping @Sendable (Blemish.Kind) -> (summary: String, help: String?)?
    ) -> LintRule {
        LintRule(name: name) { subject in
            subject.blemishes.compactMap { blemish -> Finding? in
                guard let (summary, help) = word(blemish.kind) else { return nil }
                return Finding(severity, name, path: subject.source.path, at: blemish.position, summary, help: help)
            }
        }
    }
}

extension ProseLine {
    /// Whether it begins with `#`, `[`, a digit, or one of the signs that Chinese keyboards have for those of Markdown.
    var mayBeginWithSign: Bool {
        guard let first = bytes.first else { return false }
        switch first {
        case UInt8(ascii: "#"), UInt8(ascii: "["), 0x30...0x39, 0xC2, 0xE2, 0xE3, 0xEF: return true
        default: return false
        }
    }

    func begins(with text: StaticString) -> Bool {
        bytes.count >= text.utf8CodeUnitCount
            && bytes.withUnsafeBytes { memcmp($0.baseAddress!, text.utf8Start, text.utf8CodeUnitCount) } == 0
    }
}

extension StringProtocol {
    /// The text as a message shows it: at most 60 characters, in one line.
    var shown: String {
        let line = String(unicodeScalars.map { $0.value < 0x20 ? " " : Character($0) })
        return line.count <= 60 ? line : String(line.prefix(59)) + "…"
    }
}

/// What stands around every page of one folder and is the same for all of them: made once, spliced in everywhere.
struct Frame: Sendable {
    /// The part of the head that does not speak of the page: policy, style, scripts, icons.
    let kit: String
    let spine: String
    let foot: String
    private let hasName: Bool

    /// Stands for the page's own file name in the addresses of its translations; no text may hold it.
    static let nameToken = "\u{9F}"

    init(_ values: Values, _ templates: TemplateSet) {
        kit = templates.text("kit", values).trimmed
        spine = templates.text("spine", values).trimmed
        foot = templates.text("foot", values).trimmed
        hasName = (spine + foot).contains(Self.nameToken)
    }

    /// By the names templates use, for the page that stands at `output`.
    func values(for output: OutputPath) -> Values {
        guard hasName else { return ["kit": kit, "spine": spine, "foot": foot] }
        let name = output.text.namePart.urlEncoded.escaped
        return [
            "kit": kit, "spine": spine.replacing(Self.nameToken, with: name), "foot": foot.replacing(Self.nameToken, with: name),
        ]
    }
}

/// What the frame of a page depends on.
struct FrameKey: Hashable, Sendable {
    let language: Int
    /// The folder of the page's address, ending in `/` or empty.
    let folder: String
    let place: MenuPlace
    /// Whether each language has the page.
    let isTranslated: [Bool]
    /// Whether the page holds a tool, which needs a script and may run WebAssembly.
    let hasTool: Bool
}

/// Which entry of the bar a page belongs to.
enum MenuPlace: Hashable, Sendable {
    case learn, tools, updates, records
    /// The page that the entry under `menu` in site.yml names.
    case named(Int)
}

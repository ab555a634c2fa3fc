/// What stands around every page of one folder and is the same for all of them: made once, spliced in everywhere.
struct Frame: Sendable {
    /// The part of the head that does not speak of the page: policy, style, scripts, icons.
    private let kit: [UInt8]
    /// What stands above and below, in pieces between which the page's own file name belongs.
    private let spine: [[UInt8]]
    private let foot: [[UInt8]]

    /// What every layout is given of the site and the language.
    let common: Values

    /// Stands for the page's own file name in the addresses of its translations; no text may hold it.
    static let nameToken = "\u{9F}"

    init(_ values: Values, common: Values = [:], _ templates: TemplateSet, in language: Language) {
        self.common = common
        func pieces(_ layout: TemplateSet.Layout) -> [[UInt8]] {
            let text = String(decoding: templates.fill(layout, values, in: language), as: UTF8.self).trimmed
            return Array(text.utf8).split(separator: Array(Self.nameToken.utf8), omittingEmptySubsequences: false).map(Array.init)
        }
        kit = pieces(.kit)[0]
        spine = pieces(.spine)
        foot = pieces(.foot)
    }

    /// By the names templates use, for the page that stands at `output`.
    func values(for output: OutputPath) -> Values {
        let name = Array(output.text.namePart.urlEncoded.escaped.utf8)
        return [
            .kit: Filling.html(kit), .spine: Filling.html(Array(spine.joined(separator: name))),
            .foot: Filling.html(Array(foot.joined(separator: name))),
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

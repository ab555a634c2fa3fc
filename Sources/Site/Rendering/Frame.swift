/// What stands around every page of one folder and is the same for all of them: made once, spliced in everywhere.
struct Frame: Sendable {
    /// The part of the head that does not speak of the page: policy, style, scripts, icons.
    private let kit: [UInt8]
    /// What stands above and below, in pieces between which the page's own file name belongs.
    private let spine: [[UInt8]]
    private let foot: [[UInt8]]

    /// What every layout is given of the site and the language.
    let common: Values
    /// The way from the home page to the section.
    let crumbs: [Values]

    /// Stands for the page's own file name in the addresses of its translations; no text may hold it.
    static let nameToken = "\u{9F}"
    private static let token = Array(nameToken.utf8)

    init(_ values: Values, common: Values = [:], crumbs: [Values] = [], _ templates: TemplateSet, in language: Language) {
        self.common = common
        self.crumbs = crumbs
        func pieces(_ layout: TemplateSet.Layout) -> [[UInt8]] {
            let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x0A || byte == 0x09 }
            let bytes = templates.fill(layout, values, in: language)
            var rest = bytes.drop(while: isBlank)
            while let last = rest.last, isBlank(last) { rest.removeLast() }
            var pieces: [[UInt8]] = []
            var start = rest.startIndex
            for index in rest.indices.dropLast() where rest[index] == Self.token[0] && rest[index + 1] == Self.token[1] {
                pieces.append(Array(rest[start..<index]))
                start = index + 2
            }
            return pieces + [Array(rest[start...])]
        }
        kit = pieces(.kit)[0]
        spine = pieces(.spine)
        foot = pieces(.foot)
    }

    /// By the names templates use, for the page that stands at `output`.
    func values(for output: OutputPath) -> Values {
        let name = spine.count + foot.count > 2 ? Array(output.text.namePart.urlEncoded.escaped.utf8) : []
        var values = Values(capacity: 3)
        values[.kit] = Filling.html(kit)
        values[.spine] = Filling.html(spine.count > 1 ? Array(spine.joined(separator: name)) : spine[0])
        values[.foot] = Filling.html(foot.count > 1 ? Array(foot.joined(separator: name)) : foot[0])
        return values
    }
}

/// What the frame of a page depends on.
struct FrameKey: Hashable, Sendable {
    /// Whose pages stand in one folder.
    let section: Int
    let place: MenuPlace
    /// Whether each language has the page.
    let isTranslated: [Bool]
    let needs: PageNeeds
}

/// What a page holds that a script of its own is for.
struct PageNeeds: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    /// A tool, which may also run WebAssembly.
    static let tool = PageNeeds(rawValue: 1)
    static let dialogue = PageNeeds(rawValue: 2)
    static let tasks = PageNeeds(rawValue: 4)
}

/// Which entry of the bar a page belongs to.
enum MenuPlace: Hashable, Sendable {
    case learn, tools, updates, records
    /// The page that the entry under `menu` in site.yml names.
    case named(Int)
}

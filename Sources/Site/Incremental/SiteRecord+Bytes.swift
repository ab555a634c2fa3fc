internal import Content
internal import Diagnostics
internal import Markdown

extension SiteRecord {
    func bytes() async -> [UInt8] {
        var out = RecordWriter()
        out.put(contentFolder)
        out.put(hasTools)
        out.put(each: languages) { out, language in
            out.put(language.code)
            out.put(language.folder)
        }
        out.put(each: avoided) { out, avoided in
            out.put(each: avoided.words) { out, word in
                out.put(word.word)
                out.put(word.instead)
            }
            out.put(each: avoided.right) { $0.put($1) }
        }
        await out.put(eachOfMany: pages) { $0.put($1) }
        await out.put(eachOfMany: zip(resolved, targets).map(\.self)) { out, item in
            out.put(item.0)
            out.put(item.1) { $0.put($1) }
        }
        out.put(each: sections) { out, section in
            out.put(section.language)
            out.put(section.folder)
            out.put(section.parent) { $0.put($1) }
            out.put(section.page)
            out.put(each: section.pages) { $0.put($1) }
            out.put(each: section.subsections) { $0.put($1) }
        }
        out.put(each: homes) { $0.put($1) }
        out.put(each: tags) { out, tag in
            out.put(tag.language)
            out.put(tag.name)
            out.put(tag.output.text)
        }
        out.put(each: tagNumbers) { $0.put(each: $1) { $0.put($1) } }
        out.put(each: assets) { out, asset in
            out.put(asset.path)
            out.put(asset.output.text)
            out.put(asset.size) { out, size in
                out.put(size.width)
                out.put(size.height)
            }
        }
        return out.bytes
    }

    /// - Throws: `RecordReader.Damaged`.
    init(_ bytes: [UInt8]) throws {
        var reader = RecordReader(bytes)
        contentFolder = try reader.text()
        hasTools = try reader.flag()
        let languages = try reader.each { (code: try $0.text(), folder: try $0.text()) }
        self.languages = languages
        avoided = try reader.each { reader in
            (
                words: try reader.each { AvoidedWord(try $0.text(), instead: try $0.text()) },
                right: try reader.each { try $0.text() }
            )
        }
        let pages = try reader.each { try $0.page(languages: languages.count) }
        self.pages = pages
        let resolved = try reader.each { (try $0.resolvedPage(), try $0.optional { try $0.checksum() }) }
        self.resolved = resolved.map(\.0)
        targets = resolved.map(\.1)
        sections = try reader.each { reader in
            Section(
                language: try reader.index(below: languages.count), folder: try reader.text(),
                parent: try reader.optional { try $0.int() }, page: try reader.index(below: resolved.count),
                pages: try reader.each { try $0.index(below: resolved.count) }, subsections: try reader.each { try $0.int() })
        }
        let sectionCount = sections.count
        homes = try reader.each { try $0.index(below: sectionCount) }
        // Where it is named first is told in findings only, and a site with findings of its pages is made whole.
        tags = try reader.each { reader in
            Tag(
                language: try reader.index(below: languages.count), name: try reader.text(), output: OutputPath(try reader.text()),
                pages: [], source: "", position: Position(line: 1))
        }
        let tagCount = tags.count
        tagNumbers = try reader.each { try $0.each { try $0.index(below: tagCount) } }
        assets = try reader.each { reader in
            (
                path: try reader.text(), output: OutputPath(try reader.text()),
                size: try reader.optional { ImageSize(width: try $0.int(), height: try $0.int()) }
            )
        }
        let isWhole =
            reader.isAtEnd && avoided.count == languages.count && tagNumbers.count == resolved.count && homes.count == languages.count
            && sections.allSatisfy { ($0.parent ?? 0) < sectionCount && $0.subsections.allSatisfy { (0..<sectionCount).contains($0) } }
            && self.resolved.allSatisfy {
                $0.parsed < pages.count && $0.language < languages.count && $0.section < sectionCount
                    && ($0.related + [$0.previous, $0.next].compactMap(\.self)).allSatisfy { (0..<resolved.count).contains($0) }
            }
        guard isWhole else { throw RecordReader.Damaged() }
    }
}

extension RecordWriter {
    mutating func put(_ page: SiteRecord.Page) {
        put(page.source)
        put(page.language)
        put(page.identity.path)
        put(page.title)
        put(page.opening)
        put(each: page.anchors) { $0.put($1) }
        put(page.minutes)
        put(page.hasTasks)
        put(page.frontMatter)
    }

    private mutating func put(_ text: Located<String>) {
        put(text.value)
        put(text.position)
    }

    private mutating func put(_ date: Located<CalendarDate>) {
        put(date.value.iso)
        put(date.position)
    }

    private mutating func put(_ front: FrontMatter) {
        put(front.title) { $0.put($1) }
        put(front.summary) { $0.put($1) }
        put(front.weight) { $0.put($1) }
        put(each: front.tags) { $0.put($1) }
        put(front.kind.rawValue)
        put(each: front.sources) { $0.put($1) }
        put(front.updated) { $0.put($1) }
        put(front.reviewed) { $0.put($1) }
        put(front.owner) { $0.put($1) }
        put(front.isDraft)
        put(each: front.redirects) { out, redirect in
            switch redirect.value {
            case .page(let address):
                out.put(true)
                out.put(address)
            case .fragment(let old, let new):
                out.put(false)
                out.put(old)
                out.put(new)
            }
            out.put(redirect.position)
        }
        put(front.translates) { $0.put($1) }
        put(each: front.related) { $0.put($1) }
    }

    fileprivate mutating func put(_ page: ResolvedPage) {
        put(page.parsed)
        put(page.language)
        put(page.isFallback)
        put(page.identity.path)
        put(page.output.text)
        put(page.section)
        put(page.ordinal) { $0.put($1) }
        put(page.previous) { $0.put($1) }
        put(page.next) { $0.put($1) }
        put(each: page.related) { $0.put($1) }
    }
}

extension RecordReader {
    fileprivate mutating func page(languages: Int) throws -> SiteRecord.Page {
        SiteRecord.Page(
            source: try text(), language: try index(below: languages), identity: PageIdentity(path: try text()), title: try text(),
            opening: try text(), anchors: try each { try $0.text() }, minutes: try int(), hasTasks: try flag(),
            frontMatter: try frontMatter())
    }

    private mutating func located() throws -> Located<String> { Located(try text(), at: try place()) }

    private mutating func date() throws -> Located<CalendarDate> {
        guard let date = CalendarDate(iso: try text()) else { throw Damaged() }
        return Located(date, at: try place())
    }

    private mutating func place() throws -> Position {
        guard let position = try position() else { throw Damaged() }
        return position
    }

    private mutating func frontMatter() throws -> FrontMatter {
        var front = FrontMatter()
        front.title = try optional { try $0.located() }
        front.summary = try optional { try $0.located() }
        front.weight = try optional { try $0.int() }
        front.tags = try each { try $0.located() }
        guard let kind = PageKind(rawValue: try text()) else { throw Damaged() }
        front.kind = kind
        front.sources = try each { try $0.text() }
        front.updated = try optional { try $0.date() }
        front.reviewed = try optional { try $0.date() }
        front.owner = try optional { try $0.text() }
        front.isDraft = try flag()
        front.redirects = try each { reader in
            let redirect: Redirect =
                try reader.flag() ? .page(try reader.text()) : .fragment(from: try reader.text(), to: try reader.text())
            return Located(redirect, at: try reader.place())
        }
        front.translates = try optional { try $0.text() }
        front.related = try each { try $0.located() }
        return front
    }

    fileprivate mutating func resolvedPage() throws -> ResolvedPage {
        ResolvedPage(
            parsed: try int(), language: try int(), isFallback: try flag(), identity: PageIdentity(path: try text()),
            output: OutputPath(try text()), section: try int(), ordinal: try optional { try $0.int() },
            previous: try optional { try $0.int() }, next: try optional { try $0.int() },
            related: try each { try $0.int() })
    }
}

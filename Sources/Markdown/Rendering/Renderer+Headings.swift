import Diagnostics

extension Renderer {
    mutating func enterHeading(_ node: Node) -> Bool {
        begin(node)
        html.breakLine()
        guard !isPlain else {
            html.write("<h")
            html.write(node.headingLevel)
            html.write(">")
            exits.append(.heading(level: node.headingLevel))
            return true
        }
        let text = plainText(of: node).trimmed
        let id = notes.ids.free(slug(text))
        notes.anchors.append(id)
        let isTitle = node.headingLevel == 1 && html.count == 0 && node.parent?.kind == .document
        let level = isTitle ? 1 : max(2, node.headingLevel)
        let offset = source.offset(of: node)
        let position = counter.position(at: offset, in: source)
        noteSkip(to: node.headingLevel, text: text, offset: offset)
        if isTitle {
            notes.title = Title(text: text, id: id, position: position)
        } else {
            notes.outline.append(Heading(level: level, id: id, text: text, position: position))
        }
        html.write("<h")
        html.write(level)
        html.write(" id=\"")
        html.write(escaped: id)
        html.write("\">")
        exits.append(isTitle ? .title : .heading(level: level))
        return true
    }

    /// A heading more than one level below the one before it. A page whose title is elsewhere begins with `##`.
    private mutating func noteSkip(to level: Int, text: String, offset: Int) {
        if level > (notes.lastLevel == 0 ? 2 : notes.lastLevel + 1) {
            note(.headingSkip(from: notes.lastLevel, to: level, text: text), at: offset)
        }
        notes.lastLevel = level
    }
}

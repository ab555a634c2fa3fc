import Diagnostics

extension Renderer {
    mutating func enterHeading(_ node: Node) -> Bool {
        lineEnd.reset()
        html.breakLine()
        guard !isPlain else {
            html.write("<h")
            html.write(node.headingLevel)
            html.write(">")
            exits.append(.heading(level: node.headingLevel))
            return true
        }
        let text = plainText(of: node).trimmed
        let id = freeID(slug(text))
        let isTitle = node.headingLevel == 1 && html.count == 0 && node.parent?.kind == .document
        let level = isTitle ? 1 : max(2, node.headingLevel)
        let position = source.position(at: source.offset(of: node))
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

    /// The id, or the first of `id-1`, `id-2` … that nothing on the page has.
    private mutating func freeID(_ id: String) -> String {
        var free = id
        var number = notes.idCounts[id] ?? 0
        while !notes.usedIDs.insert(free).inserted {
            number += 1
            free = "\(id)-\(number)"
        }
        notes.idCounts[id] = number
        notes.anchors.append(free)
        return free
    }
}

extension String {
    var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}

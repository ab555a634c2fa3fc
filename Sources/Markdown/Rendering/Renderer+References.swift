import Diagnostics

extension Renderer {
    mutating func enterLink(_ node: Node) -> Bool {
        guard let index = note(.link, node, standsAlone: false) else {
            exits.append(.nothing)
            return true
        }
        notes.holes.append(Hole(offset: html.count, reference: index, part: .start))
        exits.append(.reference(index))
        return true
    }

    mutating func enterImage(_ node: Node) -> Bool {
        if let index = note(.image, node, standsAlone: false) {
            notes.holes.append(Hole(offset: html.count, reference: index, part: .image))
        } else {
            html.write(escaped: plainText(of: node))
        }
        lineEnd.reset()
        return false
    }

    /// The only thing in a paragraph, if it is an image.
    func loneImage(in paragraph: Node) -> Node? {
        guard let image = paragraph.firstChild?.skippingEmptyText, image.kind == .image,
            image.next?.skippingEmptyText == nil, paragraph.parent?.kind != .footnoteDefinition
        else { return nil }
        return image
    }

    mutating func enterLoneImage(_ node: Node, inTightList isTight: Bool) -> Bool {
        if !isTight { html.breakLine() }
        if let index = note(.image, node, standsAlone: true, isParagraph: !isTight) {
            notes.holes.append(Hole(offset: html.count, reference: index, part: .image))
        } else {
            html.write("<p>")
            html.write(escaped: plainText(of: node))
            html.write("</p>\n")
        }
        return false
    }

    /// Adds a reference, unless it leads where no page may lead.
    private mutating func note(
        _ kind: Reference.Kind, _ node: Node, standsAlone: Bool, isParagraph: Bool = false
    ) -> Int? {
        let destination = Aid.without(node.destination)
        var position: Position?
        if !isPlain {
            let offset = self.offset(of: node)
            guard !isUnsafe(destination) else {
                note(.unsafeLink(destination: destination), at: offset)
                return nil
            }
            position = counter.position(at: offset, in: source)
        }
        notes.references.append(
            Reference(
                kind: kind, destination: destination, text: plainText(of: node), title: Aid.without(node.title),
                position: position, standsAlone: standsAlone, isParagraph: isParagraph))
        return notes.references.count - 1
    }
}

/// Whether a destination runs a script or holds a document of its own, however it is written: browsers pass over
/// control characters and white space in a scheme.
func isUnsafe(_ destination: String) -> Bool {
    guard destination.utf8.contains(UInt8(ascii: ":")) else { return false }
    var scheme = ""
    for byte in destination.utf8 where byte > 0x20 && byte != 0x7F {
        if byte == UInt8(ascii: ":") { break }
        scheme.append(Character(Unicode.Scalar(byte)))
        if scheme.utf8.count > 12 { return false }
    }
    return ["javascript", "vbscript", "data", "file"].contains(scheme.lowercased())
}

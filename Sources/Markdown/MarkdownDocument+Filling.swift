extension MarkdownDocument {
    /// The HTML with each reference filled as `fill` says, given its number in ``references``. Without it, references
    /// lead where the author wrote.
    ///
    /// - Parameter omittingTitle: leaves out the heading that is ``title``, for a page that shows it elsewhere.
    public func html(
        omittingTitle: Bool = false,
        filling fill: (_ number: Int, Reference) -> ReferenceFill = { .destination($1.destination) }
    ) -> [UInt8] {
        var out = HTMLBuffer(dropsAids: !isPlain, capacity: html.count + 96 * references.count)
        var done = omittingTitle ? titleEnd : 0
        /// Of the link that is open; links do not stand in links.
        var open: ReferenceFill?
        /// The link whose text something else replaces.
        var replaced: Int?
        for hole in holes where hole.offset >= done {
            if hole.part == .end, replaced == hole.reference {
                replaced = nil
                done = hole.offset
                continue
            }
            guard replaced == nil else { continue }
            out.append(html[done..<hole.offset])
            done = hole.offset
            let reference = references[hole.reference]
            switch hole.part {
            case .image: out.write(image: reference, fill(hole.reference, reference), isPlain: isPlain)
            case .start:
                let filling = fill(hole.reference, reference)
                open = filling
                if case .html(let bytes) = filling {
                    out.append(bytes[...])
                    replaced = hole.reference
                } else {
                    out.write(linkStart: reference, filling)
                }
            case .end: if case .destination = open { out.write("</a>") }
            }
        }
        out.append(html[done...])
        return out.bytes
    }
}

extension HTMLBuffer {
    fileprivate mutating func write(linkStart reference: Reference, _ fill: ReferenceFill) {
        guard case .destination(let destination, let attributes) = fill else { return }
        write("<a href=\"")
        write(destination: destination)
        write("\"")
        write(title: reference.title)
        write(attributes)
        write(">")
    }

    fileprivate mutating func write(image reference: Reference, _ fill: ReferenceFill, isPlain: Bool) {
        if case .html(let bytes) = fill { return append(bytes[...]) }
        let isFigure = reference.standsAlone && reference.isParagraph && !reference.title.isEmpty
        if reference.isParagraph { write(isFigure ? "<figure>" : "<p>") }
        switch fill {
        case .text, .html: write(escaped: reference.text)
        case .destination(let destination, let attributes):
            write("<img src=\"")
            write(destination: destination)
            write("\" alt=\"")
            write(escaped: reference.text)
            write("\"")
            if !isFigure { write(title: reference.title) }
            write(attributes)
            write(isPlain ? " />" : " loading=\"lazy\" decoding=\"async\">")
        }
        if isFigure {
            write("<figcaption>")
            write(escaped: reference.title)
            write("</figcaption>")
        }
        if reference.isParagraph { write(isFigure ? "</figure>\n" : "</p>\n") }
    }

    private mutating func write(title: String) {
        guard !title.isEmpty else { return }
        write(" title=\"")
        write(escaped: title)
        write("\"")
    }

    private mutating func write(_ attributes: [(name: String, value: String)]) {
        for (name, value) in attributes {
            write(" ")
            write(name)
            write("=\"")
            write(escaped: value)
            write("\"")
        }
    }
}

extension Renderer {
    /// Starts on the inlines of a block.
    mutating func begin(_ block: Node) {
        self.block = block
        lineEnd.reset()
        if notesTexts { notes.texts.append(source.textRange(of: block)) }
    }

    /// Where an inline of the current block begins in the source.
    mutating func offset(of inline: Node) -> Int {
        guard let block else { return 0 }
        return notes.places.offset(of: inline, in: block, of: source)
    }

    mutating func note(_ blemish: Blemish.Kind, at offset: Int) {
        notes.blemishes.append(Blemish(kind: blemish, position: counter.position(at: offset, in: source)))
    }

    mutating func enter(writing start: StaticString, leaving end: StaticString) -> Bool {
        html.write(start)
        exits.append(.write(end))
        return true
    }
}

import Diagnostics

/// Where the walk is in a dialogue.
struct TurnState {
    let quote: Node
    /// The turn that is open, or was before a stage direction.
    var name = ""
    var isOpen = false
}

extension Renderer {
    /// A quote is a dialogue where its first paragraph that is no stage direction begins with a speaker.
    func isDialogue(_ quote: Node) -> Bool {
        for child in quote.children {
            guard child.kind == .paragraph else { return false }
            if Speaker.first(in: child) != nil { return true }
            if !isStageDirection(child) { return false }
        }
        return false
    }

    mutating func enterDialogue(_ node: Node) -> Bool {
        notes.hasDialogue = true
        html.write("<dl class=\"play\">\n")
        turns.append(TurnState(quote: node))
        exits.append(.dialogue)
        return true
    }

    mutating func leaveDialogue() {
        closeTurn()
        turns.removeLast()
        html.write("</dl>\n")
    }

    /// A paragraph of a dialogue: a new turn, more of the one before, or a stage direction.
    mutating func enterTurnParagraph(_ node: Node) -> Bool {
        if let (speaker, strong) = Speaker.first(in: node) {
            open(speaker)
            skipped.append(strong)
            exits.append(.nothing)
        } else if isStageDirection(node) {
            closeTurn()
            html.write("<div class=\"dir\"><dt class=\"vh\">")
            html.write(escaped: options.words.stageDirection)
            html.write("</dt><dd>")
            exits.append(.write("</dd></div>\n"))
        } else {
            continueTurn()
            exits.append(.nothing)
        }
        return true
    }

    /// Makes room in the dialogue for a block that is no paragraph.
    mutating func continueTurn() {
        guard !turns.isEmpty else { return }
        if turns[turns.count - 1].isOpen {
            html.write("</dd><dd>")
        } else {
            writeTurn(turns[turns.count - 1].name, isSilent: true)
        }
        turns[turns.count - 1].isOpen = true
    }

    /// Whether the line after a soft break begins with a speaker; if so, their turn is opened.
    mutating func beginsTurn(after softBreak: Node) -> Bool {
        guard let quote = turns.last?.quote, softBreak.parent?.parent == quote,
            let strong = softBreak.next?.skippingEmptyText, let speaker = Speaker(strong)
        else { return false }
        open(speaker)
        skipped.append(strong)
        return true
    }

    private mutating func open(_ speaker: Speaker) {
        closeTurn()
        turns[turns.count - 1].name = speaker.name
        turns[turns.count - 1].isOpen = true
        writeTurn(speaker.name, isSilent: false)
        trimmed = speaker.trimmed
        lineEnd.reset()
    }

    private mutating func writeTurn(_ name: String, isSilent: Bool) {
        html.breakLine()
        html.write(options.ourSpeakers.contains(name) ? "<div class=\"me\"><dt" : "<div class=\"they\"><dt")
        html.write(isSilent ? " class=\"vh\">" : ">")
        html.write(escaped: name)
        html.write("</dt><dd>")
    }

    private mutating func closeTurn() {
        guard !turns.isEmpty, turns[turns.count - 1].isOpen else { return }
        html.write("</dd></div>\n")
        turns[turns.count - 1].isOpen = false
    }

    /// A paragraph wholly in brackets or wholly emphasised.
    private func isStageDirection(_ paragraph: Node) -> Bool {
        guard let first = paragraph.firstChild?.skippingEmptyText else { return false }
        if first.kind == .emphasis, first.next?.skippingEmptyText == nil { return true }
        let text = plainText(of: paragraph).trimmed
        guard let open = text.first, let close = text.last else { return false }
        return open == "（" && close == "）" && text.firstIndex(of: "）") == text.index(before: text.endIndex)
            || open == "(" && close == ")" && text.firstIndex(of: ")") == text.index(before: text.endIndex)
    }
}

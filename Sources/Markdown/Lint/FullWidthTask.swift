extension LintRule {
    /// `－ [ ]`, `- [　]`, `- 【 】`, `- []`: nearly a task.
    static let fullWidthTask = line("full-width-task") { line in
        line.beginsItem || ["－", "—", "–", "＊", "＋"].contains { line.begins(with: $0) }
    } _: { line in
        var text = Substring(line.text)
        var bullet = ""
        if let first = text.first, "－—–＊＋".contains(first) {
            bullet = String(text.removeFirst())
            let spaces = text.prefix { $0.isWhitespace }
            bullet += spaces
            text.removeFirst(spaces.count)
        } else if !line.beginsItem {
            return nil
        }
        guard let box = Box(text), !bullet.isEmpty || !box.isRight else { return nil }
        let task = "- [\(box.isChecked ? "x" : " ")] \(box.words)"
        return Slip(
            summary: "'\(bullet.isEmpty ? "- " : bullet)\(box.written)' makes no task", help: "write '\(task.shown)'")
    }
}

/// Something like `[ ]` and the words after it.
private struct Box {
    let written: Substring
    let isChecked: Bool
    let isRight: Bool
    let words: Substring

    init?(_ text: Substring) {
        guard let open = text.first, "[［【".contains(open),
            let close = text.firstIndex(where: { "]］】".contains($0) })
        else { return nil }
        let inside = text[text.index(after: text.startIndex)..<close]
        guard inside.count <= 1, inside.allSatisfy({ $0.isWhitespace || "xXｘＸ✓✔√".contains($0) }) else { return nil }
        written = text[...close]
        isChecked = inside.contains { !$0.isWhitespace }
        let rest = text[text.index(after: close)...]
        // `[x](…)` and `[x]: …` are a link and what it leads to.
        guard let next = rest.first, !"([:（".contains(next) else { return nil }
        isRight = ["[ ]", "[x]", "[X]"].contains(written) && next.isWhitespace
        words = rest.drop { $0.isWhitespace }
    }
}

import Diagnostics

extension Renderer {
    mutating func enterList(_ node: Node) -> Bool {
        html.breakLine()
        let isOrdered = node.isOrdered
        html.write(isOrdered ? "<ol" : "<ul")
        if isOrdered, node.listStart != 1 {
            html.write(" start=\"")
            html.write(node.listStart)
            html.write("\"")
        }
        if !isPlain {
            if node.children.allSatisfy({ task($0) != nil }) {
                html.write(" class=\"tasks\"")
            } else if isOrdered, node.children.allSatisfy({ $0.firstChild?.kind == .heading }) {
                html.write(" class=\"rules\"")
            }
        }
        html.write(">\n")
        exits.append(.write(isOrdered ? "</ol>\n" : "</ul>\n"))
        return true
    }

    mutating func enterItem(_ node: Node) -> Bool {
        html.breakLine()
        exits.append(.write("</li>\n"))
        if isPlain {
            html.write("<li>")
            guard node.isTaskItem else { return true }
            html.write("<input type=\"checkbox\"")
            html.write(node.isCheckedTask ? " checked=\"\" disabled=\"\" /> " : " disabled=\"\" /> ")
            return true
        }
        guard let task = task(node) else {
            html.write("<li>")
            return true
        }
        notes.taskCount += 1
        html.write("<li data-task=\"")
        html.write(escaped: taskID(node, marker: task.marker))
        html.write("\"><label><input type=\"checkbox\"")
        if task.isChecked { html.write(" checked") }
        html.write("><span>")
        if let first = node.firstChild, first.kind == .paragraph {
            wrapped.append((first, .write("</span></label>")))
            trimmed = task.marker
        } else {
            html.write("</span></label>")
        }
        return true
    }

    /// What a tick is remembered by: the slug of the task's own words, so that it outlives every edit elsewhere.
    private mutating func taskID(_ item: Node, marker: (node: Node, count: Int)?) -> String {
        guard let first = item.firstChild, first.kind == .paragraph else { return notes.taskIDs.free("task") }
        let text = plainText(of: first)
        return notes.taskIDs.free(slug((marker.map { String(text.dropFirst($0.count)) } ?? text).trimmed))
    }

    /// Whether an item is a task and done. cmark overlooks tasks in block quotes, and takes an open one for done where
    /// `[x]` stands anywhere in its line, so the marker is read again here.
    private func task(_ item: Node) -> (isChecked: Bool, marker: (node: Node, count: Int)?)? {
        if item.isTaskItem {
            let line = source.range(ofLine: item.line)
            let marker = source.bytes[line].dropFirst(item.column - 1).firstIndex(of: UInt8(ascii: "["))
            guard let marker, marker + 1 < line.upperBound else { return (item.isCheckedTask, nil) }
            return (source.bytes[marker + 1] | 0x20 == UInt8(ascii: "x"), nil)
        }
        guard let paragraph = item.firstChild, paragraph.kind == .paragraph, let text = paragraph.firstChild,
            text.kind == .text
        else { return nil }
        let literal = text.literal
        guard literal.count > 3, literal[0] == UInt8(ascii: "["), literal[2] == UInt8(ascii: "]"), literal[3] == 0x20
        else {
            return nil
        }
        switch literal[1] {
        case 0x20: return (false, (text, 4))
        case UInt8(ascii: "x"), UInt8(ascii: "X"): return (true, (text, 4))
        default: return nil
        }
    }
}

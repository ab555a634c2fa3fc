extension InlineCursor {
    /// Passes a code span.
    mutating func passCode() {
        guard find(UInt8(ascii: "`")) else { return }
        let start = index
        while index < end, text[index] == UInt8(ascii: "`") { index += 1 }
        let length = index - start
        var run = 0
        while index < end {
            run = text[index] == UInt8(ascii: "`") ? run + 1 : 0
            index += 1
            if run == length, index == end || text[index] != UInt8(ascii: "`") { return }
        }
    }

    /// Passes the `](destination "title")`, `][label]` or `]` that ends a link.
    mutating func passLinkEnd() {
        guard find(UInt8(ascii: "]")) else { return }
        index += 1
        guard index < end else { return }
        let start = index
        if text[index] == UInt8(ascii: "[") {
            if find(UInt8(ascii: "]")) { index += 1 }
        } else if text[index] == UInt8(ascii: "(") {
            var depth = 0
            while index < min(end, start + 4096) {
                if text[index] == UInt8(ascii: "\\") {
                    index += 1
                } else if text[index] == UInt8(ascii: "(") {
                    depth += 1
                } else if text[index] == UInt8(ascii: ")") {
                    depth -= 1
                }
                index += 1
                if depth == 0 { return }
            }
            index = start
        }
    }
}

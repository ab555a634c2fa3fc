import Diagnostics

/// The text as its author wrote it, and where its lines begin.
struct SourceText: Sendable {
    let bytes: [UInt8]
    let path: String
    /// Lines of the file before the text: its front matter.
    let lineOffset: Int
    private let starts: [Int]

    init(_ bytes: [UInt8], path: String, lineOffset: Int) {
        self.bytes = bytes
        self.path = path
        self.lineOffset = lineOffset
        var starts = [0]
        starts.reserveCapacity(bytes.count / 32)
        bytes.withUnsafeBufferPointer { bytes in
            if bytes.has(0x0D) {
                for index in bytes.indices where bytes[index] == 0x0A || bytes[index] == 0x0D {
                    if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { continue }
                    starts.append(index + 1)
                }
            } else {
                while let end = bytes.firstPlace(of: 0x0A, from: starts.last!) { starts.append(end + 1) }
            }
        }
        self.starts = starts
    }

    var lineCount: Int { starts.count }

    /// Where a line begins; lines count from 1, and those past the end begin at the end.
    func start(ofLine line: Int) -> Int {
        line < 1 ? 0 : line <= starts.count ? starts[line - 1] : bytes.count
    }

    /// The bytes of a line without its end.
    func range(ofLine line: Int) -> Range<Int> {
        let start = start(ofLine: line)
        var end = self.start(ofLine: line + 1)
        while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return start..<end
    }

    /// The line that holds the byte at `offset`. O(log lines).
    func line(at offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Where a block begins, which cmark tells by line and byte.
    func offset(of block: Node) -> Int {
        let range = range(ofLine: block.line)
        return min(range.lowerBound + max(0, block.column - 1), range.upperBound)
    }

    /// The place in the file: columns count code points. O(length of the line); see ``PositionCounter``.
    func position(at offset: Int) -> Position {
        var counter = PositionCounter()
        return counter.position(at: offset, in: self)
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

/// Tells places one after the other: those further on in the same line cost only the way from the last one.
struct PositionCounter: Sendable {
    private var last = (line: 0, offset: 0, column: 1)

    mutating func position(at offset: Int, in source: SourceText) -> Position {
        let line = source.line(at: offset)
        if line != last.line || offset < last.offset { last = (line, source.start(ofLine: line), 1) }
        let end = min(offset, source.bytes.count)
        source.bytes.withUnsafeBufferPointer {
            last.column += UnsafeBufferPointer(rebasing: $0[last.offset..<max(last.offset, end)]).codePointCount
        }
        last.offset = max(last.offset, end)
        return Position(line: line + source.lineOffset, column: last.column)
    }
}

/// The width and height of a picture in CSS pixels, read from the first bytes of its file, so that a page keeps
/// the room before the picture comes.
struct ImageSize: Hashable, Sendable {
    let width: Int
    let height: Int

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    /// Nil where the file is none of PNG, GIF, JPEG, WebP and SVG, or does not say.
    init?(_ bytes: [UInt8]) {
        guard let (width, height) = Self.png(bytes) ?? Self.gif(bytes) ?? Self.jpeg(bytes) ?? Self.webp(bytes) ?? Self.svg(bytes),
            width > 0, height > 0
        else { return nil }
        self.width = width
        self.height = height
    }

    private static func png(_ b: [UInt8]) -> (Int, Int)? {
        guard b.count >= 24, b.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else { return nil }
        return (big(b, 16, 4), big(b, 20, 4))
    }

    private static func gif(_ b: [UInt8]) -> (Int, Int)? {
        guard b.count >= 10, b.starts(with: "GIF8".utf8) else { return nil }
        return (little(b, 6, 2), little(b, 8, 2))
    }

    /// Walks the segments of a JPEG up to the frame header.
    private static func jpeg(_ b: [UInt8]) -> (Int, Int)? {
        guard b.starts(with: [0xFF, 0xD8]) else { return nil }
        var at = 2
        while at + 9 < b.count {
            guard b[at] == 0xFF else { return nil }
            let marker = b[at + 1]
            if marker == 0xFF {
                at += 1
            } else if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
                return (big(b, at + 7, 2), big(b, at + 5, 2))
            } else if (0xD0...0xD8).contains(marker) || marker == 0x01 {
                at += 2
            } else {
                at += 2 + big(b, at + 2, 2)
            }
        }
        return nil
    }

    private static func webp(_ b: [UInt8]) -> (Int, Int)? {
        guard b.count >= 30, b.starts(with: "RIFF".utf8), b[8..<12].elementsEqual("WEBP".utf8) else { return nil }
        switch String(decoding: b[12..<16], as: UTF8.self) {
        case "VP8 ": return (little(b, 26, 2) & 0x3FFF, little(b, 28, 2) & 0x3FFF)
        case "VP8L": return ((little(b, 21, 4) & 0x3FFF) + 1, (little(b, 21, 4) >> 14 & 0x3FFF) + 1)
        case "VP8X": return (little(b, 24, 3) + 1, little(b, 27, 3) + 1)
        default: return nil
        }
    }

    /// `width` and `height` of the root element in pixels, else the last two numbers of its `viewBox`.
    private static func svg(_ b: [UInt8]) -> (Int, Int)? {
        let head = String(decoding: b.prefix(4096), as: UTF8.self)
        guard let start = head.firstRange(of: "<svg"), let end = head[start.upperBound...].firstIndex(of: ">") else { return nil }
        let tag = head[start.upperBound..<end]
        if let width = attribute("width", of: tag).flatMap(pixels), let height = attribute("height", of: tag).flatMap(pixels) {
            return (width, height)
        }
        let box = attribute("viewBox", of: tag)?.split(whereSeparator: { " ,\n\t".contains($0) }).compactMap { pixels(String($0)) } ?? []
        return box.count == 4 ? (box[2], box[3]) : nil
    }

    private static func attribute(_ name: String, of tag: Substring) -> String? {
        for quote in ["\"", "'"] {
            if let start = tag.firstRange(of: " \(name)=\(quote)"), let end = tag[start.upperBound...].firstIndex(of: quote.first!) {
                return String(tag[start.upperBound..<end])
            }
        }
        return nil
    }

    private static func pixels(_ text: String) -> Int? {
        Double(text.removing(suffix: "px") ?? text).flatMap { $0.isFinite && abs($0) < 1e6 ? Int($0.rounded()) : nil }
    }

    private static func big(_ b: [UInt8], _ at: Int, _ count: Int) -> Int { b[at..<at + count].reduce(0) { $0 << 8 | Int($1) } }
    private static func little(_ b: [UInt8], _ at: Int, _ count: Int) -> Int {
        b[at..<at + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}

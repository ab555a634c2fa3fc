@testable import Site
import Testing

@Suite struct ImageSizeTests {
    static let png: [UInt8] = [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 2, 0x80, 0, 0, 1, 0xE0,
    ]
    static let gif: [UInt8] = Array("GIF89a".utf8) + [0x40, 1, 0xF0, 0]
    static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 17, 8, 1, 0xE0, 2, 0x80, 3, 0]
    static let webp: [UInt8] =
        Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0, 0x7F, 2, 0, 0xDF, 1, 0]

    @Test(arguments: [png, jpeg, webp, gif.prefix(6) + [0x80, 2, 0xE0, 1]])
    func eachFormatSaysItsSize(bytes: [UInt8]) {
        let size = ImageSize(bytes)
        #expect(size?.width == 640)
        #expect(size?.height == 480)
    }

    @Test(arguments: [
        ("<svg width=\"32\" height='20px'>", 32, 20), ("<?xml version=\"1.0\"?>\n<svg viewBox=\"0 0 48.4 24\">", 48, 24),
        ("<svg width=\"100%\" height=\"100%\" viewBox=\"0,0,10,20\">", 10, 20),
    ])
    func aDrawingSaysItsSizeOrItsBox(svg: String, width: Int, height: Int) {
        #expect(ImageSize(Array(svg.utf8)) == ImageSize(Self.pngOf(width, height)))
    }

    @Test(arguments: [png, gif, jpeg, webp])
    func aFileCutOffAnywhereIsNoCrash(bytes: [UInt8]) {
        for count in bytes.indices { _ = ImageSize(Array(bytes.prefix(count))) }
    }

    @Test(arguments: ["", "text", "<svg>", "<svg width=\"1e99\" height=\"2\">", "<svg width=\"nan\" height=\"-3\">"])
    func whatSaysNothingIsNil(text: String) {
        #expect(ImageSize(Array(text.utf8)) == nil)
    }

    private static func pngOf(_ width: Int, _ height: Int) -> [UInt8] {
        png.prefix(16) + [0, 0, UInt8(width >> 8), UInt8(width & 255), 0, 0, UInt8(height >> 8), UInt8(height & 255)]
    }
}

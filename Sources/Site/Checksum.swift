internal import CXXHash

/// What tells one file's bytes from another's: XXH3 of 128 bits, as `xxh128sum` prints it.
///
/// It guards against accidents, not against somebody who means to deceive; a build reads and writes hundreds of
/// megabytes, and this costs a tenth of what SHA-256 does.
struct Checksum: Hashable, Sendable {
    let high: UInt64
    let low: UInt64

    /// Of bytes that are not known.
    static let none = Checksum(high: 0, low: 0)

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    init(of bytes: [UInt8]) {
        let hash = XXH3_128bits(bytes, bytes.count)
        self.init(high: hash.high64, low: hash.low64)
    }

    /// Reads 32 hexadecimal digits; anything else is no checksum of ours.
    init(hex text: some Collection<UInt8>) {
        let digits = text.compactMap { Character(Unicode.Scalar($0)).hexDigitValue.map(UInt64.init) }
        guard digits.count == 32, text.count == 32 else {
            self = .none
            return
        }
        self.init(high: digits[..<16].reduce(0) { $0 << 4 | $1 }, low: digits[16...].reduce(0) { $0 << 4 | $1 })
    }

    /// 32 hexadecimal digits.
    var hex: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 32) { out, count in
            for place in 0..<32 {
                let word = place < 16 ? high : low
                let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * (place & 15))) & 15
                out[place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
            }
            count = 32
        }
    }
}

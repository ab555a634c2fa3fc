internal import CCrypto

/// SHA-2 digests (FIPS 180-4), by the system's OpenSSL.
enum Digest {
    static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 32) { out, count in
            _ = SHA256(bytes, bytes.count, out.baseAddress)
            count = 32
        }
    }

    static func sha384(_ bytes: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 48) { out, count in
            _ = SHA384(bytes, bytes.count, out.baseAddress)
            count = 48
        }
    }

    static func hex(_ digest: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: 2 * digest.count) { out in
            for (index, byte) in digest.enumerated() {
                for (place, digit) in [byte >> 4, byte & 15].enumerated() {
                    out[2 * index + place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
                }
            }
            return 2 * digest.count
        }
    }
}

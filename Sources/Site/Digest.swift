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
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

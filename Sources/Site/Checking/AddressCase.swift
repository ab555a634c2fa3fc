internal import Diagnostics
internal import Foundation

/// Two addresses differ in letter case, or in how an accent is encoded, which many hosts and disks do not tell apart.
enum AddressCase: AddressCheck {
    static func findings(among addresses: [Address]) -> [Finding] {
        var first: [String: Int] = [:]
        first.reserveCapacity(addresses.count)
        return addresses.enumerated().compactMap { number, address in
            let text = address.output.text
            let folded = text.utf8.allSatisfy { $0 < 0x80 } ? text.lowercased() : text.precomposedStringWithCanonicalMapping.lowercased()
            guard let before = first[folded] else {
                first[folded] = number
                return nil
            }
            let other = addresses[before]
            if other.output == address.output { return nil }
            return Finding(
                "address-case", path: address.source ?? other.source ?? "", at: address.position,
                "'\(address.output.text)' differs from '\(other.output.text)' in letter case only",
                help: "rename one of them: many disks take the two for one file")
        }
    }
}

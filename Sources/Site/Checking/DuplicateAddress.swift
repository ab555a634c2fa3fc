internal import Diagnostics

/// Two things would be written to one address.
enum DuplicateAddress: Check {
    static func findings(in site: ResolvedSite) -> [Finding] {
        var first: [OutputPath: Address] = [:]
        return site.addresses.compactMap { address in
            guard let other = first.updateValue(address, forKey: address.output) else { return nil }
            first[address.output] = other
            return Finding(
                "duplicate-address", path: address.source ?? other.source ?? "", at: address.position,
                "'\(address.output.text)' is already the address of \(other.what)", help: "give one of them another name")
        }
    }
}

internal import Diagnostics

/// Two things would be written to one address.
enum DuplicateAddress: AddressCheck {
    static func findings(among addresses: [Address]) -> [Finding] {
        var first: [OutputPath: Address] = [:]
        // A page borrowed by other languages is told of once, for its own address.
        var told = Set<String>()
        return addresses.compactMap { address in
            guard let other = first.updateValue(address, forKey: address.output) else { return nil }
            first[address.output] = other
            if let source = address.source, address.isBorrowed, !told.insert(source).inserted { return nil }
            told.insert(address.source ?? "")
            return Finding(
                "duplicate-address", path: address.source ?? other.source ?? "", at: address.position,
                "'\(address.output.text)' is already the address of \(other.what)", help: "give one of them another name")
        }
    }
}

internal import Diagnostics

/// Two things would be written to one address.
enum DuplicateAddress: AddressCheck {
    static func findings(among addresses: [Address]) -> [Finding] {
        var first: [OutputPath: Int] = [:]
        first.reserveCapacity(addresses.count)
        // A page borrowed by other languages is told of once, for its own address.
        var told = Set<String>()
        return addresses.enumerated().compactMap { number, address in
            guard let before = first.updateValue(number, forKey: address.output) else { return nil }
            first[address.output] = before
            let other = addresses[before]
            if let source = address.source, address.isBorrowed, !told.insert(source).inserted { return nil }
            told.insert(address.source ?? "")
            return Finding(
                "duplicate-address", path: address.source ?? other.source ?? "", at: address.position,
                "'\(address.output.text)' is already the address of \(other.what)", help: "give one of them another name")
        }
    }
}

internal import Diagnostics

/// A name in an address is longer than a disk can hold, or is one that writing needs for itself.
enum AddressLength: AddressCheck {
    static func findings(among addresses: [Address]) -> [Finding] {
        addresses.compactMap { address in
            // Most are shorter as a whole.
            if address.output.text.utf8.count > OutputPath.longestName,
                let long = address.output.parts.first(where: { $0.count > OutputPath.longestName })
            {
                return Finding(
                    "address-length", path: address.source ?? "", at: address.position,
                    "a name in the address has \(long.count) bytes, and disks take \(OutputPath.longestName)",
                    help: "give it a shorter name")
            }
            let name = address.output.text.namePart
            guard name == WriteManifest.name || name.removing(suffix: Disk.temporaryEnding) != nil else { return nil }
            return Finding(
                "reserved-name", path: address.source ?? "", at: address.position, "'\(name)' is a name that rapport uses itself",
                help: "give the file another name")
        }
    }
}

internal import Diagnostics

/// An address would leave the output folder, or cannot be written as a file.
enum AddressOutside: AddressCheck {
    static func findings(among addresses: [Address]) -> [Finding] {
        addresses.filter { !$0.output.isInside }.map { address in
            Finding(
                "address-outside", path: address.source ?? "", at: address.position,
                "'\(address.output.text)' is not an address below the site", help: "write it without '..', '//' and '\\'")
        }
    }
}

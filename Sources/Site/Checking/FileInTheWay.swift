internal import Diagnostics

/// A file would stand where others need a folder.
enum FileInTheWay: AddressCheck {
    static func findings(among addresses: [Address]) -> [Finding] {
        let files = Dictionary(addresses.map { ($0.output, $0) }) { first, _ in first }
        var told = Set<OutputPath>()
        return addresses.flatMap { address in
            address.output.folders.compactMap { folder in
                guard let file = files[folder], told.insert(folder).inserted else { return nil }
                return Finding(
                    "file-in-the-way", path: file.source ?? address.source ?? "", at: file.position,
                    "'\(folder.text)' would be a file, and \(address.what) needs a folder of that name",
                    help: "give one of them another name")
            }
        }
    }
}

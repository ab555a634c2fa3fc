internal import Diagnostics

/// A file would stand where others need a folder.
enum FileInTheWay: AddressCheck {
    static func findings(among addresses: [Address]) -> [Finding] {
        let files = Dictionary(zip(addresses.map(\.output), addresses.indices)) { first, _ in first }
        var seen = Set<String>()
        var told = Set<OutputPath>()
        return addresses.flatMap { address -> [Finding] in
            // Few folders, many files in each.
            guard seen.insert(address.output.text.folderPart).inserted else { return [] }
            return address.output.folders.compactMap { folder in
                guard let file = files[folder].map({ addresses[$0] }), told.insert(folder).inserted else { return nil }
                return Finding(
                    "file-in-the-way", path: file.source ?? address.source ?? "", at: file.position,
                    "'\(folder.text)' would be a file, and \(address.what) needs a folder of that name",
                    help: "give one of them another name")
            }
        }
    }
}

internal import Diagnostics
internal import YAMLReading

/// A file that is a list of entries under one key, each entry with an id.
enum EntryList {
    static func read(_ text: String, of what: String, key: String, entry: String, path: String) -> ([YAMLNode.Mapping], [Finding]) {
        let mapping: YAMLNode.Mapping
        switch composeMapping(text, of: what, path: path) {
        case .success(let value?): mapping = value
        case .success(nil): return ([], [])
        case .failure(let error): return ([], [error.finding])
        }
        var fields = FieldReader(mapping, of: what, known: [key], path: path)
        guard let node = fields.node(key) else { return ([], fields.findings) }
        return (fields.mappings(in: node, of: key, each: entry), fields.findings)
    }

    /// Ids that stand twice.
    static func duplicates(_ ids: [Located<String>], of entry: String, path: String) -> [Finding] {
        var first: [String: Position] = [:]
        return ids.compactMap { id in
            guard let other = first.updateValue(id.position, forKey: id.value) else { return nil }
            first[id.value] = other
            return Finding(
                "duplicate-key", path: path, at: id.position, "\(entry) '\(id.value)' is written twice",
                help: "give one of them another id",
                notes: [.init(path: path, position: other, text: "'\(id.value)' is here")])
        }
    }
}

extension FieldReader {
    /// The mappings of a list; what else stands in it is a finding.
    mutating func mappings(in node: YAMLNode, of key: String, each entry: String) -> [YAMLNode.Mapping] {
        guard let list = node.sequence else {
            report("wrong-type", node, "'\(key)' takes a list of \(entry)s, not a \(node.kindName)", help: "begin each with '- '")
            return []
        }
        return list.compactMap { item in
            if let mapping = item.mapping { return mapping }
            report("wrong-type", item, "a \(entry) takes 'key: value' lines, not a \(item.kindName)")
            return nil
        }
    }

    /// The id of an entry: small letters, digits and `-`, as an address or an anchor takes it.
    mutating func id(_ entry: String, _ mapping: YAMLNode.Mapping) -> Located<String>? {
        if node("id") == nil {
            let position = mapping.first?.key.position(after: lineOffset) ?? Position(line: lineOffset + 1)
            report("no-id", at: position, "the \(entry) has no 'id'", help: "write 'id: …' in small letters, digits and '-'")
            return nil
        }
        guard let id = text("id") else { return nil }
        let isID = !id.value.isEmpty && id.value.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
        if isID { return id }
        report(
            "name", at: id.position, "the id of a \(entry) takes small letters, digits and '-', not '\(id.value)'",
            help: "write it as in 'key-account'")
        return nil
    }
}

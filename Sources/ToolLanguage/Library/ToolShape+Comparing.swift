internal import Diagnostics

extension Tool {
    /// What saved answers would lose because the tool changed under the version it was published with.
    func findings(since published: ToolShape) -> [Finding] {
        let position = definition.version?.position
        if version < published.version {
            return [
                Finding(
                    "version", path: path, at: position, "version \(version) is lower than the published \(published.version)",
                    help: "write 'version: \(published.version)', or a higher one")
            ]
        }
        let renames = definition.page.renames
        if version > published.version { return renames.compactMap { strange($0.old, published) } }
        return published.names.compactMap { lost($0, published, renames.map { ($0.old.value, $0.new.value) }, position) }
            + shape.names.compactMap { added($0, published, position) }
    }

    /// A rename whose old name is a slip for one that went. Names of versions before the published one are not known here.
    private func strange(_ old: Located<String>, _ published: ToolShape) -> Finding? {
        let known = Set(published.names.map(\.id))
        let gone = known.subtracting(shape.names.map(\.id)).subtracting(definition.page.renames.map(\.old.value))
        guard !known.contains(old.value), let meant = nearMiss(to: old.value, among: gone.sorted()) else { return nil }
        return Finding(
            "renames", path: path, at: old.position,
            "there is no '\(old.value)' in the published version \(published.version); did you mean '\(meant)'?")
    }

    private func lost(_ name: ToolShape.Name, _ published: ToolShape, _ renames: [(old: String, new: String)], _ position: Position?)
        -> Finding?
    {
        let next = version + 1
        let was = "\(name.described) was \(name.type.isEmpty ? "" : "\(name.type.asType) ")in the published version \(published.version)"
        if let now = shape.names.first(where: { $0.kind == name.kind && $0.id == name.id }) {
            guard now.type != name.type else { return nil }
            return Finding(
                "shape", path: path, at: position, "\(was) and is \(now.type.asType) now",
                help: "raise 'version' to \(next), or make it \(name.type.asType) again")
        }
        // What belongs to something that is gone goes with it.
        if let owner = name.owner, !shape.names.contains(where: { $0.id == owner && $0.kind != .rows && $0.kind != .options }) { return nil }
        if let new = renames.first(where: { $0.old == name.id })?.new {
            return Finding(
                "shape", path: path, at: position, "\(was) and is renamed",
                help: "raise 'version' to \(next): 'renames' then carries its answers over to '\(new)'")
        }
        let rename = heir(of: name, published).map { " and write 'renames: { \(name.id): \($0) }'" } ?? ""
        return Finding("shape", path: path, at: position, "\(was) and is gone", help: "raise 'version' to \(next)\(rename), or put it back")
    }

    /// The one new name of the same kind and type, where one name went: most likely the same thing renamed.
    private func heir(of name: ToolShape.Name, _ published: ToolShape) -> String? {
        func others(_ some: [ToolShape.Name], than others: [ToolShape.Name]) -> [String] {
            some.filter { item in
                item.kind == name.kind && item.type == name.type && item.owner == name.owner && !others.contains { $0.id == item.id }
            }.map(\.id)
        }
        let new = others(shape.names, than: published.names)
        return new.count == 1 && others(published.names, than: shape.names).count == 1 ? new[0] : nil
    }

    private func added(_ name: ToolShape.Name, _ published: ToolShape, _ position: Position?) -> Finding? {
        guard name.isRequired, !published.names.contains(where: { $0.kind == name.kind && $0.id == name.id }) else { return nil }
        // What belongs to something new is told there.
        if let owner = name.owner, !published.names.contains(where: { $0.id == owner && $0.kind == .inputs }) { return nil }
        return Finding(
            "shape", path: path, at: position,
            "\(name.described) is not in the published version \(published.version), and saved answers have nothing for it",
            help: "raise 'version' to \(version + 1)\(name.kind == .rows ? "" : ", or give it a 'default' or 'optional: true'")")
    }
}

extension ToolShape.Name {
    /// The table or the choice it belongs to.
    var owner: String? { id.lastIndex(of: ".").flatMap { kind == .inputs ? nil : String(id[..<$0]) } }

    var described: String {
        switch kind {
        case .rows: "the row '\(id)'"
        case .options: "the option '\(id)'"
        case .inputs, .columns, .outputs: "'\(id)'"
        }
    }
}

extension String {
    /// `an integer`, `a percent`, `money`
    fileprivate var asType: String { self == "money" ? self : withArticle(self) }
}

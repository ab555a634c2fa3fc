/// Ids given out on one page, each once.
struct FreeIDs {
    private var used: Set<ID>
    /// The last number given to each repeated id.
    private var counts: [String: Int] = [:]

    /// - Parameter reserved: ids that are taken already.
    init(except reserved: Set<String> = []) { used = Set(reserved.map(ID.init)) }

    /// The id, or the first of `id-1`, `id-2` … that was not given out before.
    mutating func free(_ id: String) -> String {
        if reserve(id) { return id }
        var number = counts[id] ?? 0
        var free: String
        repeat {
            number += 1
            free = "\(id)-\(number)"
        } while !reserve(free)
        counts[id] = number
        return free
    }

    /// Takes exactly this id; false where it is taken.
    mutating func reserve(_ id: String) -> Bool {
        if used.isEmpty { used.reserveCapacity(12) }
        return used.insert(ID(text: id)).inserted
    }
}

/// An id, composed already, so that its bytes tell it apart.
private struct ID: Hashable {
    let text: String

    static func == (a: Self, b: Self) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

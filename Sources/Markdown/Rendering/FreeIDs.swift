/// Ids given out on one page, each once.
struct FreeIDs {
    private var used: Set<String>
    /// The last number given to each repeated id.
    private var counts: [String: Int] = [:]

    init(except used: Set<String> = []) { self.used = used }

    /// The id, or the first of `id-1`, `id-2` … that was not given out before.
    mutating func free(_ id: String) -> String {
        var free = id
        var number = counts[id] ?? 0
        while !used.insert(free).inserted {
            number += 1
            free = "\(id)-\(number)"
        }
        counts[id] = number
        return free
    }

    /// Takes exactly this id; false where it is taken.
    mutating func reserve(_ id: String) -> Bool { used.insert(id).inserted }
}

/// The one candidate that a mistyped word most likely meant, or nil where none or several are as near.
///
/// Near means at most one edit for words up to four characters, two up to eight, three beyond; a swap of
/// neighbours counts as one edit. Letter case alone is always near; so is the one candidate that a longer word begins with.
/// O(candidates × length²); words over 200 characters have no near miss.
public func nearMiss(to word: String, among candidates: some Sequence<String>) -> String? {
    let typed = Array(word.lowercased())
    guard typed.count <= 200 else { return nil }
    let limit = typed.count <= 4 ? 1 : typed.count <= 8 ? 2 : 3
    var best: (distance: Int, words: Set<String>) = (limit + 1, [])
    for candidate in candidates where candidate != word {
        guard candidate.utf8.count <= 4 * (typed.count + limit) else { continue }
        let other = Array(candidate.lowercased())
        guard abs(other.count - typed.count) <= limit else { continue }
        let distance = editDistance(typed, other, atMost: best.distance)
        if distance < best.distance {
            best = (distance, [candidate])
        } else if distance == best.distance, distance <= limit {
            best.words.insert(candidate)
        }
    }
    if best.words.count == 1 { return best.words.first }
    // A longer word for the same thing: 'minimum' for 'min'.
    let beginnings = best.words.isEmpty ? candidates.filter { $0.count >= 3 && $0 != word && word.hasPrefix($0) } : []
    return beginnings.count == 1 ? beginnings[0] : nil
}

/// `; did you mean 'x'?` for the one near candidate, or nothing.
public func didYouMean(_ word: String, among candidates: some Sequence<String>) -> String {
    nearMiss(to: word, among: candidates).map { "; did you mean '\($0)'?" } ?? ""
}

/// Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b` (optimal string alignment).
///
/// Gives up, with `limit + 1`, as soon as no way within the limit is left.
private func editDistance(_ a: [Character], _ b: [Character], atMost limit: Int) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
        var row = [i + 1]
        for j in b.indices {
            var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
            row.append(cost)
        }
        if row.min()! > limit { return limit + 1 }
        (beforeLast, last) = (last, row)
    }
    return last[b.count]
}

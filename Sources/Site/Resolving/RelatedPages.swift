/// Finds the pages that share most tags with a page, for pages whose author names none.
struct RelatedPages: Sendable {
    private let pages: [ResolvedPage]
    private let tags: [Tag]
    private var places: [[(tag: Int, place: Int)]]

    /// The numbers of each page's tags.
    var tagNumbers: [[Int]] { places.map { $0.map(\.tag) } }

    /// Pages looked at beside each place in a tag's list, so that a tag of everything stays cheap.
    private static let reach = 10
    private static let most = 3

    init(_ pages: [ResolvedPage], tags: [Tag]) {
        self.pages = pages
        self.tags = tags
        places = Array(repeating: [], count: pages.count)
        for (tag, members) in tags.enumerated() {
            for (place, page) in members.pages.enumerated() { places[page].append((tag, place)) }
        }
    }

    /// At most three pages, most shared tags first, then those nearest in reading order. O(tags of the page).
    func of(_ page: Int) -> [Int] {
        if pages[page].identity.isSection { return [] }
        var others: [Int] = []
        for (tag, place) in places[page] {
            let members = tags[tag].pages
            others += members[max(0, place - Self.reach)...min(members.count - 1, place + Self.reach)]
        }
        others.sort()
        var best: [(page: Int, tags: Int)] = []
        var start = 0
        while start < others.count {
            let other = others[start]
            let end = others[start...].firstIndex { $0 != other } ?? others.count
            let shared = (page: other, tags: end - start)
            start = end
            let rank = best.firstIndex { ($0.tags, abs(other - page), other) < (shared.tags, abs($0.page - page), $0.page) } ?? best.count
            guard rank < Self.most, other != page, !pages[other].identity.isSection else { continue }
            best.insert(shared, at: rank)
            if best.count > Self.most { best.removeLast() }
        }
        return best.map(\.page)
    }
}

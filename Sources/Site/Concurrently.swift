/// Transforms each element on all cores; the results stand in the order of the elements.
///
/// The elements are handed out in runs, so that the cost of a task is paid once for many of them.
func concurrently<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ transform: @escaping @Sendable (Element) -> Result
) async -> [Result] {
    let run = max(1, min(64, elements.count / 16))
    let results = Results<Result>(count: elements.count)
    await withTaskGroup { group in
        for start in stride(from: 0, to: elements.count, by: run) {
            group.addTask {
                for index in start..<min(start + run, elements.count) { results.put(transform(elements[index]), at: index) }
            }
        }
    }
    return results.take()
}

/// Room for results, each put in its place once, by whichever task; nothing is copied when all are there.
private struct Results<Result: Sendable>: @unchecked Sendable {
    private let places: UnsafeMutableBufferPointer<Result>

    init(count: Int) { places = .allocate(capacity: count) }

    func put(_ result: consuming Result, at index: Int) { places.initializeElement(at: index, to: result) }

    /// All results, once every place is taken.
    func take() -> [Result] {
        defer { places.deallocate() }
        return Array(unsafeUninitializedCapacity: places.count) { array, count in
            count = array.moveInitialize(fromContentsOf: places)
        }
    }
}

/// Transforms each element on all cores; the results stand in the order of the elements.
///
/// The elements are handed out in runs, so that the cost of a task is paid once for many of them.
func concurrently<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ transform: @escaping @Sendable (Element) -> Result
) async -> [Result] {
    let run = max(1, min(64, elements.count / 16))
    let starts = stride(from: 0, to: elements.count, by: run)
    return await withTaskGroup(of: (Int, [Result]).self) { group in
        for start in starts {
            group.addTask { (start, elements[start..<min(start + run, elements.count)].map(transform)) }
        }
        var runs: [Int: [Result]] = [:]
        for await (start, results) in group { runs[start] = results }
        return starts.flatMap { runs[$0] ?? [] }
    }
}

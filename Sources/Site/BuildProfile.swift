internal import Synchronization

/// Where the time of a build goes: its stages, its slowest pages, its templates.
public final class BuildProfile: Sendable {
    private struct State {
        var stages: [(name: String, duration: Duration, note: String)] = []
        var pages: [String: Duration] = [:]
        var layouts: [String: (count: Int, duration: Duration)] = [:]
    }

    private let state = Mutex(State())

    public init() {}

    fileprivate func note(stage name: String, _ duration: Duration, _ text: String) {
        state.withLock { $0.stages.append((name, duration, text)) }
    }

    fileprivate func note(page path: String, _ duration: Duration) {
        state.withLock { $0.pages[path, default: .zero] += duration }
    }

    fileprivate func note(layout name: String, _ duration: Duration) {
        state.withLock { state in
            let known = state.layouts[name] ?? (0, .zero)
            state.layouts[name] = (known.count + 1, known.duration + duration)
        }
    }

    /// The tables, one below the other: stages by the clock; pages and templates by the time one core spent on each.
    public var text: String {
        state.withLock { state in
            var lines = ["stage                              time"]
            for (name, duration, note) in state.stages {
                lines.append("\(name.padded(to: 30)) \(duration.milliseconds.padded(before: 8))" + (note.isEmpty ? "" : "   \(note)"))
            }
            let pages = state.pages.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(10)
            if !pages.isEmpty { lines += ["", "slowest pages: read and made"] }
            for (path, duration) in pages { lines.append("\(duration.milliseconds.padded(before: 12))   \(path)") }
            let layouts = state.layouts.sorted { ($1.value.duration, $0.key) < ($0.value.duration, $1.key) }.prefix(10)
            if !layouts.isEmpty { lines += ["", "slowest templates: in all, and how many files"] }
            for (name, layout) in layouts {
                lines.append("\(layout.duration.milliseconds.padded(before: 12))   \(name) × \(layout.count)")
            }
            return lines.joined(separator: "\n")
        }
    }
}

/// Runs something, and where somebody asks notes how long it took.
extension BuildProfile? {
    /// - Parameter note: what to say of what came of the stage.
    func stage<Result>(_ name: String, note: (Result) -> String = { _ in "" }, _ run: () async throws -> Result) async rethrows -> Result {
        guard let profile = self else { return try await run() }
        let start = ContinuousClock.now
        let result = try await run()
        profile.note(stage: name, ContinuousClock.now - start, note(result))
        return result
    }

    func page<Result>(_ path: String, _ run: () -> Result) -> Result { timed(run) { $0.note(page: path, $1) } }

    func layout<Result>(_ name: String, _ run: () -> Result) -> Result { timed(run) { $0.note(layout: name, $1) } }

    private func timed<Result>(_ run: () -> Result, _ note: (BuildProfile, Duration) -> Void) -> Result {
        guard let profile = self else { return run() }
        let start = ContinuousClock.now
        let result = run()
        note(profile, ContinuousClock.now - start)
        return result
    }
}

extension Duration {
    /// `12.3 ms`
    fileprivate var milliseconds: String {
        let tenths = (components.seconds * 10_000 + components.attoseconds / 100_000_000_000_000)
        return "\(tenths / 10).\(tenths % 10) ms"
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
    fileprivate func padded(before width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}

extension Int {
    /// A number of bytes for a reader: `24.1 MB`.
    var megabytes: String {
        let tenths = (self + 50_000) / 100_000
        return "\(tenths / 10).\(tenths % 10) MB"
    }
}

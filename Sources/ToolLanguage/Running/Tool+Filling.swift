public import Diagnostics
internal import Scoring

extension Tool {
    /// Fills in `default: today` and `default: now`, which only the caller knows.
    public func filled(_ given: JSON, today: @autoclosure () -> String, now: @autoclosure () -> String) -> JSON {
        guard case .object(let members) = given else { return given }
        let missing = inputs.filter { input in input.isFilledByCaller && !members.contains { $0.name == input.id && $0.value != .null } }
        guard !missing.isEmpty else { return given }
        return .object(
            members.filter { member in !missing.contains { $0.id == member.name } }
                + missing.map { JSON.Member(name: $0.id, value: .string($0.type == .date ? today() : now())) })
    }
}

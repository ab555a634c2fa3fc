extension Machine {
    /// Below 0, 0 or above 0; nil where the two are not of one type or one has no data.
    func compared(_ a: Value, _ b: Value) -> Int32? {
        guard a.kind == b.kind, a.kind.isScalar else { return nil }
        switch a.kind {
        case .number: return a.number.compared(to: b.number)
        case .text: return compare(a, b)
        default: return a.bits == b.bits ? 0 : a.bits < b.bits ? -1 : 1
        }
    }

    /// Texts, byte by byte.
    func compare(_ a: Value, _ b: Value) -> Int32 {
        for place in 0..<Swift.min(a.count, b.count) {
            let x = bytes[a.start &+ place], y = bytes[b.start &+ place]
            if x != y { return x < y ? -1 : 1 }
        }
        return a.count == b.count ? 0 : a.count < b.count ? -1 : 1
    }

    /// What a comparison of two values gives; `blank` where they cannot be compared.
    func holds(_ operation: Operation, _ a: Value, _ b: Value) -> Value {
        guard let order = compared(a, b) else { return .blank }
        return switch operation {
        case .equal: Value(order == 0)
        case .unequal: Value(order != 0)
        case .less: Value(order < 0)
        case .lessOrEqual: Value(order <= 0)
        case .greater: Value(order > 0)
        case .greaterOrEqual: Value(order >= 0)
        default: .blank
        }
    }
}

/// Writes programs by hand and at random: a formula is drawn for a type, so that most of them are programs.
struct ProgramBytes {
    var numbers: SeededNumbers
    private var definitions: [(type: UInt8, table: Int)] = []
    private let tables: [(least: Int, most: Int, isFixed: Bool)] = [(3, 3, true), (0, 5, false)]
    private let constantCount = 7, wordCount = 4

    init(seed: UInt64) { numbers = SeededNumbers(state: seed) }

    static func u(_ value: UInt64) -> [UInt8] {
        var rest = value
        var bytes: [UInt8] = []
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }

    private mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &numbers) }

    mutating func program() -> [UInt8] {
        let inputs: [(UInt8, Int)] = [(0, 0), (1, 0), (2, 0), (4, 0), (5, 0), (0, 1), (1, 1), (0, 2), (3, 2), (4, 2)]
        var values: [UInt8] = []
        for (type, table) in inputs {
            definitions.append((type, table))
            values += [0, UInt8(table), type, 1]
            if type == 2 { values += [4, 0, 1, 2, 3] }
            values += [0]
        }
        for _ in 0..<4 + pick(6) {
            let table = pick(3)
            let type = [UInt8(0), 0, 0, 1, 2, 4][pick(6)]
            let code = formula(type, depth: 5, scopes: table == 0 ? [] : [table], own: table)
            values += [2, UInt8(table), type == 0 && pick(3) == 0 ? 3 : 0] + Self.u(UInt64(code.count)) + code
            definitions.append((type, table))
        }
        let outputs = definitions.indices.filter { definitions[$0].table == 0 }
        var bytes: [UInt8] = [
            0x52, 0x54, 1, 0, UInt8(constantCount), UInt8(wordCount), 2, UInt8(definitions.count), 1, UInt8(outputs.count),
        ]
        bytes += [0, 0, 0, 2, 0, 200, 1, 2, 25, 6, 3] + [0] + Self.u(1_999_999_999_999_998) + [12, 1]
        for word in ["a", "b", "甲", ""] { bytes += [UInt8(word.utf8.count)] + Array(word.utf8) }
        for table in tables { bytes += [UInt8(table.least), UInt8(table.most), table.isFixed ? 1 : 0] }
        bytes += values
        let requirement = formula(1, depth: 4, scopes: [], own: 0)
        bytes += [1] + Self.u(UInt64(requirement.count)) + requirement
        for output in outputs { bytes += Self.u(UInt64(output)) }
        return bytes
    }

    /// Postfix code of a type: 0 number, 1 flag, 2 choice, 3 text, 4 date, 5 datetime.
    private mutating func formula(_ type: UInt8, depth: Int, scopes: [Int], own: Int) -> [UInt8] {
        func sub(_ type: UInt8, _ me: inout Self, _ inner: [Int]? = nil) -> [UInt8] {
            me.formula(type, depth: depth - 1, scopes: inner ?? scopes, own: own)
        }
        let usable = definitions.indices.filter {
            definitions[$0].type == type && (definitions[$0].table == 0 || scopes.contains(definitions[$0].table))
        }
        if depth <= 0 || pick(6) == 0 {
            if let index = usable.randomElement(using: &numbers), pick(4) > 0 {
                let table = definitions[index].table
                if table == 0 { return [4] + Self.u(UInt64(index)) }
                let depth = scopes.count - 1 - scopes.lastIndex(of: table)!
                return [5] + Self.u(UInt64(index)) + [UInt8(depth)]
            }
            switch type {
            case 0: return [0, UInt8(pick(constantCount))]
            case 1: return [2, UInt8(pick(2))]
            case 2: return [1, UInt8(pick(wordCount))]
            default: return [3, type]
            }
        }
        if pick(8) == 0 { return sub(1, &self) + sub(type, &self) + sub(type, &self) + [0x20] }
        if pick(10) == 0 { return sub(type, &self) + sub(type, &self) + [0x22] }
        let table = 1 + pick(2)
        let rows: [UInt8] = [6, UInt8(table - 1)] + (pick(3) == 0 ? sub(1, &self, scopes + [table]) + [0x37] : [])
        let inner = scopes + [table]
        switch type {
        case 0:
            switch pick(9) {
            case 0...2: return sub(0, &self) + sub(0, &self) + [UInt8(0x1A + pick(4))]
            case 3: return sub(0, &self) + [[0x10, 0x25, 0x26, 0x27][pick(4)]]
            case 4: return rows + sub(0, &self, inner) + [UInt8(0x31 + pick(4))]
            case 5: return rows + [0x30]
            case 6: return sub(4, &self) + sub(4, &self) + [0x1F]
            case 7 where own > 0:
                let own: [UInt8] = [6, UInt8(own - 1)]
                switch pick(3) {
                case 0: return own + formula(0, depth: depth - 1, scopes: [scopes[0]], own: 0) + [0x41, 1, UInt8(pick(2))]
                case 1: return own + formula(0, depth: depth - 1, scopes: [scopes[0]], own: 0) + [0x42]
                default:
                    return own + formula(0, depth: depth - 1, scopes: [], own: 0)
                        + formula(0, depth: depth - 1, scopes: [scopes[0]], own: 0) + [0x43]
                }
            default: return sub(0, &self) + sub(0, &self) + [UInt8(0x23 + pick(2)), 2]
            }
        case 1:
            switch pick(5) {
            case 0: return sub(0, &self) + sub(0, &self) + [UInt8(0x14 + pick(6))]
            case 1: return sub(1, &self) + sub(1, &self) + [UInt8(0x12 + pick(2))]
            case 2: return rows + sub(1, &self, inner) + [UInt8(0x35 + pick(2))]
            case 3: return sub(type, &self) + [0x21]
            default: return sub(4, &self) + sub(4, &self) + [UInt8(0x14 + pick(6))]
            }
        case 4: return pick(2) == 0 ? sub(4, &self) + sub(0, &self) + [UInt8(pick(2) == 0 ? 0x1E : 0x2A)] : sub(5, &self) + [0x29]
        default: return rows + sub(type, &self, inner) + [0x38]
        }
    }
}

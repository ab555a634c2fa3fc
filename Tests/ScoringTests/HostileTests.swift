import Scoring
import Testing

/// Whatever the bytes and the answers are, loading and running them ends: no trap, no loop, no more work than was promised.
///
/// A few thousand programs by default; `RAPPORT_CASES=1000000 swift test -c release --filter HostileTests` for the long run.
@Suite struct HostileTests {
    static let cases = caseCount(1500)

    private func value(_ numbers: inout SeededNumbers) -> Entry {
        switch Int.random(in: 0..<10, using: &numbers) {
        case 0: return .absent
        case 1: return .refused(.type)
        case 2: return .given(.flag(Bool.random(using: &numbers)))
        case 3: return .given(.choice(Int32.random(in: .min ... .max, using: &numbers) >> Int32.random(in: 0...31, using: &numbers)))
        case 4: return .given(.date(Int32.random(in: .min ... .max, using: &numbers) >> Int32.random(in: 0...31, using: &numbers)))
        case 5: return .given(.datetime(Int64.random(in: .min ... .max, using: &numbers) >> Int64.random(in: 0...63, using: &numbers)))
        case 6: return .given(.text([0xFF, 0x41]))
        default:
            let mantissa = Int64.random(in: .min ... .max, using: &numbers) >> Int64.random(in: 14...63, using: &numbers)
            return .given(.number(Decimal(mantissa, places: Int32.random(in: 0...12, using: &numbers)) ?? .one))
        }
    }

    @Test func hostileProgramsAndAnswersEnd() {
        var numbers = SeededNumbers(state: 7)
        var loaded = 0, ran = 0
        for number in 0..<Self.cases {
            var maker = ProgramBytes(seed: UInt64(number))
            var bytes = maker.program()
            // Every other program has bytes changed, left out, doubled or cut off.
            if number % 2 == 1 {
                for _ in 0...Int.random(in: 0..<4, using: &numbers) where !bytes.isEmpty {
                    let place = Int.random(in: 0..<bytes.count, using: &numbers)
                    switch Int.random(in: 0..<5, using: &numbers) {
                    case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
                    case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
                    case 2: bytes.remove(at: place)
                    case 3: bytes.insert(bytes[place], at: place)
                    default: bytes.removeLast(bytes.count - place)
                    }
                }
            }
            guard let program = try? Program(bytes: bytes) else { continue }
            loaded += 1
            #expect(program.work <= Program.Limit.work)
            var answers = Answers(for: program)
            for index in answers.entries.indices {
                answers.entries[index] = (0..<Int.random(in: 0...6, using: &numbers)).map { _ in value(&numbers) }
            }
            for index in answers.rows.indices {
                answers.rows[index] = Bool.random(using: &numbers) ? nil : Int32.random(in: -2...9, using: &numbers)
            }
            if Bool.random(using: &numbers) { answers = Self.fit(answers, program, &numbers) }
            if program.evaluate(answers, tracing: Bool.random(using: &numbers)).errors.isEmpty { ran += 1 }
        }
        // The loop means something only where many programs are loaded and many runs get to the formulas.
        #expect(loaded > Self.cases / 3)
        #expect(ran > Self.cases / 20)
    }

    /// Answers that break no rule: all left out, as every input of these programs may be.
    private static func fit(_ answers: Answers, _ program: Program, _ numbers: inout SeededNumbers) -> Answers {
        var fitting = answers
        for index in fitting.rows.indices { fitting.rows[index] = program.tables[index].mostRows }
        for index in fitting.entries.indices {
            fitting.entries[index] = fitting.entries[index].map { entry in
                if case .given(.number) = entry, [0, 5, 7].contains(index) { return entry }
                return .absent
            }
        }
        return fitting
    }

    @Test func randomBytesAreNoProgram() {
        var numbers = SeededNumbers(state: 9)
        for _ in 0..<Self.cases {
            var bytes: [UInt8] = [0x52, 0x54, 1, 0]
            for _ in 0..<Int.random(in: 0...60, using: &numbers) {
                bytes.append(UInt8.random(in: 0...255, using: &numbers) >> UInt8.random(in: 0...7, using: &numbers))
            }
            _ = try? Program(bytes: bytes)
        }
    }

    @Test func sumsOverManyNestedRowsAreRefusedBeforeTheyRun() {
        // sum over 1,000 rows, in 1,000 rows, in 1,000 rows.
        let code: [UInt8] = [6, 0, 6, 0, 6, 0, 0, 0, 0x31, 0x31, 0x31]
        let bytes: [UInt8] = [0x52, 0x54, 1, 0, 1, 0, 1, 1, 0, 0, 0, 2, 0, 0xE8, 7, 0, 2, 0, 0, UInt8(code.count)] + code
        #expect(throws: ProgramError.tooLarge) { try Program(bytes: bytes) }
    }

    @Test func aFormulaNestedTooDeepIsRefused() {
        let code = [0, 0] + [UInt8](repeating: 0x10, count: 100)
        let bytes: [UInt8] = [0x52, 0x54, 1, 0, 1, 0, 0, 1, 0, 0, 0, 2, 2, 0, 0, UInt8(code.count)] + code
        #expect(throws: ProgramError.tooLarge) { try Program(bytes: bytes) }
    }

    @Test func aValueThatNamesItselfIsRefused() {
        let bytes: [UInt8] = [0x52, 0x54, 1, 0, 0, 0, 0, 1, 0, 0, 2, 0, 0, 2, 4, 0]
        #expect(throws: ProgramError.reference) { try Program(bytes: bytes) }
    }

    @Test func anotherVersionIsSaid() {
        #expect(throws: ProgramError.version(2)) { try Program(bytes: [0x52, 0x54, 2, 0, 0, 0, 0, 0, 0, 0]) }
        #expect(throws: Never.self) { try Program(bytes: [0x52, 0x54, 1, 0, 0, 0, 0, 0, 0, 0]) }
    }
}

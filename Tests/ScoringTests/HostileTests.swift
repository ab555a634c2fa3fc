import Scoring
import Testing

/// Whatever the bytes and the answers are, loading and running them ends: no trap, no loop, no more work than was promised.
///
/// A few thousand programs by default; `RAPPORT_CASES=1000000 swift test -c release --filter HostileTests` for the long run.
@Suite struct HostileTests {
    static let cases = caseCount(1500)

    /// An entry of a request: nothing, refused, or a text of every kind of entry.
    private func entry(_ numbers: inout SeededNumbers, fits: Bool) -> [UInt8] {
        func text(_ bytes: [UInt8]) -> [UInt8] { [1] + ProgramBytes.u(UInt64(bytes.count)) + bytes }
        if fits { return [0] }
        switch Int.random(in: 0..<10, using: &numbers) {
        case 0: return [0]
        case 1: return [2]
        case 2: return text(Array(["true", "false", "True"].randomElement(using: &numbers)!.utf8))
        case 3: return text([UInt8.random(in: 0x61...0x66, using: &numbers)])
        case 4: return text(CalendarDay.ascii(Int32.random(in: 0...CalendarDay.last, using: &numbers)))
        case 5: return text(CalendarDay.ascii(minutes: Int64.random(in: 0...Int64(CalendarDay.last) * 1440, using: &numbers)))
        case 6: return text([0xFF, 0x41])
        default:
            let mantissa = Int64.random(in: .min ... .max, using: &numbers) >> Int64.random(in: 14...63, using: &numbers)
            return text((Decimal(mantissa, places: Int32.random(in: 0...12, using: &numbers)) ?? .one).ascii)
        }
    }

    /// A request to a program; one that breaks no rule has entries only for numbers, as every input of these programs may be left out.
    private func request(to program: Program, fits: Bool, _ numbers: inout SeededNumbers) -> [UInt8] {
        var bytes: [UInt8] = [UInt8.random(in: 0...3, using: &numbers)] + ProgramBytes.u(UInt64(program.tableCount))
        var given: [Int] = []
        for table in 0..<program.tableCount {
            let isGiven = fits ? table > 0 : Bool.random(using: &numbers)
            given.append(isGiven ? Int.random(in: 0...(fits ? 5 : 9), using: &numbers) : 0)
            bytes += isGiven ? [1] + ProgramBytes.u(UInt64(given[table])) : [0]
        }
        for (place, input) in program.inputs.enumerated() {
            for _ in 0..<(input.table.map { given[$0] } ?? 1) {
                bytes += entry(&numbers, fits: fits && !([0, 5, 7].contains(place) && Bool.random(using: &numbers)))
            }
        }
        return bytes
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
            let request = request(to: program, fits: Bool.random(using: &numbers), &numbers)
            let status = program.reply(to: request).first
            #expect(status == 0 || status == 1)
            if status == 0 { ran += 1 }
        }
        // The loop means something only where many programs are loaded and many runs get to the formulas.
        #expect(loaded > Self.cases / 3)
        #expect(ran > Self.cases / 20)
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
        #expect(throws: ProgramError.version) { try Program(bytes: [0x52, 0x54, 2, 0, 0, 0, 0, 0, 0, 0]) }
        #expect(throws: Never.self) { try Program(bytes: [0x52, 0x54, 1, 0, 0, 0, 0, 0, 0, 0]) }
    }
}

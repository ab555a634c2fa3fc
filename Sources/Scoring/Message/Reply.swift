/// The reply. `u` is an unsigned LEB128 number, `u8` a byte.
///
/// ```
/// u8 status     0 results, 1 errors, 2 the request could not be read, or the reply would be beyond `Reply.mostBytes`
/// results       u values: for each u cells, a datum for each
///     u steps of the trace
///         u value, u row + 1 (0 none), u8 kind
///         0 the rule that won     u rule, from 1
///         1 a sum's term          u sum, u table + 1 (0 a sequence), u row, datum
///         2 a condition missed    u rule, u value + 1 of the name compared (0 none), u8 comparison (= <> < <= > >=),
///                                 datum found, datum needed
///     u next steps, the best first
///         u value, u row + 1, datum from, datum to, datum gain, datum the goal after it
/// errors        u count: for each
///     u8 place (0 whole, 1 value, 2 table), u index, u8 rule (as `InputRule` is ordered), u requirement, u row + 1, datum limit
/// datum         u8 0 blank, 1 number (u length, digits), 2 flag (u8), 3 choice (u length, the option's id), 4 text,
///               5 date (ISO 8601), 6 datetime, 7 list (u count, data), 8 out of range; texts as u length, UTF-8
/// ```
public enum Reply {
    public static let mostBytes = 16_000_000
    static let unreadable: [UInt8] = [2]
}

extension Program {
    /// Runs the tool for a request, and gives the reply, both as bytes. Total: for any bytes there is a reply.
    public func reply(to request: [UInt8]) -> [UInt8] {
        do throws(ProgramError) {
            return try reply(to: Request(bytes: request, for: self))
        } catch {
            return Reply.unreadable
        }
    }

    private func reply(to request: Request) throws(ProgramError) -> [UInt8] {
        let answers = request.answers(for: self)
        let evaluation = evaluate(answers, tracing: request.isTracing)
        var writer = ReplyWriter(program: self)
        if evaluation.errors.isEmpty {
            try writer.write(evaluation, next: request.wantsNextSteps ? nextSteps(answers) : [])
        } else {
            try writer.write(evaluation.errors)
        }
        return writer.bytes
    }
}

/// Writes a reply, and stops where it grows too large.
private struct ReplyWriter {
    let program: Program
    var bytes: [UInt8] = []

    init(program: Program) { self.program = program }

    mutating func write(_ evaluation: Evaluation, next: [NextStep]) throws(ProgramError) {
        bytes.push(0)
        bytes.append(number: evaluation.cells.count)
        for cells in evaluation.cells {
            bytes.append(number: cells.count)
            for cell in cells { try write(cell) }
        }
        bytes.append(number: evaluation.trace.count)
        let tables = evaluation.trace.isEmpty ? [] : program.tablesOfSums
        for step in evaluation.trace { try write(step, tables) }
        bytes.append(number: next.count)
        for step in next {
            bytes.append(number: step.value)
            bytes.append(place: step.row)
            for value in [step.from, step.to, .number(step.gain), .number(step.after)] { try write(value) }
        }
    }

    private mutating func write(_ step: TraceStep, _ tables: [Int32?]) throws(ProgramError) {
        bytes.append(number: step.value)
        bytes.append(place: step.row)
        switch step.step {
        case .rule(let rule):
            bytes.push(0)
            bytes.append(number: rule)
        case .term(let sum, let row, let value):
            bytes.push(1)
            bytes.append(number: sum)
            bytes.append(place: tables[Int(sum)])
            bytes.append(number: row)
            try write(value)
        case .missed(let missed):
            bytes.push(2)
            bytes.append(number: missed.rule)
            bytes.append(place: missed.named)
            bytes.push(missed.comparison.rawValue)
            try write(missed.found)
            try write(missed.needed)
        }
    }

    mutating func write(_ errors: [InputError]) throws(ProgramError) {
        bytes.push(1)
        bytes.append(number: errors.count)
        for error in errors {
            switch error.place {
            case .whole: bytes += [0, 0]
            case .value(let index):
                bytes.push(1)
                bytes.append(number: index)
            case .table(let index):
                bytes.push(2)
                bytes.append(number: index)
            }
            bytes.push(error.rule.number)
            if case .requirement(let number) = error.rule { bytes.append(number: number) } else { bytes.push(0) }
            bytes.append(place: error.row)
            try write(error.limit ?? .blank)
        }
    }

    private mutating func write(_ value: Value) throws(ProgramError) {
        guard bytes.count < Reply.mostBytes else { throw .tooLarge }
        switch value {
        case .blank, .rows: bytes.push(0)
        case .number(let number): write(1, number.ascii)
        case .flag(let flag): bytes += [2, flag ? 1 : 0]
        case .choice(let word): write(3, program.words[Int(word)])
        case .text(let text): write(4, text)
        case .date(let day): write(5, CalendarDay.ascii(day))
        case .datetime(let minutes): write(6, CalendarDay.ascii(minutes: minutes))
        case .list(let items):
            bytes.push(7)
            bytes.append(number: items.count)
            for item in items { try write(item) }
        case .outOfRange: bytes.push(8)
        }
    }

    private mutating func write(_ tag: UInt8, _ text: [UInt8]) {
        bytes.push(tag)
        bytes.append(sized: text)
    }
}

extension InputRule {
    /// Its place in the order of the message.
    fileprivate var number: UInt8 {
        switch self {
        case .unknown: 0
        case .required: 1
        case .type: 2
        case .whole: 3
        case .places: 4
        case .range: 5
        case .min: 6
        case .max: 7
        case .above: 8
        case .below: 9
        case .option: 10
        case .rows: 11
        case .requirement: 12
        }
    }
}

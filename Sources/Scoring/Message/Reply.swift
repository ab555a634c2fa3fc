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
    static let unreadable: UInt8 = 2
}

extension Program {
    /// Runs the tool for a request, and gives the reply, both as bytes. Total: for any bytes there is a reply.
    ///
    /// - Parameters:
    ///   - ignoringErrors: whether to give results whatever is wrong with the entries.
    ///   - mostBytes: bytes that a reply has at most.
    public func reply(to request: [UInt8], ignoringErrors: Bool = false, mostBytes: Int = Reply.mostBytes) -> [UInt8] {
        var machine = Machine(self, request: request, mostBytes: mostBytes)
        guard machine.readRequest() else { return [Reply.unreadable] }
        machine.answer(ignoringErrors: ignoringErrors)
        return machine.isTooLarge ? [Reply.unreadable] : machine.reply
    }
}

extension Machine {
    fileprivate mutating func answer(ignoringErrors: Bool) {
        let given = wantsNextSteps ? cells : []
        run(ignoringErrors: ignoringErrors)
        let errors = reply
        reply = []
        if errorCount > 0, !ignoringErrors {
            reply.push(1)
            reply.append(number: errorCount)
            reply.append(errors, from: 0, count: errors.count)
        } else {
            reply.push(0)
            writeCells()
            writeTrace()
            writeNextSteps(given)
        }
    }

    private mutating func writeCells() {
        reply.append(number: starts.count)
        for index in 0..<starts.count {
            let count = rowCount(program.definitions[index])
            reply.append(number: count)
            for row in 0..<count { write(cells[at(index, row)]) }
        }
    }

    private mutating func writeTrace() {
        reply.append(number: trace.count)
        for step in trace {
            reply.append(number: step.value)
            reply.append(place: step.row)
            reply.push(step.kind.rawValue)
            reply.append(number: step.number)
            if step.kind == .rule { continue }
            reply.append(place: step.place)
            reply.append(number: step.detail)
            write(step.found)
            if step.kind == .missed { write(step.needed) }
        }
    }

    private mutating func writeNextSteps(_ given: [Value]) {
        let search = nextSteps(given)
        reply.append(number: search.found.count)
        for step in search.found {
            reply.append(number: step.value)
            reply.append(place: step.row)
            write(step.found)
            write(step.needed)
            write(Value(step.gain))
            write(Value(program.isLowerBetter ? search.now.minus(step.gain) : search.now.plus(step.gain)))
        }
    }

    /// Writes a datum.
    mutating func write(_ value: Value) {
        guard reply.count < mostBytes else {
            isTooLarge = true
            return
        }
        reply.push(value.kind == .rows ? 0 : value.kind.rawValue)
        switch value.kind {
        case .flag: reply.push(value.isFlag(true) ? 1 : 0)
        case .choice: write(text: program.words[Int(value.index)])
        case .text: write(text: value)
        case .list:
            reply.append(number: value.count)
            for place in 0..<value.count { write(items[value.start &+ place]) }
        case .number, .date, .datetime:
            // They are shorter than 128 bytes, so that their length is one.
            let start = reply.count
            reply.push(0)
            switch value.kind {
            case .number: reply.append(number: value.number)
            case .date: reply.append(day: value.index)
            default: reply.append(minutes: value.minutes)
            }
            reply[start] = UInt8(truncatingIfNeeded: reply.count &- start &- 1)
        default: break
        }
    }

    private mutating func write(text: Value) {
        reply.append(number: text.count)
        reply.append(bytes, from: text.start, count: text.count)
    }
}

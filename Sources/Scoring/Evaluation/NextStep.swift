/// One entry changed by one step, and what that makes of the goal. An arithmetical statement, not advice.
public struct NextStep: Sendable {
    /// The input, and its row from 0 in a column.
    public let value: Int32
    public let row: Int32?
    public let from: Value
    public let to: Value
    /// By how much the goal is better: above 0, whichever way is better.
    public let gain: Decimal
    /// The goal after the step.
    public let after: Decimal
}

extension Program {
    public var goalValue: Int32? { goal?.value }

    /// Every single step of an entry that makes the goal better, the best first; where two are as good, in input order.
    ///
    /// A flag turns; a whole number goes up and down by 1, another number by the input's step; a whole number without
    /// data takes its least value and every one above it to the greatest (at most 20); a choice takes each other option.
    /// Settings, texts and dates stay. A step that breaks a bound or a requirement is none. At most
    /// `Limit.candidates` are tried, and no more are begun once they took `Limit.nextWork`, so that it ends soon.
    public func nextSteps(_ answers: Answers) -> [NextStep] {
        let before = evaluate(answers)
        guard let goal, before.errors.isEmpty, case .number(let now) = before.value(goal.value) else { return [] }
        var search = NextSteps(program: self, goal: goal, now: now, answers: answers, work: before.work)
        for index in definitions.indices {
            guard case .input(let input) = definitions[index].source, !input.isSetting, input.mayStep else { continue }
            for row in before.cells[index].indices {
                guard search.tryAll(candidates(from: before.cells[index][row], input, before), index, row, from: before.cells[index][row])
                else { return search.found }
            }
        }
        return search.found
    }

    private func candidates(from value: Value, _ input: Input, _ evaluation: Evaluation) -> [Value] {
        switch value {
        case .flag(let flag): return [.flag(!flag)]
        case .number(let number):
            guard let step = input.step ?? (input.places == 0 ? .one : nil) else { return [] }
            var next: [Value] = []
            if let more = try? number + step { next.push(.number(more)) }
            if let less = try? number - step { next.push(.number(less)) }
            return next
        case .blank where input.type == .number && input.places == 0: return ratings(input, evaluation)
        case .choice, .blank:
            var next: [Value] = []
            for word in input.options {
                if case .choice(word) = value { continue }
                next.push(.choice(word))
            }
            return next
        default: return []
        }
    }

    /// The whole numbers from the input's least to its greatest.
    private func ratings(_ input: Input, _ evaluation: Evaluation) -> [Value] {
        var least: Int32?
        var most: Int32?
        for bound in input.bounds {
            var machine = Machine(self, tracing: false)
            machine.result.cells = evaluation.cells
            guard case .number(let number)? = try? machine.evaluate(bound.root), let whole = number.whole else { continue }
            if bound.rule == .min { least = whole }
            if bound.rule == .max { most = whole }
        }
        guard let least else { return [] }
        let (reach, overflows) = least.addingReportingOverflow(20)
        let last = Swift.min(most ?? .max, overflows ? .max : reach)
        guard least <= last else { return [] }
        var values: [Value] = []
        for whole in least...last { values.push(.number(Decimal(whole))) }
        return values
    }
}

extension Program.Input {
    fileprivate var mayStep: Bool { type == .flag || type == .choice || (type == .number && (places == 0 || step != nil)) }
}

/// The steps found so far, best first, and what is left of the limits.
private struct NextSteps {
    let program: Program
    let goal: Program.Goal
    let now: Decimal
    var answers: Answers
    var found: [NextStep] = []
    var left = Program.Limit.candidates
    var work: Int64

    init(program: Program, goal: Program.Goal, now: Decimal, answers: Answers, work: Int64) {
        self.program = program
        self.goal = goal
        self.now = now
        self.answers = answers
        self.work = work
    }

    /// False where the limits are reached.
    mutating func tryAll(_ candidates: [Value], _ index: Int, _ row: Int, from: Value) -> Bool {
        guard index < answers.entries.count else { return true }
        while answers.entries[index].count <= row { answers.entries[index].push(.absent) }
        let given = answers.entries[index][row]
        for candidate in candidates {
            guard left > 0, work < Program.Limit.nextWork else { return false }
            left -= 1
            answers.entries[index][row] = .given(candidate)
            let evaluation = program.evaluate(answers)
            work &+= evaluation.work + 1
            guard evaluation.errors.isEmpty, case .number(let after) = evaluation.value(goal.value),
                let gain = goal.isLowerBetter ? try? now - after : try? after - now, gain.compared(to: .zero) > 0
            else { continue }
            let isColumn = program.definitions[index].table != nil
            keep(
                NextStep(
                    value: Int32(truncatingIfNeeded: index), row: isColumn ? Int32(truncatingIfNeeded: row) : nil, from: from,
                    to: candidate,
                    gain: gain, after: after))
        }
        answers.entries[index][row] = given
        return true
    }

    /// Puts the step after those that gain as much or more.
    private mutating func keep(_ step: NextStep) {
        var low = 0, high = found.count
        while low < high {
            let middle = (low + high) / 2
            if found[middle].gain.compared(to: step.gain) >= 0 { low = middle + 1 } else { high = middle }
        }
        found.insert(step, at: low)
    }
}

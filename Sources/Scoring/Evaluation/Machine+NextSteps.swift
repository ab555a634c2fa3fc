/// The search for next steps: what stands before it, what it has found, and what is left of its limits.
struct NextSteps {
    /// The cells before the run and after it.
    let given: [Value], before: [Value]
    let now: Decimal
    /// The best first; where two are as good, in input order.
    var found: [Step] = []
    var left = Program.Limit.candidates
    var work: Int64
}

extension Machine {
    /// Every single step of an entry that makes the goal better: an arithmetical statement, not advice.
    ///
    /// A flag turns; a whole number goes up and down by 1, another number by the input's step; a whole number without
    /// data takes its least value and every one above it to the greatest (at most 20); a choice takes each other option.
    /// Settings, texts and dates stay. A step that breaks a bound or a requirement is none. At most
    /// `Limit.candidates` are tried, and no more are begun once they took `Limit.nextWork`, so that it ends soon.
    ///
    /// - Parameter given: the cells before the run that has just ended, without errors. They are lost.
    mutating func nextSteps(_ given: [Value]) -> NextSteps {
        let goal = program.goal < 0 ? Value.blank : cell(program.goal)
        var search = NextSteps(given: given, before: cells, now: goal.number, work: work)
        guard wantsNextSteps, goal.kind == .number else { return search }
        isTracing = false
        isTrying = true
        for index in 0..<program.definitions.count {
            let input = program.definitions[index]
            guard input.source == .input, !input.isSetting else { continue }
            for row in 0..<rowCount(input) { trySteps(of: input, Int32(truncatingIfNeeded: index), row, &search) }
        }
        return search
    }

    private mutating func trySteps(of input: Program.Definition, _ index: Int32, _ row: Int32, _ search: inout NextSteps) {
        let value = search.before[at(Int(index), row)]
        switch input.type.kind {
        case .flag: if value.kind == .flag { attempt(Value(value.isFlag(false)), index, row, &search) }
        case .choice:
            for place in 0..<input.optionCount {
                let word = program.options[Int(input.firstOption &+ place)]
                if value.isBlank || value.index != word { attempt(Value(.choice, Int128(word)), index, row, &search) }
            }
        case .number where value.isBlank: if input.places == 0 { tryRatings(input, index, row, &search) }
        case .number where input.places == 0 || input.step >= 0:
            let step = input.step >= 0 ? program.constants[Int(input.step)].number : .one
            attempt(Value(value.number.plus(step)), index, row, &search)
            attempt(Value(value.number.minus(step)), index, row, &search)
        default: break
        }
    }

    /// The whole numbers from the input's least to its greatest.
    private mutating func tryRatings(_ input: Program.Definition, _ index: Int32, _ row: Int32, _ search: inout NextSteps) {
        var least: Int32?, most = Int32.max
        cells = search.before
        for place in 0..<input.boundCount {
            let bound = program.bounds[Int(input.firstBound &+ place)]
            let limit = evaluate(bound.root)
            guard limit.kind == .number, let whole = limit.number.whole else { continue }
            if bound.number == InputRule.min.rawValue { least = whole }
            if bound.number == InputRule.max.rawValue { most = whole }
        }
        guard var whole = least else { return }
        for _ in 0...20 where whole <= most {
            attempt(Value(Decimal(whole)), index, row, &search)
            if whole == .max { return }
            whole &+= 1
        }
    }

    /// Runs the tool with the entry changed, and keeps the step if it gains.
    private mutating func attempt(_ candidate: Value, _ index: Int32, _ row: Int32, _ search: inout NextSteps) {
        guard candidate.kind != .outOfRange, search.left > 0, search.work < Program.Limit.nextWork else { return }
        search.left &-= 1
        let place = at(Int(index), row)
        cells = search.given
        cells[place] = candidate
        work = 0
        errorCount = 0
        run()
        search.work &+= work &+ 1
        let goal = cell(program.goal)
        guard errorCount == 0, goal.kind == .number else { return }
        let gain = program.isLowerBetter ? search.now.minus(goal.number) : goal.number.minus(search.now)
        guard gain.isInRange, gain.compared(to: .zero) > 0 else { return }
        let isColumn = program.definitions[Int(index)].table >= 0
        search.keep(Step(value: index, row: isColumn ? row : -1, kind: .next, found: search.before[place], needed: candidate, gain: gain))
    }
}

extension NextSteps {
    /// Puts the step after those that gain as much or more.
    fileprivate mutating func keep(_ step: Step) {
        found.push(step)
        var place = found.count &- 1
        while place > 0, found[place &- 1].gain.compared(to: step.gain) < 0 {
            found[place] = found[place &- 1]
            place &-= 1
        }
        found[place] = step
    }
}

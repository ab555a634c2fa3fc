/// Reads a formula by precedence: or, and, not, one comparison, sums, products, factors.
struct FormulaParser {
    private let tokens: [Token]
    private var place = 0
    private var depth = 0

    /// How deep brackets and calls may nest, and how many operators may stand in a row; the program's own limit is 64.
    private static let limit = 40
    private var links = 0

    static func parse(_ formula: String) throws(FormulaError) -> Expression {
        var parser = FormulaParser(tokens: try ToolLanguage.tokens(of: formula))
        let expression = try parser.disjunction()
        try parser.end()
        return expression
    }

    private init(tokens: [Token]) { self.tokens = tokens }

    private var next: Token { tokens[place] }

    private mutating func take(sign: String) -> Token? {
        guard next.kind == .sign(sign) else { return nil }
        defer { place += 1 }
        return next
    }

    private mutating func take(name: String) -> Token? {
        guard next.kind == .name(name) else { return nil }
        defer { place += 1 }
        return next
    }

    private func end() throws(FormulaError) {
        guard next.kind != .end else { return }
        throw FormulaError(
            rule: "syntax", offset: next.offset, summary: "\(next.kind.described) was not expected here", help: help(for: next))
    }

    private func help(for token: Token) -> String? {
        if case .sign(let sign) = token.kind, ["=", "<>", "<", "<=", ">", ">="].contains(sign) {
            return "write a \(sign) b and b \(sign) c"
        }
        if case .name = token.kind { return "put an operator or a comma between the two" }
        if case .sign(")") = token.kind { return "delete it, or open it with '('" }
        return nil
    }

    private var tooDeep: FormulaError {
        FormulaError(
            rule: "too-deep", offset: next.offset, summary: "this formula is nested too deep", help: "give parts of it names under 'let'")
    }

    /// One more operator of this formula.
    private mutating func link() throws(FormulaError) {
        links += 1
        guard links <= 300 else { throw tooDeep }
    }

    private mutating func disjunction() throws(FormulaError) -> Expression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.limit else {
            throw FormulaError(
                rule: "too-deep", offset: next.offset, summary: "this formula is nested too deep",
                help: "give parts of it names under 'let'")
        }
        var left = try conjunction()
        while let sign = take(name: "or") {
            try link()
            left = .binary("or", left, try conjunction(), sign.offset)
        }
        return left
    }

    private mutating func conjunction() throws(FormulaError) -> Expression {
        var left = try negation()
        while let sign = take(name: "and") {
            try link()
            left = .binary("and", left, try negation(), sign.offset)
        }
        return left
    }

    private mutating func negation() throws(FormulaError) -> Expression {
        var nots: [Token] = []
        while let sign = take(name: "not") { nots.append(sign) }
        let inner = try comparison()
        // `not not x` is x.
        return nots.count % 2 == 1 ? .unary("not", inner, nots[0].offset) : inner
    }

    private mutating func comparison() throws(FormulaError) -> Expression {
        let left = try sum()
        for sign in ["=", "<>", "<", "<=", ">", ">="] {
            if let token = take(sign: sign) { return .binary(sign, left, try sum(), token.offset) }
        }
        return left
    }

    private mutating func sum() throws(FormulaError) -> Expression {
        var left = try product()
        while let token = take(sign: "+") ?? take(sign: "-") {
            guard case .sign(let sign) = token.kind else { break }
            try link()
            left = .binary(sign, left, try product(), token.offset)
        }
        return left
    }

    private mutating func product() throws(FormulaError) -> Expression {
        var left = try factor()
        while let token = take(sign: "*") ?? take(sign: "/") {
            guard case .sign(let sign) = token.kind else { break }
            try link()
            left = .binary(sign, left, try factor(), token.offset)
        }
        return left
    }

    private mutating func factor() throws(FormulaError) -> Expression {
        var minus: Token?
        var isNegative = false
        while let token = take(sign: "-") { (minus, isNegative) = (minus ?? token, !isNegative) }
        let inner = try atom()
        guard let minus, isNegative else { return inner }
        return .unary("-", inner, minus.offset)
    }

    private mutating func atom() throws(FormulaError) -> Expression {
        let token = next
        place += place + 1 < tokens.count ? 1 : 0
        switch token.kind {
        case .number(let text): return .number(text, token.offset)
        case .word(let text): return .word(text, token.offset)
        case .name("true"): return .flag(true, token.offset)
        case .name("false"): return .flag(false, token.offset)
        case .name("blank"), .name("null"): return .blank(token.offset)
        case .name(let name):
            if take(sign: "(") != nil { return .call(name, try arguments(), token.offset) }
            if take(sign: ".") != nil {
                guard case .name(let column) = next.kind else {
                    throw FormulaError(rule: "syntax", offset: next.offset, summary: "a column's name is missing after '\(name).'")
                }
                place += 1
                return .member(name, column, token.offset)
            }
            return .name(name, token.offset)
        case .sign("("):
            let inner = try disjunction()
            try close()
            return inner
        case .end:
            throw FormulaError(rule: "syntax", offset: token.offset, summary: "the formula ends where a value is needed")
        case .sign:
            throw FormulaError(rule: "syntax", offset: token.offset, summary: "\(token.kind.described) was not expected here")
        }
    }

    private mutating func arguments() throws(FormulaError) -> [Expression] {
        if take(sign: ")") != nil { return [] }
        var arguments = [try disjunction()]
        while take(sign: ",") != nil { arguments.append(try disjunction()) }
        try close()
        return arguments
    }

    private mutating func close() throws(FormulaError) {
        guard take(sign: ")") == nil else { return }
        if next.kind == .end { throw FormulaError(rule: "syntax", offset: next.offset, summary: "')' is missing") }
        try end()
    }
}

extension Token.Kind {
    var described: String {
        switch self {
        case .number(let text), .name(let text), .sign(let text): "'\(text)'"
        case .word(let text): "the word '\(text)'"
        case .end: "the end"
        }
    }
}

/// A piece of a formula; `offset` counts code points from the formula's first.
struct Token: Equatable {
    enum Kind: Equatable {
        case number(String)
        case word(String)
        case name(String)
        /// An operator, bracket or comma.
        case sign(String)
        case end
    }
    let kind: Kind
    let offset: Int
}

/// What stops a formula from being read, or a value from being what it is used as.
struct FormulaError: Error, Hashable {
    let rule: String
    let offset: Int
    let summary: String
    var help: String?
    /// Set where the part stands elsewhere than the formula around it.
    var place: FormulaPlace?
}

/// Cuts a formula into tokens. What other languages write in its place is refused with what to write instead.
func tokens(of formula: String) throws(FormulaError) -> [Token] {
    let scalars = Array(formula.unicodeScalars)
    var tokens: [Token] = []
    var place = 0
    while place < scalars.count {
        let start = place
        let scalar = scalars[place]
        place += 1
        switch scalar {
        case " ", "\t", "\n", "\r": continue
        case "0"..."9":
            while place < scalars.count, isDigit(scalars[place]) { place += 1 }
            if place + 1 < scalars.count, scalars[place] == ".", isDigit(scalars[place + 1]) {
                place += 1
                while place < scalars.count, isDigit(scalars[place]) { place += 1 }
            }
            tokens.append(Token(kind: .number(ascii(scalars[start..<place])), offset: start))
        case "a"..."z", "A"..."Z", "_":
            while place < scalars.count, isDigit(scalars[place]) || isLetter(scalars[place]) { place += 1 }
            tokens.append(Token(kind: .name(ascii(scalars[start..<place])), offset: start))
        case "'", "\"":
            while place < scalars.count, scalars[place] != scalar { place += 1 }
            guard place < scalars.count else {
                throw FormulaError(
                    rule: "syntax", offset: start, summary: "the quote \(scalar) is never closed", help: "add \(scalar) after the word")
            }
            tokens.append(Token(kind: .word(text(scalars[start + 1..<place])), offset: start))
            place += 1
        case "+", "-", "/", "(", ")", ",", ".":
            // None of these begins a longer sign.
            tokens.append(Token(kind: .sign(ascii(scalars[start..<place])), offset: start))
        default:
            let pair = place < scalars.count ? text(scalars[start...place]) : ""
            if let help = notSigns[pair] ?? notSigns[String(Character(scalar))] {
                let sign = notSigns[pair] != nil ? pair : String(Character(scalar))
                throw FormulaError(rule: "syntax", offset: start, summary: "'\(sign)' is not part of a formula", help: help)
            }
            if ["<=", ">=", "<>"].contains(pair) {
                place += 1
                tokens.append(Token(kind: .sign(pair), offset: start))
            } else if "*=<>".unicodeScalars.contains(scalar) {
                tokens.append(Token(kind: .sign(ascii(scalars[start..<place])), offset: start))
            } else {
                throw FormulaError(
                    rule: "syntax", offset: start, summary: "'\(Character(scalar))' is not part of a formula", help: "delete it")
            }
        }
    }
    tokens.append(Token(kind: .end, offset: scalars.count))
    return tokens
}

/// What is not part of a formula, and what to write instead.
private let notSigns: [String: String] = [
    "==": "write '=' once", "!=": "write <>", "&&": "write and", "||": "write or", "=<": "write <=", "=>": "write >=", "><": "write <>",
    "**": "write a * a; there are no powers", "!": "write not", "&": "write and; texts cannot be joined", "|": "write or",
    "^": "write a * a; there are no powers", "%": "write / 100, or leave it out: percent values are percent points",
    "≤": "write <=", "≥": "write >=", "≠": "write <>", "×": "write *", "÷": "write /", "−": "write -", "＝": "write =", "＋": "write +",
    "－": "write -", "＊": "write *", "／": "write /", "＜": "write <", "＞": "write >", "，": "use ,", "、": "use ,", "（": "use (", "）": "use )",
    "‘": "use '", "’": "use '", "“": "use '", "”": "use '", "。": "use .", ";": "use , between the parts of a built-in",
    "；": "use , between the parts of a built-in", "?": "write if(condition, then, else)", "[": "use ( )", "]": "use ( )", "{": "use ( )",
    "}": "use ( )",
]

private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_"
}
private func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
}
/// The same of ASCII.
private func ascii(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(unsafeUninitializedCapacity: scalars.count) { out in
        for (index, scalar) in scalars.enumerated() { out[index] = UInt8(truncatingIfNeeded: scalar.value) }
        return scalars.count
    }
}

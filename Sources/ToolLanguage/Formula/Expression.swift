/// A formula as it is written, before anything is known of its names.
indirect enum Expression: Sendable {
    case number(String, Int)
    case word(String, Int)
    case flag(Bool, Int)
    case blank(Int)
    case name(String, Int)
    /// `table.column`
    case member(String, String, Int)
    case call(String, [Expression], Int)
    case unary(String, Expression, Int)
    case binary(String, Expression, Expression, Int)

    /// Where it begins, in code points of its formula; an operator's own place for `a + b`.
    var offset: Int {
        switch self {
        case .number(_, let offset), .word(_, let offset), .flag(_, let offset), .blank(let offset), .name(_, let offset),
            .member(_, _, let offset), .call(_, _, let offset), .unary(_, _, let offset), .binary(_, _, _, let offset):
            offset
        }
    }
}

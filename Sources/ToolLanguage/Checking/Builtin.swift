/// The built-ins: how each is written. A new one is a new row (and its typing in `Checker+Calls.swift`).
struct Builtin {
    let name: String
    let usage: String
    let counts: ClosedRange<Int>

    static let all = [
        Builtin(name: "if", usage: "if(condition, then, else)", counts: 3...3),
        Builtin(name: "isblank", usage: "isblank(value)", counts: 1...1),
        Builtin(name: "coalesce", usage: "coalesce(value, instead)", counts: 2...2),
        Builtin(name: "min", usage: "min(a, b, …) or min(table, value)", counts: 2...20),
        Builtin(name: "max", usage: "max(a, b, …) or max(table, value)", counts: 2...20),
        Builtin(name: "abs", usage: "abs(number)", counts: 1...1),
        Builtin(name: "floor", usage: "floor(number)", counts: 1...1),
        Builtin(name: "ceiling", usage: "ceiling(number)", counts: 1...1),
        Builtin(name: "round", usage: "round(number, places)", counts: 2...2),
        Builtin(name: "date", usage: "date(datetime)", counts: 1...1),
        Builtin(name: "edate", usage: "edate(date, months)", counts: 2...2),
        Builtin(name: "count", usage: "count(table)", counts: 1...1),
        Builtin(name: "sum", usage: "sum(table, number)", counts: 2...2),
        Builtin(name: "mean", usage: "mean(table, number)", counts: 2...2),
        Builtin(name: "any", usage: "any(table, condition)", counts: 2...2),
        Builtin(name: "all", usage: "all(table, condition)", counts: 2...2),
        Builtin(name: "filter", usage: "filter(table, condition)", counts: 2...2),
        Builtin(name: "sort", usage: "sort(table, key, …)", counts: 2...9),
        Builtin(name: "desc", usage: "desc(key), in sort or rank", counts: 1...1),
        Builtin(name: "first", usage: "first(table, value)", counts: 2...2),
        Builtin(name: "list", usage: "list(table, value)", counts: 2...2),
        Builtin(name: "sequence", usage: "sequence(number)", counts: 1...1),
        Builtin(name: "row", usage: "row()", counts: 0...0),
        Builtin(name: "rank", usage: "rank(table, key, …)", counts: 2...9),
        Builtin(name: "running", usage: "running(table, number)", counts: 2...2),
        Builtin(name: "split", usage: "split(table, total, weight)", counts: 3...3),
    ]
    static let names = all.map(\.name)
    static func named(_ name: String) -> Builtin? { all.first { $0.name == name } }

    /// What other languages call them.
    static let elsewhere = [
        "average": "use mean(table, value)", "avg": "use mean(table, value)", "countif": "use count(filter(table, condition))",
        "sumif": "use sum(filter(table, condition), value)", "vlookup": "use first(filter(table, id = key), value)",
        "xlookup": "use first(filter(table, id = key), value)", "lookup": "use first(filter(table, id = key), value)",
        "ceil": "use ceiling(number)", "roundup": "use ceiling(number)", "rounddown": "use floor(number)", "int": "use floor(number)",
        "len": "use count(table)", "length": "use count(table)", "ifblank": "use coalesce(value, instead)",
        "iferror": "use coalesce(value, instead)",
        "and": "write a and b", "or": "write a or b", "not": "write not a", "today": "make it an input with 'default: today'",
        "now": "make it an input with 'default: now'", "cumsum": "use running(table, value)",
    ]
}

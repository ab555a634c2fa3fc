internal import Scoring

/// A type as authors write it: one of eight core types with its places, unit and bounds. A new preset is a new row.
struct Preset {
    let name: String
    /// Nil for a table and a list.
    let core: ScalarType?
    /// Most places of an entry.
    let entryPlaces: Int32
    /// Places a result is rounded to.
    let resultPlaces: Int32?
    var least: Int32?
    var most: Int32?
    var unit: String?

    static let all = [
        Preset(name: "number", core: .number, entryPlaces: 6, resultPlaces: nil),
        Preset(name: "integer", core: .number, entryPlaces: 0, resultPlaces: 0),
        Preset(name: "percent", core: .number, entryPlaces: 1, resultPlaces: 1, unit: "%"),
        Preset(name: "score", core: .number, entryPlaces: 1, resultPlaces: 1, least: 0, most: 100),
        Preset(name: "money", core: .number, entryPlaces: 2, resultPlaces: 2, unit: "currency"),
        Preset(name: "duration", core: .number, entryPlaces: 6, resultPlaces: nil, unit: "days"),
        Preset(name: "rating", core: .number, entryPlaces: 0, resultPlaces: 0, least: 0),
        Preset(name: "flag", core: .flag, entryPlaces: 0, resultPlaces: nil),
        Preset(name: "choice", core: .choice, entryPlaces: 0, resultPlaces: nil),
        Preset(name: "text", core: .text, entryPlaces: 0, resultPlaces: nil),
        Preset(name: "date", core: .date, entryPlaces: 0, resultPlaces: nil),
        Preset(name: "datetime", core: .datetime, entryPlaces: 0, resultPlaces: nil),
        Preset(name: "table", core: nil, entryPlaces: 0, resultPlaces: nil),
        Preset(name: "list", core: nil, entryPlaces: 0, resultPlaces: nil),
    ]
    static let names = all.map(\.name)
    static func named(_ name: String) -> Preset? { all.first { $0.name == name } }
}

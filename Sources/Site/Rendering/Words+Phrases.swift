internal import Content

extension Words {
    /// A word with two values, each in the place of a `%`.
    func phrase(_ key: String, _ first: String, _ second: String) -> String {
        let parts = self[key].split(separator: "%", maxSplits: 2, omittingEmptySubsequences: false)
        return parts.count == 3 ? "\(parts[0])\(first)\(parts[1])\(second)\(parts[2])" : self[key]
    }

    /// A phrase with a count: `3 pages`, with `pagesOne` for one where the language has it.
    func counted(_ key: String, _ count: Int) -> String {
        count == 1 && texts[key + "One"] != nil ? self[key + "One"] : filled(key, String(count))
    }

    /// A day in the language's form, its pattern one of `date` and `dateShort`; `Y`, `M`, `D` stand for the parts.
    func date(_ date: CalendarDate, _ key: String = "date") -> String {
        let months = texts["months"]?.split(separator: " ") ?? []
        let month = months.count == 12 ? String(months[date.month - 1]) : String(date.month)
        return self[key].map { letter in
            switch letter {
            case "Y": String(date.year)
            case "M": month
            case "D": String(date.day)
            default: String(letter)
            }
        }.joined()
    }

    /// A place in an order, in the language's own numerals where its file lists them: `第二篇`.
    func ordinal(_ place: Int) -> String {
        let numerals = texts["numerals"]?.split(separator: " ") ?? []
        return filled("ordinal", place <= numerals.count ? String(numerals[place - 1]) : String(place))
    }
}

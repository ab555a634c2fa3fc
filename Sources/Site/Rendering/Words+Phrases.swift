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
        var out = ""
        for letter in self[key].unicodeScalars {
            switch letter {
            case "Y": out += String(date.year)
            case "M": out += months.count == 12 ? months[date.month - 1] : String(date.month)
            case "D": out += String(date.day)
            default: out.unicodeScalars.append(letter)
            }
        }
        return out
    }

    /// A place in an order, in the language's own numerals where its file lists them: `第二篇`.
    func ordinal(_ place: Int) -> String {
        filled("ordinal", place <= numerals.count ? numerals[place - 1] : String(place))
    }
}

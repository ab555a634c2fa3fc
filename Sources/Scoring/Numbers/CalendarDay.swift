/// Arithmetic of Gregorian days, counted from 0001-01-01 (day 0) to 9999-12-31. Every number is brought into its range first, so
/// nothing overflows.
public enum CalendarDay {
    public static let last: Int32 = 3_652_058
    public static let minutesPerDay: Int64 = 1440
    /// The first minute after the last day.
    static var minutesEnd: Int64 { (Int64(last) &+ 1) &* minutesPerDay }

    /// The day's number, or nil where there is no such day.
    public static func number(year: Int32, month: Int32, day: Int32) -> Int32? {
        guard year >= 1, year <= 9999, month >= 1, month <= 12, day >= 1, day <= length(ofMonth: month, year: year) else { return nil }
        // Years begin in March here, so that the leap day is the last of its year.
        let shifted = month <= 2 ? year &- 1 : year
        let months = month <= 2 ? month &+ 9 : month &- 3
        return shifted &* 365 &+ shifted / 4 &- shifted / 100 &+ shifted / 400 &+ (153 &* months &+ 2) / 5 &+ day &- 1 &- 306
    }

    /// Year, month and day of a number from 0 to `last`; others are brought into that range.
    public static func parts(_ number: Int32) -> (year: Int32, month: Int32, day: Int32) {
        let days = (number < 0 ? 0 : number > last ? last : number) &+ 306
        let era = days / 146_097, dayOfEra = days % 146_097
        let yearOfEra = (dayOfEra &- dayOfEra / 1460 &+ dayOfEra / 36_524 &- dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra &- (365 &* yearOfEra &+ yearOfEra / 4 &- yearOfEra / 100)
        let months = (5 &* dayOfYear &+ 2) / 153
        let year = yearOfEra &+ era &* 400 &+ (months >= 10 ? 1 : 0)
        return (year, months < 10 ? months &+ 3 : months &- 9, dayOfYear &- (153 &* months &+ 2) / 5 &+ 1)
    }

    /// Months later or earlier, clipped to the month's end; nil outside the years 1 to 9999.
    public static func adding(months: Int32, to number: Int32) -> Int32? {
        guard months > -120_000, months < 120_000 else { return nil }
        let (year, month, day) = parts(number)
        let count = year &* 12 &+ month &- 1 &+ months
        guard count >= 12 else { return nil }
        let newYear = count / 12, newMonth = count % 12 &+ 1
        guard newYear <= 9999 else { return nil }
        let longest = length(ofMonth: newMonth, year: newYear)
        return self.number(year: newYear, month: newMonth, day: day < longest ? day : longest)
    }

    public static func length(ofMonth month: Int32, year: Int32) -> Int32 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

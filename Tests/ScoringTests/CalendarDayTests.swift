import Scoring
import Testing

@Suite struct CalendarDayTests {
    private func day(_ text: String) -> Int32? { CalendarDay.read(text.utf8) }
    private func iso(_ day: Int32) -> String { String(decoding: CalendarDay.ascii(day), as: UTF8.self) }

    @Test func everyDayFollowsTheOneBefore() throws {
        // Counted day by day, as a calendar on the wall is.
        var year: Int32 = 1, month: Int32 = 1, dayOfMonth: Int32 = 1
        for number in 0...CalendarDay.last {
            let parts = CalendarDay.parts(number)
            guard parts == (year, month, dayOfMonth), CalendarDay.number(year: year, month: month, day: dayOfMonth) == number else {
                Issue.record("day \(number) is \(parts), not \((year, month, dayOfMonth))")
                return
            }
            dayOfMonth += 1
            if dayOfMonth > CalendarDay.length(ofMonth: month, year: year) { (dayOfMonth, month) = (1, month + 1) }
            if month > 12 { (month, year) = (1, year + 1) }
        }
        #expect(year == 10_000)
    }

    @Test(arguments: ["0001-01-01", "2024-02-29", "2000-02-29", "9999-12-31"])
    func aDayReadsBackAsItWasWritten(text: String) throws {
        #expect(iso(try #require(day(text))) == text)
    }

    @Test(arguments: [
        "2026-02-29", "1900-02-29", "2026-13-01", "0000-01-01", "2026-7-3", "2026-07-03T00:00", "", "2026/07/03", "２026-07-03",
    ])
    func whatIsNoDayIsNil(text: String) {
        #expect(day(text) == nil)
    }

    @Test(
        arguments: [
            ("2025-01-31", 1, "2025-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2024-02-29", 12, "2025-02-28"),
            ("2025-03-31", -1, "2025-02-28"),
            ("2025-08-31", 6, "2026-02-28"), ("0001-01-31", 0, "0001-01-31"), ("9998-12-31", 12, "9999-12-31"),
        ] as [(String, Int32, String)])
    func monthsClipToTheMonthsEnd(from: String, months: Int32, to: String) throws {
        #expect(CalendarDay.adding(months: months, to: try #require(day(from))).map(iso) == to)
    }

    @Test func monthsBeyondTheYearsAreNone() throws {
        #expect(CalendarDay.adding(months: 1, to: CalendarDay.last) == nil)
        #expect(CalendarDay.adding(months: -1, to: 0) == nil)
        #expect(CalendarDay.adding(months: .max, to: 0) == nil)
        #expect(CalendarDay.adding(months: .min, to: 0) == nil)
    }

    @Test(arguments: [
        ("2025-06-12T10:00", "2025-06-12T10:00"), ("2025-06-12 10:00", "2025-06-12T10:00"), ("9999-12-31T23:59:00", "9999-12-31T23:59"),
    ])
    func aTimeReadsBack(written: String, printed: String) throws {
        let minutes = try #require(CalendarDay.readMinutes(written.utf8))
        #expect(String(decoding: CalendarDay.ascii(minutes: minutes), as: UTF8.self) == printed)
    }

    @Test(arguments: ["2025-06-12", "2025-06-12T24:00", "2025-06-12T10:60", "2025-06-12T10:00:30", "2025-06-12T10:00Z", "2025-06-12T1:00"])
    func whatIsNoTimeIsNil(written: String) {
        #expect(CalendarDay.readMinutes(written.utf8) == nil)
    }
}

import Content
import Testing

@Suite struct CalendarDateTests {
    @Test(arguments: ["2026-07-03", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
    func aDayReadsBackAsItWasWritten(text: String) {
        #expect(CalendarDate(iso: text)?.iso == text)
    }

    @Test(arguments: [
        "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-7-3", "2026-07-03T00:00", "", "２０２６-07-03",
        "+026-07-03", "2026/07/03",
    ])
    func whatIsNoDayIsNil(text: String) {
        #expect(CalendarDate(iso: text) == nil)
    }

    @Test func daysAreOrdered() {
        #expect(CalendarDate(iso: "2026-07-03")! < CalendarDate(iso: "2026-07-10")!)
        #expect(CalendarDate(iso: "2025-12-31")! < CalendarDate(iso: "2026-01-01")!)
    }
}

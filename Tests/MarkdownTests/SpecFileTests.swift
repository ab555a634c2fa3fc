import Testing

@Suite("Our specification of Markdown")
struct SpecFileTests {
    @Test("holds in every example", arguments: SpecFile.all)
    func examples(_ file: SpecFile) {
        #expect(!file.examples.isEmpty)
        for example in file.examples {
            #expect(example.actual == example.expected, "\(file):\(example.line)")
        }
    }

    @Test("is there")
    func isThere() { #expect(SpecFile.all.count >= 10) }
}

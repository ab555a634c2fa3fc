import Diagnostics
import Foundation
@testable import Site
import Testing

/// Builds after edits by way of records: the output folder must hold what a build of nothing but the source would write.
@Suite final class UpdatingTests {
    let root = FileManager.default.temporaryDirectory.path + "/rapport-更新-" + UUID().uuidString
    var source: String { root + "/source" }
    var output: String { root + "/site" }
    var records: String { root + "/records" }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    func put(_ path: String, _ text: String) throws {
        try FileManager.default.createDirectory(atPath: "\(source)/\(path.folderPart)", withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: "\(source)/\(path)"))
    }

    func text(_ path: String) throws -> String { String(decoding: try Disk.read("\(source)/\(path)"), as: UTF8.self) }

    func update() async throws -> UpdateReport {
        try await Site.update(source: source, output: output, options: BuildOptions(), records: records)
    }

    /// What stands in the output folder, the list of files apart.
    func written() async throws -> [String: [UInt8]] {
        let scan = try await SourceScan(output, leavingOut: "")
        return try Dictionary(uniqueKeysWithValues: scan.paths.map { ($0, try Disk.read("\(output)/\($0)")) })
    }

    func clean() async throws -> Site {
        try await Site.build(SourceTree.load(from: source, leavingOut: output), options: BuildOptions())
    }

    func start() throws {
        try put("content/site.yml", "title: 训练\nbase_url: https://host/training/\nlanguages: [zh, en]\nnavigation: [a, b]\n")
        try put("content/zh/index.md", "---\ntitle: 首页\nsummary: 开始\n---\n\n读[甲](a/p0.md)。\n")
        for folder in ["a", "b"] {
            try put("content/zh/\(folder)/index.md", "---\ntitle: 部\(folder)\n---\n\n这一部。\n")
            for number in 0..<4 {
                try put("content/zh/\(folder)/p\(number).md", page("页\(folder)\(number)", number: number))
            }
        }
        try put("content/en/index.md", "---\ntitle: Home\n---\n\nRead.\n")
        try put("content/en/a/p1.md", "---\ntitle: One\ntags: [x]\n---\n\n## Part\n\nText.\n")
        try put("content/zh/a/x.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"20\"/>")
        try put("content/tools/wage.yml", tool(weight: 2))
    }

    func page(_ title: String, number: Int, body: String = "正文。") -> String {
        """
        ---
        title: \(title)
        summary: 第\(number)页。
        weight: \(number)
        tags: [标\(number % 2)]
        updated: 2026-01-0\(number + 1)
        ---

        ## 一

        \(body) 见[下一页](p\((number + 1) % 4).md#一)。

        - [ ] 做\(number)

        """
    }

    func tool(weight: Int) -> String {
        """
        version: 1
        title: { zh: 工资, en: Wage }
        summary: { zh: 一句话。, en: One sentence. }
        inputs:
          - { id: days, type: integer, min: 0, max: 31, label: { zh: 天数, en: Days } }
        outputs:
          - { id: pay, type: number, value: days * \(weight), label: { zh: 工资, en: Pay } }
        examples:
          - { given: { days: 3 }, expect: { pay: \(3 * weight) } }

        """
    }

    @Test func nothingChangedIsNotReadAgain() async throws {
        try start()
        #expect(try await update().written?.result.created ?? 0 > 20)
        // Files that were touched just before they were read are read once more; these are old enough.
        usleep(200_000)
        _ = try await update()
        let manifest = Disk.signature(of: "\(output)/\(WriteManifest.name)")
        let again = try await update()
        #expect(again.written?.result == WriteResult(unchanged: try await written().count))
        #expect(Disk.signature(of: "\(output)/\(WriteManifest.name)") == manifest)
        #expect(again.summary.pageCount == (try await clean()).summary.pageCount)
    }

    @Test func aTextThatChangesChangesItsPageAlone() async throws {
        try start()
        _ = try await update()
        try put("content/zh/a/p2.md", page("页a2", number: 2, body: "改过的正文。"))
        let report = try await update()
        #expect(report.written?.result.replaced == 2)
        #expect(try await written() == (try await clean()).files)
    }

    @Test func aTextWithToolsChangesItsPageAlone() async throws {
        try start()
        try put("content/tools/aim.yml", tool(weight: 5))
        try put("content/tools/quiz.yml", quiz)
        func body(_ text: String) -> String { "\(text)\n\n![工资](tool:wage)\n\n![问](tool:quiz)\n\n[目标](tool:aim)和[工资](tool:wage)" }
        try put("content/zh/a/p2.md", page("页a2", number: 2, body: body("正文。")))
        _ = try await update()
        let live = try await LiveSite(source: source, output: output, options: BuildOptions())

        try put("content/zh/a/p2.md", page("页a2", number: 2, body: body("改过的正文。")))
        // In both languages: the page is Chinese only.
        #expect(try await live.refreshed() == "2 files")
        #expect(try await update().written?.result.replaced == 2)
        #expect(live.files == (try await clean()).files)
        #expect(try await written() == live.files)

        // The page of a tool names the pages that hold it.
        try put("content/zh/a/p2.md", page("页a2", number: 2, body: "正文。\n\n![工资](tool:wage)"))
        #expect(try await live.refreshed() == "whole")
        _ = try await update()
        #expect(try await written() == (try await clean()).files)
    }

    let quiz = """
        version: 1
        kind: quiz
        title: { zh: 问, en: Quiz }
        questions:
          - id: one
            label: { zh: 多少？, en: How many? }
            options: { a: { zh: 一, en: One }, b: { zh: 二, en: Two } }
            answer: b
            why: { zh: 见那一页。, en: See there. }
            page: a/p1
        examples:
          - { given: { one: b }, expect: { share: 100 } }

        """

    func startWithGlossary() throws {
        try start()
        try put("content/site.yml", "title: 训练\nbase_url: https://host/training/\nlanguages: [zh, en]\nnavigation: [a, b, about]\n")
        try put("content/zh/about/index.md", "---\ntitle: 说明\n---\n\n先看。\n\n见[词](glossary.md#pilot)。\n")
        try put("content/glossary.yml", glossary(avoid: "试验局"))
        try put(
            "content/paths.yml",
            """
            paths:
              - id: first
                title: { zh: 一, en: One }
                summary: { zh: 一, en: One }
                for: { zh: 人, en: all }
                steps:
                  - { page: a/p1, minutes: 5, learnt: { zh: 会了, en: done } }

            """)
    }

    func glossary(avoid: String) -> String {
        """
        terms:
          - id: pilot
            zh: { term: 实验局, avoid: [\(avoid)], text: 先装一处。 }
            en: { term: pilot, text: One site first. }

        """
    }

    @Test func aPageThatListsTheGlossaryIsMadeAnewAsItWas() async throws {
        try startWithGlossary()
        _ = try await update()
        try put("content/zh/about/index.md", "---\ntitle: 说明\n---\n\n先看。\n\n改了，见[词](glossary.md#pilot)。\n")
        #expect(try await update().written?.result.replaced == 2)
        #expect(try await written() == (try await clean()).files)
    }

    @Test func aWordToAvoidIsToldWhereverItComesFrom() async throws {
        try startWithGlossary()
        #expect(try await update().summary.findings.isEmpty)
        try put("content/zh/a/p2.md", page("页a2", number: 2, body: "看试验局。"))
        #expect(try await update().summary.findings.map(\.rule) == ["avoided-term"])
        try put("content/zh/a/p2.md", page("页a2", number: 2, body: "看实验局。"))
        #expect(try await update().summary.findings.isEmpty)
        try put("content/glossary.yml", glossary(avoid: "正文"))
        #expect(try await update().summary.findings.count == 7)
        #expect(try await written() == (try await clean()).files)
    }

    @Test func aSiteInMemoryMakesNoMoreAnewThanHasChanged() async throws {
        try start()
        let live = try await LiveSite(source: source, output: output, options: BuildOptions())
        #expect(await live.isGood)
        #expect(try await live.refreshed() == "none")
        let version = live.version

        try put("content/zh/a/p2.md", page("页a2", number: 2) + "\n再加一段。\n")
        let change = try await live.refreshed()
        #expect(change == "2 files")
        #expect(live.version == version + 1)
        #expect(live.files == (try await clean()).files)

        try put("content/zh/a/p2.md", page("页a2", number: 2, body: "见[无](nothing.md)。"))
        let last = live.files
        #expect(try await live.refreshed() == "refused: broken-link")
        #expect(live.files == last && live.version == version + 1)
        #expect(try await live.refreshed() == "none")

        try put("content/zh/a/p2.md", page("页a2的新名", number: 2))
        #expect(try await live.refreshed() == "whole")
        #expect(live.files == (try await clean()).files)
    }

    @Test func aChangeIsNotLostWhereAnotherFileCannotBeRead() async throws {
        try start()
        let live = try await LiveSite(source: source, output: output, options: BuildOptions())
        let whole = try text("content/zh/a/p3.md")
        try put("content/zh/a/p1.md", page("页a1", number: 1) + "\n再加一段。\n")
        #expect(truncate("\(source)/content/zh/a/p3.md", off_t(Disk.largestFile) + 1) == 0)
        await #expect(throws: DiskError.self) { try await live.refresh() }
        try put("content/zh/a/p3.md", whole)
        _ = try await live.refresh()
        #expect(live.files == (try await clean()).files)
    }

    @Test func aFileChangedInTheOutputIsMended() async throws {
        try start()
        _ = try await update()
        try Data("wrong".utf8).write(to: URL(filePath: output + "/a/p1.html"))
        _ = try await update()
        #expect(try await written() == (try await clean()).files)
    }

    @Test(arguments: ["", "-pages"]) func aDamagedRecordCostsAWholeBuildAndNothingElse(ending: String) async throws {
        try start()
        _ = try await update()
        let names = try FileManager.default.contentsOfDirectory(atPath: records)
        let name = try #require(names.first { $0.hasSuffix(ending) && ($0.hasSuffix("-pages") || ending.isEmpty) })
        let whole = try Disk.read("\(records)/\(name)")
        for cut in [0, 1, 40, whole.count / 2, whole.count - 1] {
            var bytes = Array(whole.prefix(cut))
            if cut > 40 { bytes += whole.dropFirst(cut).map { $0 ^ 0x55 } }
            try Data(bytes).write(to: URL(filePath: "\(records)/\(name)"))
            try put("content/zh/a/p2.md", page("页a2", number: 2, body: "改到\(cut)。"))
            _ = try await update()
            #expect(try await written() == (try await clean()).files)
        }
    }

    /// 500 with RAPPORT_EDITS=500; the seed is fixed, so that a failure can be found again.
    @Test func afterEveryEditTheFolderHoldsWhatACleanBuildWrites() async throws {
        try start()
        _ = try await update()
        let live = try await LiveSite(source: source, output: output, options: BuildOptions())
        var editor = Editor(seed: 11)
        let count = Int(ProcessInfo.processInfo.environment["RAPPORT_EDITS"] ?? "") ?? 40
        var equal = 0, refused = 0
        for turn in 0..<count {
            let before = try await written()
            var what: [String] = []
            for _ in 0..<(turn % 7 == 6 ? 3 : 1) { what.append(try await editor.edit(self)) }
            let report = try await update()
            let site = try await clean()
            #expect(report.summary.findings == site.findings, "edit \(turn): \(what)")
            let expected = report.written == nil ? before : site.files
            let same = try await written() == expected
            #expect(same && (report.written != nil) == site.isWritable, "edit \(turn): \(what)")
            let change = try await live.refresh()
            #expect(await live.summary.findings == site.findings, "edit \(turn): \(what), in memory \(change)")
            #expect(site.isWritable ? live.files == site.files : !(await live.isGood), "edit \(turn): \(what), in memory \(change)")
            equal += same ? 1 : 0
            refused += report.written == nil ? 1 : 0
        }
        print("\(equal) of \(count) edits: the folder holds what a clean build writes; \(refused) were refused and left it alone")
    }
}

extension LiveSite {
    /// What came of looking, in words.
    fileprivate func refreshed() async throws -> String {
        switch try await refresh() {
        case .none: "none"
        case .files(let count): "\(count) files"
        case .whole: "whole"
        case .refused(let site): "refused: " + site.findings.map(\.rule).joined(separator: ", ")
        }
    }

    nonisolated fileprivate var files: [String: [UInt8]] {
        Dictionary(uniqueKeysWithValues: paths.map { ($0, file($0) ?? []) })
    }
}

/// Random edits of a source folder, the same for the same seed.
private struct Editor {
    private var state: UInt64
    private var number = 0
    private var broken: (path: String, text: String)?

    init(seed: UInt64) { state = seed }

    private mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }

    private mutating func pick(_ paths: [String]) -> String { paths[next(paths.count)] }

    mutating func edit(_ test: UpdatingTests) async throws -> String {
        number += 1
        if let broken {
            try test.put(broken.path, broken.text)
            self.broken = nil
            return "mend \(broken.path)"
        }
        let files = try await SourceScan(test.source, leavingOut: "").paths
        let pages = files.filter { $0.hasSuffix(".md") && !$0.hasSuffix("index.md") && $0.namePart.hasPrefix("p") }
        let extra = files.filter { $0.namePart.hasPrefix("new") }
        let path = pick(pages)
        switch next(16) {
        case 0...5:
            try test.put(path, test.text(path) + "\n第\(number)次添的话。\n")
            return "text of \(path)"
        case 6:
            try test.put(path, test.text(path).replacing(/title: .*/, with: "title: 新题\(number)"))
            return "title of \(path)"
        case 7:
            try test.put(path, test.text(path).replacing(/weight: .*/, with: "weight: \(next(9))"))
            return "weight of \(path)"
        case 8:
            let new = "content/zh/\(next(2) == 0 ? "a" : "b")/new\(number).md"
            try test.put(new, "---\ntitle: 添\(number)\ntags: [标1, 新\(number % 3)]\n---\n\n添的一页，见[零](p0.md)。\n")
            return "add \(new)"
        case 9 where !extra.isEmpty:
            let gone = pick(extra)
            try Disk.delete("\(test.source)/\(gone)")
            return "delete \(gone)"
        case 10 where !extra.isEmpty:
            let old = pick(extra), new = old.folderPart + "new\(number)-renamed.md"
            try test.put(new, test.text(old))
            try Disk.delete("\(test.source)/\(old)")
            return "rename \(old)"
        case 11:
            try test.put("templates/partials/foot.html", "<footer>{{site.title}} \(number % 3)</footer>\n")
            return "template"
        case 12:
            try test.put("content/site.yml", test.text("content/site.yml").replacing(/title: .*/, with: "title: 训练\(number)"))
            return "configuration"
        case 13:
            try test.put("content/tools/wage.yml", test.tool(weight: 1 + next(5)))
            return "tool"
        case 14:
            try test.put("content/zh/a/x.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(10 + next(9))\" height=\"20\"/>")
            let text = try test.text("content/zh/a/p0.md")
            if !text.contains("x.svg") { try test.put("content/zh/a/p0.md", text + "\n![图](x.svg)\n\n![工资](tool:wage)\n") }
            return "picture"
        case 15:
            broken = (path, try test.text(path))
            try test.put(path, test.text(path) + "\n[坏](nowhere\(number).md)\n")
            return "break \(path)"
        default:
            try test.put(path, test.text(path).replacing("## 一", with: "## 一\n\n### 小节\(number)\n"))
            return "heading of \(path)"
        }
    }
}

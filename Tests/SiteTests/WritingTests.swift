import Foundation
@testable import Site
import Testing

/// Writes into a folder of its own, which goes when the test ends.
@Suite final class WritingTests {
    let output = FileManager.default.temporaryDirectory.path + "/rapport-" + UUID().uuidString

    deinit { try? FileManager.default.removeItem(atPath: output) }

    func files(_ texts: [String: String]) -> [OutputFile] {
        texts.sorted { $0.key < $1.key }.map { OutputFile(OutputPath($0.key), $0.value) }
    }

    @discardableResult func write(_ texts: [String: String]) async throws -> WriteResult {
        try await WritePlan(files(texts), output: output).apply()
    }

    func text(_ path: String) -> String? { (try? Disk.read("\(output)/\(path)")).map { String(decoding: $0, as: UTF8.self) } }

    func put(_ path: String, _ text: String) throws {
        try FileManager.default.createDirectory(atPath: "\(output)/\(path.folderPart)", withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: "\(output)/\(path)"))
    }

    func steps(_ texts: [String: String]) async throws -> [String] {
        try await WritePlan(files(texts), output: output).rehearse().steps.map { "\($0.action) \($0.path)" }
    }

    @Test func onlyWhatChangesIsWritten() async throws {
        try await write(["a.html": "1", "b/c.html": "2", "d/e.html": "3"])
        let new = ["a.html": "1", "b/c.html": "changed", "f.html": "4"]
        #expect(try await steps(new) == ["create f.html", "replace b/c.html", "delete d/e.html"])
        #expect(text("b/c.html") == "2")
        let result = try await write(new)
        #expect((result.created, result.replaced, result.deleted, result.unchanged) == (1, 1, 1, 1))
        #expect(text("b/c.html") == "changed")
        #expect(Disk.kind(of: output + "/d") == nil)
    }

    @Test func aSecondRunDoesNothing() async throws {
        try await write(["a.html": "1", "b/c.html": "2"])
        let before = try FileManager.default.attributesOfItem(atPath: "\(output)/\(WriteManifest.name)")[.modificationDate] as? Date
        let result = try await write(["a.html": "1", "b/c.html": "2"])
        #expect((result.created, result.replaced, result.deleted, result.unchanged) == (0, 0, 0, 2))
        let after = try FileManager.default.attributesOfItem(atPath: "\(output)/\(WriteManifest.name)")[.modificationDate] as? Date
        #expect(before == after)
    }

    @Test func whatWeDidNotWriteIsNeverTouched() async throws {
        try put("mine.txt", "mine")
        try put("b/mine.txt", "mine")
        try await write(["b/a.html": "1"])
        try await write(["c.html": "1"])
        #expect(text("mine.txt") == "mine")
        #expect(text("b/mine.txt") == "mine")
        #expect(text("b/a.html") == nil)
    }

    @Test func aForeignFileInTheWayStopsTheRunBeforeAnythingIsWritten() async throws {
        try put("b.html", "mine")
        let error = await #expect(throws: DiskError.self) { try await self.write(["a.html": "1", "b.html": "2"]) }
        #expect(
            error?.description == "'\(output)/b.html' is in the way and was not written by rapport; move it or choose another output folder"
        )
        #expect(text("a.html") == nil)
        #expect(text("b.html") == "mine")
    }

    @Test func aForeignFileThatIsAlreadyRightIsTakenOver() async throws {
        try put("a.html", "1")
        #expect(try await write(["a.html": "1"]).unchanged == 1)
    }

    @Test func aStaleFileThatSomebodyChangedStays() async throws {
        try await write(["a.html": "1", "b.html": "2"])
        try put("b.html", "edited by hand")
        #expect(try WritePlan(files(["a.html": "1"]), output: output).kept == ["b.html"])
        try await write(["a.html": "1"])
        #expect(text("b.html") == "edited by hand")
    }

    @Test func aLinkAmongTheFoldersDoesNotLeadOut() async throws {
        let outside = output + "-outside"
        try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: outside) }
        try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: output + "/b", withDestinationPath: outside)
        await #expect(throws: DiskError.self) { try await self.write(["b/a.html": "1"]) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: outside).isEmpty)
    }

    @Test func aManifestThatSomebodyEditedDoesNotLeadOut() async throws {
        let outside = output + "-victim.txt"
        try Data("safe".utf8).write(to: URL(filePath: outside))
        defer { try? FileManager.default.removeItem(atPath: outside) }
        try await write(["a.html": "1"])
        let zeros = String(repeating: "0", count: 32)
        try put(WriteManifest.name, "# unfinished\n\(zeros)  ../\(outside.namePart)\n\(zeros)  \(outside)\n\(zeros)  a.html\n")
        try await write([:])
        #expect(FileManager.default.fileExists(atPath: outside))
        #expect(text("a.html") == nil)
    }

    /// Cuts a run off after every number of steps, and leaves a half-written file; the next run must mend all of it.
    @Test(arguments: 0...4) func aRunThatWasCutOffIsMendedByTheNext(done: Int) async throws {
        let old = ["a.html": "1", "b/c.html": "2", "d/e.html": "3"]
        let new = ["a.html": "1", "b/c.html": "changed", "f.html": "4", "g/h.html": "5"]
        try await write(old)
        let plan = try WritePlan(files(new), output: output)
        let steps = try await plan.rehearse().steps
        try Disk.replace("\(output)/\(WriteManifest.name)", plan.claims)
        for step in steps.prefix(done) {
            switch step.action {
            case .create, .replace: try put(step.path, new[step.path]!)
            case .delete: try Disk.delete("\(output)/\(step.path)")
            }
        }
        if done < steps.count, steps[done].action == .create { try put(steps[done].path, "ha") }
        try put("a.html" + Disk.temporaryEnding, "left over")

        try await write(new)
        for (path, content) in new { #expect(text(path) == content) }
        #expect(text("d/e.html") == nil)
        #expect(text("a.html" + Disk.temporaryEnding) == nil)
        #expect(try await write(new).unchanged == new.count)
    }

    @Test func aFileChangedByHandIsTheirsEvenAfterARunWasCutOff() async throws {
        try await write(["a.html": "1", "b.html": "2"])
        try put("b.html", "edited by hand")
        let plan = try WritePlan(files(["a.html": "changed"]), output: output)
        let lock = try FolderLock(output)
        lock.release()
        try await plan.apply()
        let list = try #require(text(WriteManifest.name))
        try put(WriteManifest.name, "# unfinished\n" + list)
        try await write(["a.html": "changed again"])
        #expect(text("b.html") == "edited by hand")
    }

    @Test func twoRunsDoNotWriteIntoOneFolder() async throws {
        try await write(["a.html": "1"])
        let plan = try WritePlan(files(["a.html": "2"]), output: output)
        let lock = try FolderLock(output)
        let busy = await #expect(throws: DiskError.self) { try await plan.apply() }
        #expect(busy?.description == "another build is writing '\(output)'; wait for it to end")
        lock.release()
        try await write(["a.html": "3"])
        let late = await #expect(throws: DiskError.self) { try await plan.apply() }
        #expect(late?.description == "another build has written '\(output)' meanwhile; build again")
        #expect(text("a.html") == "3")
    }

    @Test func aForeignTemporaryIsNotOurs() async throws {
        try await write(["a.html": "1"])
        try put("a.html" + Disk.temporaryEnding, "theirs")
        await #expect(throws: DiskError.self) { try await self.write(["a.html": "2"]) }
        #expect(text("a.html" + Disk.temporaryEnding) == "theirs")
        #expect(text("a.html") == "1")
    }

    @Test func theManifestIsWhatXxh128sumReads() async throws {
        try await write(["a.html": "abc"])
        #expect(text(WriteManifest.name) == "06b05ab6733a618578af5f94892f3950  a.html\n")
    }

    @Test func aFolderThatCannotBeWrittenIsOneSentence() async throws {
        try Data("a file".utf8).write(to: URL(filePath: output))
        let error = await #expect(throws: DiskError.self) { try await self.write(["b/a.html": "1"]) }
        #expect(error?.description == "cannot make the folder '\(output)': file exists")
    }
}

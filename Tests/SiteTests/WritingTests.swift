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

    @discardableResult func write(_ texts: [String: String]) throws -> WritePlan {
        let plan = try WritePlan(files(texts), output: output)
        try plan.apply()
        return plan
    }

    func text(_ path: String) -> String? { (try? Disk.read("\(output)/\(path)")).map { String(decoding: $0, as: UTF8.self) } }

    func put(_ path: String, _ text: String) throws {
        try FileManager.default.createDirectory(atPath: "\(output)/\(path.folderPart)", withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: "\(output)/\(path)"))
    }

    func steps(_ plan: WritePlan) -> [String] { plan.steps.map { "\($0.action) \($0.path)" } }

    @Test func onlyWhatChangesIsWritten() throws {
        try write(["a.html": "1", "b/c.html": "2", "d/e.html": "3"])
        let plan = try write(["a.html": "1", "b/c.html": "changed", "f.html": "4"])
        #expect(steps(plan) == ["create f.html", "replace b/c.html", "delete d/e.html"])
        #expect(plan.unchanged == 1)
        #expect(text("b/c.html") == "changed")
        #expect(Disk.kind(of: output + "/d") == nil)
    }

    @Test func aSecondRunDoesNothing() throws {
        try write(["a.html": "1", "b/c.html": "2"])
        let before = try FileManager.default.attributesOfItem(atPath: "\(output)/\(WriteManifest.name)")[.modificationDate] as? Date
        let plan = try write(["a.html": "1", "b/c.html": "2"])
        #expect(plan.steps.isEmpty)
        let after = try FileManager.default.attributesOfItem(atPath: "\(output)/\(WriteManifest.name)")[.modificationDate] as? Date
        #expect(before == after)
    }

    @Test func whatWeDidNotWriteIsNeverTouched() throws {
        try put("mine.txt", "mine")
        try put("b/mine.txt", "mine")
        try write(["b/a.html": "1"])
        try write(["c.html": "1"])
        #expect(text("mine.txt") == "mine")
        #expect(text("b/mine.txt") == "mine")
        #expect(text("b/a.html") == nil)
    }

    @Test func aForeignFileInTheWayStopsTheRunBeforeAnythingIsWritten() throws {
        try put("b.html", "mine")
        let error = #expect(throws: DiskError.self) { try self.write(["a.html": "1", "b.html": "2"]) }
        #expect(
            error?.description == "'\(output)/b.html' is in the way and was not written by rapport; move it or choose another output folder"
        )
        #expect(text("a.html") == nil)
        #expect(text("b.html") == "mine")
    }

    @Test func aForeignFileThatIsAlreadyRightIsTakenOver() throws {
        try put("a.html", "1")
        #expect(try write(["a.html": "1"]).steps.isEmpty)
    }

    @Test func aStaleFileThatSomebodyChangedStays() throws {
        try write(["a.html": "1", "b.html": "2"])
        try put("b.html", "edited by hand")
        let plan = try write(["a.html": "1"])
        #expect(plan.kept == ["b.html"])
        #expect(text("b.html") == "edited by hand")
    }

    @Test func aLinkAmongTheFoldersDoesNotLeadOut() throws {
        let outside = output + "-outside"
        try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: outside) }
        try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: output + "/b", withDestinationPath: outside)
        #expect(throws: DiskError.self) { try self.write(["b/a.html": "1"]) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: outside).isEmpty)
    }

    @Test func aManifestThatSomebodyEditedDoesNotLeadOut() throws {
        let outside = output + "-victim.txt"
        try Data("safe".utf8).write(to: URL(filePath: outside))
        defer { try? FileManager.default.removeItem(atPath: outside) }
        try write(["a.html": "1"])
        let zeros = String(repeating: "0", count: 64)
        try put(WriteManifest.name, "# unfinished\n\(zeros)  ../\(outside.namePart)\n\(zeros)  \(outside)\n\(zeros)  a.html\n")
        try write([:])
        #expect(FileManager.default.fileExists(atPath: outside))
        #expect(text("a.html") == nil)
    }

    /// Cuts a run off after every number of steps, and leaves a half-written file; the next run must mend all of it.
    @Test(arguments: 0...4) func aRunThatWasCutOffIsMendedByTheNext(done: Int) throws {
        let old = ["a.html": "1", "b/c.html": "2", "d/e.html": "3"]
        let new = ["a.html": "1", "b/c.html": "changed", "f.html": "4", "g/h.html": "5"]
        try write(old)
        let plan = try WritePlan(files(new), output: output)
        let claimed = plan.old.digests.merging(plan.manifest.digests) { _, new in new }
        try Disk.replace("\(output)/\(WriteManifest.name)", WriteManifest(digests: claimed, isUnfinished: true).text)
        for step in plan.steps.prefix(done) {
            switch step.action {
            case .create, .replace: try put(step.path, String(decoding: step.bytes, as: UTF8.self))
            case .delete: try Disk.delete("\(output)/\(step.path)")
            }
        }
        if done < plan.steps.count, plan.steps[done].action == .create { try put(plan.steps[done].path, "ha") }
        try put("a.html" + Disk.temporaryEnding, "left over")

        try write(new)
        for (path, content) in new { #expect(text(path) == content) }
        #expect(text("d/e.html") == nil)
        #expect(text("a.html" + Disk.temporaryEnding) == nil)
        #expect(try write(new).steps.isEmpty)
    }

    @Test func aFileChangedByHandIsTheirsEvenAfterARunWasCutOff() throws {
        try write(["a.html": "1", "b.html": "2"])
        try put("b.html", "edited by hand")
        let plan = try WritePlan(files(["a.html": "changed"]), output: output)
        let lock = try FolderLock(output)
        lock.release()
        try plan.apply()
        let list = try #require(text(WriteManifest.name))
        try put(WriteManifest.name, "# unfinished\n" + list)
        try write(["a.html": "changed again"])
        #expect(text("b.html") == "edited by hand")
    }

    @Test func twoRunsDoNotWriteIntoOneFolder() throws {
        try write(["a.html": "1"])
        let plan = try WritePlan(files(["a.html": "2"]), output: output)
        let lock = try FolderLock(output)
        let busy = #expect(throws: DiskError.self) { try plan.apply() }
        #expect(busy?.description == "another build is writing '\(output)'; wait for it to end")
        lock.release()
        try write(["a.html": "3"])
        let late = #expect(throws: DiskError.self) { try plan.apply() }
        #expect(late?.description == "another build has written '\(output)' meanwhile; build again")
        #expect(text("a.html") == "3")
    }

    @Test func aForeignTemporaryIsNotOurs() throws {
        try write(["a.html": "1"])
        try put("a.html" + Disk.temporaryEnding, "theirs")
        #expect(throws: DiskError.self) { try self.write(["a.html": "2"]) }
        #expect(text("a.html" + Disk.temporaryEnding) == "theirs")
        #expect(text("a.html") == "1")
    }

    @Test func theManifestIsWhatSha256sumReads() throws {
        try write(["a.html": "abc"])
        #expect(text(WriteManifest.name) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.html\n")
    }

    @Test func aFolderThatCannotBeWrittenIsOneSentence() throws {
        try Data("a file".utf8).write(to: URL(filePath: output))
        let error = #expect(throws: DiskError.self) { try self.write(["b/a.html": "1"]) }
        #expect(error?.description == "cannot make the folder '\(output)': file exists")
    }
}

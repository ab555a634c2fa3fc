import Foundation
import Diagnostics
@testable import Site
import Testing

@Suite final class LoadingTests {
    let source = FileManager.default.temporaryDirectory.path + "/rapport-源 " + UUID().uuidString

    deinit { try? FileManager.default.removeItem(atPath: source) }

    func put(_ path: String, _ text: String = "# 甲\n") throws {
        try FileManager.default.createDirectory(atPath: "\(source)/\(path.folderPart)", withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: "\(source)/\(path)"))
    }

    @Test func contentAndTemplatesAreReadAndNothingElse() async throws {
        for path in [
            "content/zh/index.md", "content/zh/a.png", "content/.hidden/b.md", "templates/partials/foot.html", "notes.md", "site/c.md",
        ] {
            try put(path)
        }
        let tree = try await SourceTree.load(from: source, leavingOut: source + "/site")
        #expect(tree.pages.map(\.path) == ["content/zh/index.md"])
        #expect(tree.assets.map(\.path) == ["content/zh/a.png"])
        #expect(tree.templates.map(\.path) == ["templates/partials/foot.html"])
    }

    @Test func aPlainFolderIsReadWithoutTheOutputInIt() async throws {
        for path in ["README.md", "guide/one.md", "site/index.md"] { try put(path) }
        let tree = try await SourceTree.load(from: source, leavingOut: source + "/site")
        #expect(tree.pages.map(\.path) == ["README.md", "guide/one.md"])
    }

    @Test func linksAreNotFollowedEvenInACircle() async throws {
        try put("content/zh/index.md")
        try FileManager.default.createSymbolicLink(atPath: source + "/content/zh/round", withDestinationPath: source + "/content")
        try FileManager.default.createSymbolicLink(atPath: source + "/content/zh/out.md", withDestinationPath: "/etc/hostname")
        let tree = try await SourceTree.load(from: source, leavingOut: source + "/site")
        #expect(tree.pages.count == 1)
        #expect(
            tree.findings.map(\.text) == [
                "content/zh/out.md: warning: symbolic links are not followed [symbolic-link]\n  help: put the file itself here",
                "content/zh/round: warning: symbolic links are not followed [symbolic-link]\n  help: put the file itself here",
            ])
    }

    @Test func aFolderThatIsNotThereIsOneSentence() async {
        let error = await #expect(throws: DiskError.self) { try await SourceTree.load(from: self.source, leavingOut: "") }
        #expect(error?.description == "cannot open the folder '\(source)': no such file or directory")
    }

    @Test func aPageThatIsGoneWhenItIsReadIsOneSentence() async throws {
        try put("content/zh/index.md")
        let tree = try await SourceTree.load(from: source, leavingOut: "")
        try FileManager.default.removeItem(atPath: source + "/content/zh/index.md")
        let error = await #expect(throws: DiskError.self) { try await Site.build(tree) }
        #expect(error?.description == "cannot read '\(source)/content/zh/index.md': no such file or directory")
    }
}

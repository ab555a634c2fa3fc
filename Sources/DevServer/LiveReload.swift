/// Has the pages that a reader has open loaded anew when the site changes: each page is sent with a script that asks which
/// version of the site there is, and is answered when it is another one.
struct LiveReload: Sendable {
    /// The version of the site as it is now.
    let version: @Sendable () -> String

    /// No file of a site lies in a folder whose name begins with a dot.
    private static let folder = ".rapport/"
    private static let script = folder + "reload.js"
    private static let question = folder + "version"
    /// How long a question waits for another version, so that a reader who has left is noticed.
    private static let patience = Duration.seconds(20)
    private static let step = Duration.milliseconds(100)

    /// The answer to what only the script asks, as a media type and bytes; nil to any other path.
    /// - Parameter path: without the slash before it.
    func answer(path: String, query: Substring) async -> (type: String, bytes: [UInt8])? {
        switch path {
        case Self.script: return (contentType(of: path), PackageResources.reload_js)
        case Self.question:
            let end = ContinuousClock.now + Self.patience
            while query == "after=" + version(), ContinuousClock.now < end {
                do { try await Task.sleep(for: Self.step) } catch { break }
            }
            return ("text/plain; charset=utf-8", Array(version().utf8))
        default: return nil
        }
    }

    /// A page with the script before its end.
    /// - Parameter version: what the site was before the page was taken from it, so that no change falls in between.
    func page(_ html: [UInt8], of version: String) -> [UInt8] {
        let end = Array("</body>".utf8)
        guard let place = html.indices.reversed().first(where: { html[$0...].starts(with: end) }) else { return html }
        let script = "<script type=\"module\" src=\"/\(Self.script)?version=\(version)\"></script>\n"
        return Array(html[..<place] + script.utf8 + html[place...])
    }
}

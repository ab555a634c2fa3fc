internal import FlyingFox
internal import FlyingSocks
internal import Foundation

/// Shows a site to this machine alone, at `http://127.0.0.1:<port>/`, and has open pages loaded anew when it changes.
///
/// It knows nothing of how a site is made: it is given a function from a path (`follow-up/rhythm.html`) to bytes.
public struct DevServer: Sendable {
    private let port: UInt16
    private let headers: @Sendable () -> [String: String]
    private let reload: LiveReload
    private let file: @Sendable (String) -> [UInt8]?

    /// - Parameters:
    ///   - headers: sent with every answer, such as the site's Content-Security-Policy.
    ///   - version: of the site as it is now, in letters, digits and hyphens; another one after every change.
    public init(
        port: UInt16, headers: @escaping @Sendable () -> [String: String], version: @escaping @Sendable () -> String,
        file: @escaping @Sendable (String) -> [UInt8]?
    ) {
        self.port = port
        self.headers = headers
        self.file = file
        reload = LiveReload(version: version)
    }

    /// Serves until the task is cancelled; calls `whenListening` once visitors can come.
    /// - Throws: `DevServerError` where the port cannot be had.
    public func run(whenListening: @escaping @Sendable () -> Void = {}) async throws {
        let handler = ClosureHTTPHandler { request in
            await answer(
                method: request.method.rawValue, path: request.target.path(), query: request.query.map { ($0.name, $0.value) })
        }
        let server = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: port), logger: .disabled, handler: handler)
        let announcement = Task {
            if (try? await server.waitUntilListening()) != nil { whenListening() }
        }
        defer { announcement.cancel() }
        do {
            try await server.run()
        } catch is CancellationError {
            return
        } catch {
            let reason =
                port < 1024
                ? "is in use or needs more rights; try '--port 8080'" : "is in use; try '--port \(port == .max ? port - 1 : port + 1)'"
            throw DevServerError(description: "port \(port) \(reason)")
        }
    }

    /// - Parameter path: as the request says it, percent-encoded, without its query.
    func answer(method: String, path: String, query: [(name: String, value: String)]) async -> HTTPResponse {
        guard method == "GET" || method == "HEAD" else {
            return response(.methodNotAllowed, "text/plain; charset=utf-8", Array("GET and HEAD only\n".utf8), more: ["Allow": "GET, HEAD"])
        }
        let isHead = method == "HEAD"
        let name = String((path.removingPercentEncoding ?? path).drop { $0 == "/" })
        let index = name.isEmpty || name.hasSuffix("/") ? name + "index.html" : name
        if let (type, bytes) = await reload.answer(path: path, query: query) { return response(.ok, type, bytes, isHead: isHead) }
        let version = reload.version()
        if let bytes = file(index) {
            let body = index.hasSuffix(".html") ? reload.page(bytes, of: version) : bytes
            return response(.ok, contentType(of: index), body, isHead: isHead)
        }
        if file(name + "/index.html") != nil {
            // A folder's links are relative to it, so its address has to end in a slash.
            return response(.movedPermanently, "text/plain; charset=utf-8", [], more: ["Location": path + "/"])
        }
        let lost = file("404.html").map { reload.page($0, of: version) } ?? Array("not found\n".utf8)
        return response(.notFound, "text/html; charset=utf-8", lost, isHead: isHead)
    }

    private func response(
        _ status: HTTPStatusCode, _ type: String, _ bytes: [UInt8], isHead: Bool = false, more: [String: String] = [:]
    ) -> HTTPResponse {
        var fields: HTTPHeaders = [
            .contentType: type, .contentLength: String(bytes.count), HTTPHeader("Cache-Control"): "no-cache",
        ]
        for (name, value) in headers().merging(more, uniquingKeysWith: { $1 }) { fields[HTTPHeader(name)] = value }
        return HTTPResponse(statusCode: status, headers: fields, body: isHead ? Data() : Data(bytes))
    }
}

/// Why the server could not start, as one sentence.
public struct DevServerError: Error, CustomStringConvertible, Sendable {
    public let description: String
}

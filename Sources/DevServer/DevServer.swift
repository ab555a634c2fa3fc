internal import FlyingFox
internal import FlyingSocks
internal import Foundation

/// Shows a finished site to this machine alone, at `http://127.0.0.1:<port>/`.
///
/// It knows nothing of how a site is made: it is given a function from a path (`follow-up/rhythm.html`) to bytes.
public struct DevServer: Sendable {
    private let port: UInt16
    private let headers: [String: String]
    private let file: @Sendable (String) -> [UInt8]?

    /// - Parameter headers: sent with every answer, such as the site's Content-Security-Policy.
    public init(port: UInt16, headers: [String: String] = [:], file: @escaping @Sendable (String) -> [UInt8]?) {
        self.port = port
        self.headers = headers
        self.file = file
    }

    /// Serves until the task is cancelled; calls `whenListening` once visitors can come.
    /// - Throws: `DevServerError` where the port cannot be had.
    public func run(whenListening: @escaping @Sendable () -> Void = {}) async throws {
        let handler = ClosureHTTPHandler { answer(method: $0.method.rawValue, path: $0.target.path()) }
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
    func answer(method: String, path: String) -> HTTPResponse {
        guard method == "GET" || method == "HEAD" else {
            return response(.methodNotAllowed, "text/plain; charset=utf-8", Array("GET and HEAD only\n".utf8), more: ["Allow": "GET, HEAD"])
        }
        let isHead = method == "HEAD"
        let name = String((path.removingPercentEncoding ?? path).drop { $0 == "/" })
        let index = name.isEmpty || name.hasSuffix("/") ? name + "index.html" : name
        if let bytes = file(index) { return response(.ok, contentType(of: index), bytes, isHead: isHead) }
        if file(name + "/index.html") != nil {
            // A folder's links are relative to it, so its address has to end in a slash.
            return response(.movedPermanently, "text/plain; charset=utf-8", [], more: ["Location": path + "/"])
        }
        return response(.notFound, "text/html; charset=utf-8", file("404.html") ?? Array("not found\n".utf8), isHead: isHead)
    }

    private func response(
        _ status: HTTPStatusCode, _ type: String, _ bytes: [UInt8], isHead: Bool = false, more: [String: String] = [:]
    ) -> HTTPResponse {
        var fields: HTTPHeaders = [
            .contentType: type, .contentLength: String(bytes.count), HTTPHeader("Cache-Control"): "no-cache",
        ]
        for (name, value) in headers.merging(more, uniquingKeysWith: { $1 }) { fields[HTTPHeader(name)] = value }
        return HTTPResponse(statusCode: status, headers: fields, body: isHead ? Data() : Data(bytes))
    }
}

/// Why the server could not start, as one sentence.
public struct DevServerError: Error, CustomStringConvertible, Sendable {
    public let description: String
}

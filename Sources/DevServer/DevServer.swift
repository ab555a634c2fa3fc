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

    /// Serves until the task is cancelled.
    /// - Throws: `DevServerError` where the port cannot be had.
    public func run() async throws {
        let server = HTTPServer(
            address: try .inet(ip4: "127.0.0.1", port: port),
            handler: ClosureHTTPHandler { request in
                answer(method: request.method.rawValue, path: request.path)
            })
        do {
            try await server.run()
        } catch is CancellationError {
            return
        } catch {
            throw DevServerError(description: "port \(port) is in use; try '--port \(port == .max ? port - 1 : port + 1)'")
        }
    }

    func answer(method: String, path: String) -> HTTPResponse {
        guard method == "GET" || method == "HEAD" else {
            return response(.methodNotAllowed, type: "text/plain; charset=utf-8", [UInt8]("GET and HEAD only\n".utf8), withBody: true)
        }
        let name = Self.name(of: path)
        let withBody = method == "GET"
        if let bytes = file(name) { return response(.ok, type: contentType(of: name), bytes, withBody: withBody) }
        let missing = file("404.html") ?? [UInt8]("not found\n".utf8)
        return response(.notFound, type: "text/html; charset=utf-8", missing, withBody: withBody)
    }

    /// `/follow-up/` → `follow-up/index.html`; percent-encoding undone.
    private static func name(of path: String) -> String {
        let plain = path.removingPercentEncoding ?? path
        let trimmed = String(plain.drop { $0 == "/" })
        return trimmed.isEmpty || trimmed.hasSuffix("/") ? trimmed + "index.html" : trimmed
    }

    private func response(_ status: HTTPStatusCode, type: String, _ bytes: [UInt8], withBody: Bool) -> HTTPResponse {
        var fields: HTTPHeaders = [.contentType: type, HTTPHeader("Cache-Control"): "no-cache"]
        for (name, value) in headers { fields[HTTPHeader(name)] = value }
        return HTTPResponse(statusCode: status, headers: fields, body: withBody ? Data(bytes) : Data())
    }
}

/// Why the server could not start, as one sentence.
public struct DevServerError: Error, CustomStringConvertible, Sendable {
    public let description: String
}

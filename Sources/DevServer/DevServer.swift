internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// Shows a site to this machine alone, at `http://127.0.0.1:<port>/`, and has open pages loaded anew when it changes.
///
/// It knows nothing of how a site is made: it is given a function from a path (`follow-up/rhythm.html`) to bytes.
public struct DevServer: Sendable {
    private let port: UInt16
    let headers: @Sendable () -> [String: String]
    let reload: LiveReload
    let file: @Sendable (String) -> [UInt8]?

    private typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

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
        let listener = try await listen()
        whenListening()
        try await listener.executeThenClose { connections in
            try await withThrowingDiscardingTaskGroup { group in
                for try await connection in connections {
                    // A visitor who leaves in the middle of an answer is nobody's error.
                    group.addTask { try? await serve(connection) }
                }
            }
        }
    }

    private func listen() async throws -> NIOAsyncChannel<Connection, Never> {
        do {
            return try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .bind(host: "127.0.0.1", port: Int(port)) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                        return try Connection(wrappingChannelSynchronously: channel)
                    }
                }
        } catch {
            throw DevServerError(port: port, needsMoreRights: (error as? IOError)?.errnoCode == EACCES)
        }
    }

    /// Answers one visitor's requests, one after another, until either wants the connection closed.
    private func serve(_ connection: Connection) async throws {
        try await connection.executeThenClose { parts, answers in
            var head: HTTPRequestHead?
            for try await part in parts {
                switch part {
                case .head(let next): head = next
                case .body: break
                case .end:
                    guard let request = head else { return }
                    let answer = await answer(to: request)
                    try await answers.write(.head(answer.head))
                    if request.method != .HEAD { try await answers.write(.body(.byteBuffer(ByteBuffer(bytes: answer.body)))) }
                    try await answers.write(.end(nil))
                    guard request.isKeepAlive else { return }
                }
            }
        }
    }
}

/// Why the server could not start, as one sentence.
public struct DevServerError: Error, CustomStringConvertible, Sendable {
    public let description: String

    init(port: UInt16, needsMoreRights: Bool) {
        let reason = needsMoreRights ? "needs more rights" : "is in use"
        let other = needsMoreRights ? 8080 : port == .max ? port - 1 : port + 1
        description = "port \(port) \(reason); try '--port \(other)'"
    }
}

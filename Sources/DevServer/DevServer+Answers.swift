internal import Foundation
internal import NIOHTTP1

extension DevServer {
    struct Answer {
        let head: HTTPResponseHead
        /// What a GET is sent; to a HEAD only its length is told.
        let body: [UInt8]
    }

    func answer(to request: HTTPRequestHead) async -> Answer {
        guard request.method == .GET || request.method == .HEAD else {
            return answer(.methodNotAllowed, "text/plain; charset=utf-8", "GET and HEAD only\n".utf8, more: ["Allow": "GET, HEAD"])
        }
        let target = request.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let path = String(target[0].drop { $0 == "/" })
        if let (type, bytes) = await reload.answer(path: path, query: target.count > 1 ? target[1] : "") {
            return answer(.ok, type, bytes)
        }
        let name = path.removingPercentEncoding ?? path
        let index = name.isEmpty || name.hasSuffix("/") ? name + "index.html" : name
        let version = reload.version()
        if let bytes = file(index) {
            return answer(.ok, contentType(of: index), index.hasSuffix(".html") ? reload.page(bytes, of: version) : bytes)
        }
        if file(name + "/index.html") != nil {
            // A folder's links are relative to it, so its address has to end in a slash.
            return answer(.movedPermanently, "text/plain; charset=utf-8", [], more: ["Location": "/" + path + "/"])
        }
        let lost = file("404.html").map { reload.page($0, of: version) } ?? Array("not found\n".utf8)
        return answer(.notFound, "text/html; charset=utf-8", lost)
    }

    private func answer(
        _ status: HTTPResponseStatus, _ type: String, _ bytes: some Collection<UInt8>, more: [String: String] = [:]
    ) -> Answer {
        var fields: HTTPHeaders = ["Content-Type": type, "Content-Length": String(bytes.count), "Cache-Control": "no-cache"]
        for (name, value) in headers().merging(more, uniquingKeysWith: { $1 }) { fields.replaceOrAdd(name: name, value: value) }
        return Answer(head: HTTPResponseHead(version: .http1_1, status: status, headers: fields), body: Array(bytes))
    }
}

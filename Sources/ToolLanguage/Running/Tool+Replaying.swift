public import Diagnostics
internal import Scoring

extension Tool {
    /// What the browser's script would send for these answers and what it would get, byte for byte, with trace and next
    /// steps. Members that the tool does not know are left out: no form sends them.
    public func replay(_ given: JSON) -> (request: [UInt8], reply: [UInt8]) {
        let bytes = request(given).0.bytes(for: program, trace: true, next: true)
        return (bytes, program.reply(to: bytes))
    }
}

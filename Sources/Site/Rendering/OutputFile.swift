/// A file of the finished site.
struct OutputFile: Sendable {
    let path: OutputPath
    let bytes: [UInt8]

    init(_ path: OutputPath, _ bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    init(_ path: OutputPath, _ text: String) { self.init(path, Array(text.utf8)) }
}

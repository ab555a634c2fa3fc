/// A file of the finished site, made when it is asked for.
struct OutputFile: Sendable {
    let path: OutputPath
    private let make: @Sendable () -> [UInt8]

    init(_ path: OutputPath, making make: @escaping @Sendable () -> [UInt8]) {
        self.path = path
        self.make = make
    }

    init(_ path: OutputPath, _ bytes: [UInt8]) { self.init(path) { bytes } }

    init(_ path: OutputPath, _ text: String) { self.init(path) { Array(text.utf8) } }

    func bytes() -> [UInt8] { make() }
}

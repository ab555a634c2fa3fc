/// Keeps two runs from writing into one output folder at a time. It goes with the process, however that ends.
struct FolderLock {
    private let file: Int32

    /// - Throws: `DiskError` where another run holds it.
    init(_ folder: String) throws { file = try Disk.lock(folder) }

    func release() { Disk.unlock(file) }
}

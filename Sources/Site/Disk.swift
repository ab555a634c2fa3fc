#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// What a disk refused, as one sentence.
public struct DiskError: Error, Sendable, CustomStringConvertible {
    public let description: String

    init(_ action: String, _ path: String, _ code: Int32 = errno) {
        description = "cannot \(action) '\(path)': \(String(cString: strerror(code)).lowercased())"
    }

    public init(_ description: String) { self.description = description }
}

/// The file operations a build needs, without going through a heavier layer for each of thousands of files.
enum Disk {
    enum Kind { case file, folder, link, other }

    /// A site is read into memory.
    static let largestFile = 512 << 20

    /// A path of so many bytes cannot be opened.
    static let longestPath = Int(PATH_MAX)

    /// What stands at a path, links not followed; nil where nothing does.
    static func kind(of path: String) -> Kind? {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        case S_IFLNK: return .link
        default: return .other
        }
    }

    /// The signature of a file; nil where there is none, links not followed.
    static func signature(of path: String) -> FileSignature? {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return signature(status)
    }

    private static func signature(_ status: stat) -> FileSignature {
        #if canImport(Glibc)
            let (modified, changed) = (status.st_mtim, status.st_ctim)
        #else
            let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
        #endif
        let nanoseconds = { (time: timespec) in Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec) }
        return FileSignature(
            size: Int(status.st_size), modified: nanoseconds(modified), changed: nanoseconds(changed), number: Int(status.st_ino))
    }

    /// Nanoseconds since 1970, by the clock that files are stamped with.
    static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
    }

    /// What is in a folder, by name in byte order; a name that is not UTF-8 is given as near as it can be.
    static func entries(of folder: String) throws -> [(name: String, isText: Bool, kind: Kind?)] {
        guard let stream = opendir(folder) else { throw DiskError("open the folder", folder) }
        defer { closedir(stream) }
        var entries: [(name: String, isText: Bool, kind: Kind?)] = []
        while let entry = readdir(stream) {
            let (name, isText) = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { bytes in
                    String(validatingCString: bytes).map { ($0, true) } ?? (String(cString: bytes), false)
                }
            }
            guard name != ".", name != ".." else { continue }
            let kind: Kind? =
                switch Int(entry.pointee.d_type) {
                case Int(DT_REG): .file
                case Int(DT_DIR): .folder
                case Int(DT_LNK): .link
                // Some disks do not say.
                case Int(DT_UNKNOWN): Self.kind(of: "\(folder)/\(name)")
                default: .other
                }
            entries.append((name, isText, kind))
        }
        return entries.sorted { $0.name.precedesInBytes($1.name) }
    }

    static func read(_ path: String) throws -> [UInt8] { try contents(of: path).bytes }

    /// The bytes of a file, and its signature from before they were read.
    static func contents(of path: String) throws -> (bytes: [UInt8], signature: FileSignature) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw DiskError("read", path) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw DiskError("read", path) }
        guard status.st_size <= largestFile else { throw DiskError("'\(path)' is too large: a file may have \(largestFile >> 20) MB") }
        var failure: Int32 = 0
        // One byte more than the size, so that a file that has grown meanwhile is noticed.
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size) + 1) { buffer, count in
            while count < buffer.count {
                let got = Self.retrying { Self.read(file, buffer.baseAddress! + count, buffer.count - count) }
                if got < 0 { failure = errno }
                if got <= 0 { break }
                count += got
                if count == status.st_size { break }
            }
        }
        guard failure == 0 else { throw DiskError("read", path, failure) }
        return (bytes, signature(status))
    }

    /// Makes a new file; fails where something stands at the path.
    /// - Returns: its signature.
    @discardableResult static func create(_ path: String, _ bytes: [UInt8]) throws -> FileSignature {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw DiskError("write", path) }
        var done = 0
        while done < bytes.count {
            let wrote = bytes.withUnsafeBytes { buffer in
                Self.retrying { Self.write(file, buffer.baseAddress! + done, buffer.count - done) }
            }
            guard wrote > 0 else {
                let code = errno
                close(file)
                unlink(path)
                throw DiskError("write", path, code)
            }
            done += wrote
        }
        var status = stat()
        guard fstat(file, &status) == 0, close(file) == 0 else { throw DiskError("write", path) }
        return signature(status)
    }

    /// Writes a file of ours that may be there already, through one of another name that is this process's own.
    static func overwrite(_ path: String, _ bytes: [UInt8]) throws {
        let temporary = "\(path).\(getpid())"
        try? delete(temporary)
        try create(temporary, bytes)
        guard rename(temporary, path) == 0 else {
            let error = DiskError("write", path)
            unlink(temporary)
            throw error
        }
    }

    /// Replaces a file whole: a reader sees the old bytes or the new ones, never a part.
    static func replace(_ path: String, _ bytes: [UInt8]) throws {
        let temporary = path + temporaryEnding
        try create(temporary, bytes)
        guard rename(temporary, path) == 0 else {
            let error = DiskError("write", path)
            unlink(temporary)
            throw error
        }
    }

    static let temporaryEnding = ".rapport-new"

    /// Locks a folder for this process.
    static func lock(_ folder: String) throws -> Int32 {
        let file = open(folder, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw DiskError("open the folder", folder) }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            close(file)
            throw DiskError("another build is writing '\(folder)'; wait for it to end")
        }
        return file
    }

    static func unlock(_ file: Int32) { close(file) }

    static func delete(_ path: String) throws {
        guard unlink(path) == 0 || errno == ENOENT else { throw DiskError("delete", path) }
    }

    /// Removes a folder if it is empty.
    static func deleteIfEmpty(_ folder: String) { rmdir(folder) }

    static func makeFolder(_ path: String) throws {
        if kind(of: path) == .folder { return }
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try makeFolder(String(path[..<slash])) }
        guard mkdir(path, 0o755) == 0 else {
            let error = DiskError("make the folder", path)
            if kind(of: path) != .folder { throw error }
            return
        }
    }

    private static func retrying(_ call: () -> Int) -> Int {
        while true {
            let result = call()
            if result >= 0 || errno != EINTR { return result }
        }
    }

    #if canImport(Glibc)
        private static func read(_ file: Int32, _ to: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int { Glibc.read(file, to, count) }
        private static func write(_ file: Int32, _ from: UnsafeRawPointer, _ count: Int) -> Int { Glibc.write(file, from, count) }
    #else
        private static func read(_ file: Int32, _ to: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int { Darwin.read(file, to, count) }
        private static func write(_ file: Int32, _ from: UnsafeRawPointer, _ count: Int) -> Int { Darwin.write(file, from, count) }
    #endif
}

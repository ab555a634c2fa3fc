import CMarkGFM

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Memory for the trees of one thread, handed out block after block and given back all at once.
///
/// cmark allocates some 400 small blocks a page and frees every one of them again; a tree here lives as long as its page
/// is read, on one thread, so that nothing need be freed by itself.
enum Arena {
    /// What cmark asks for memory.
    nonisolated(unsafe) static let memory: UnsafeMutablePointer<cmark_mem> = {
        let memory = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
        memory.initialize(
            to: cmark_mem(
                calloc: { count, size in
                    let (bytes, isTooLarge) = count.multipliedReportingOverflow(by: size)
                    if isTooLarge { abort() }
                    let block = Arena.state.pointee.block(Int(bytes))
                    memset(block, 0, Int(bytes))
                    return block
                },
                realloc: { old, size in Arena.state.pointee.block(Int(size), inPlaceOf: old) },
                free: { _ in }))
        return memory
    }()

    /// Called when a tree begins and when it ends: when the last one has, its memory is there for the next.
    static func begin() { state.pointee.trees += 1 }
    static func end() { state.pointee.end() }

    fileprivate struct State {
        var trees = 0
        private var next: UnsafeMutableRawPointer
        private var limit: UnsafeMutableRawPointer
        private let first: UnsafeMutableRawPointer
        /// What a tree needed beyond the first chunk.
        private var more: [UnsafeMutableRawPointer] = []
        /// The block handed out last, which may still grow.
        private var last: UnsafeMutableRawPointer?

        private static let chunk = 1 << 18
        /// Before each block stands its size.
        private static let header = 16

        init() {
            first = malloc(Self.chunk) ?? { abort() }()
            next = first
            limit = first + Self.chunk
        }

        func release() { free(first) }

        mutating func block(_ size: Int) -> UnsafeMutableRawPointer {
            // Blocks are aligned to 16 bytes; no size a text of 512 MB leads to comes near an overflow.
            let room = (size + 15) & ~15
            if limit - next < room + Self.header { addChunk(for: room + Self.header) }
            let block = next + Self.header
            next.storeBytes(of: room, as: Int.self)
            next = block + room
            last = block
            return block
        }

        mutating func block(_ size: Int, inPlaceOf old: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer {
            guard let old else { return block(size) }
            let room = (old - Self.header).load(as: Int.self)
            if size <= room { return old }
            let grown = (size + 15) & ~15
            if old == last, limit - old >= grown {
                (old - Self.header).storeBytes(of: grown, as: Int.self)
                next = old + grown
                return old
            }
            let new = block(size)
            memcpy(new, old, room)
            return new
        }

        private mutating func addChunk(for size: Int) {
            let bytes = max(Self.chunk << min(more.count, 6), size)
            guard let chunk = malloc(bytes) else { abort() }
            more.append(chunk)
            next = chunk
            limit = chunk + bytes
        }

        mutating func end() {
            trees -= 1
            guard trees == 0 else { return }
            for chunk in more { free(chunk) }
            more.removeAll()
            next = first
            limit = first + Self.chunk
            last = nil
        }
    }

    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        pthread_key_create(&key) { state in
            #if canImport(Glibc)
                guard let state else { return }
            #endif
            let typed = state.assumingMemoryBound(to: State.self)
            typed.pointee.release()
            typed.deinitialize(count: 1)
            typed.deallocate()
        }
        return key
    }()

    fileprivate static var state: UnsafeMutablePointer<State> {
        cmark_place_of_this_thread().pointee?.assumingMemoryBound(to: State.self) ?? makeState()
    }

    private static func makeState() -> UnsafeMutablePointer<State> {
        let state = UnsafeMutablePointer<State>.allocate(capacity: 1)
        state.initialize(to: State())
        cmark_place_of_this_thread().pointee = UnsafeMutableRawPointer(state)
        // So that it goes with the thread.
        pthread_setspecific(key, state)
        return state
    }
}

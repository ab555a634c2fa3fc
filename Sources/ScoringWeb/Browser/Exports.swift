// What a page's script calls. It asks for room with `alloc`, writes there, and calls `load` once for a tool's program and
// `run` for each request; `templates/assets/scoring.js` does it.

nonisolated(unsafe) private var room: [UInt8] = []
nonisolated(unsafe) private let programs = UnsafeMutablePointer<Program>.allocate(capacity: mostPrograms)
nonisolated(unsafe) private var programCount = 0
nonisolated(unsafe) private var reply: [UInt8] = []

/// Programs that are kept at most.
private let mostPrograms = 1000

/// The version of the program's format.
@_expose(wasm, "version") @c(scoring_version)
public func version() -> UInt32 { UInt32(Program.version) }

/// Room for so many bytes, until the next call of `alloc`: the count that `load` or `run` is to be given.
@_expose(wasm, "alloc") @c(scoring_alloc)
public func alloc(_ count: UInt32) -> UnsafeMutableRawPointer? {
    room = Array(repeating: 0, count: Int(truncatingIfNeeded: count))
    return room.withUnsafeMutableBytes { $0.baseAddress }
}

/// Takes the bytes in the room as a program, and gives its handle, from 0; below 0 where it is refused:
/// -1 not a program, -2 of another version, -3 too large, -4 too many are kept.
@_expose(wasm, "load") @c(scoring_load)
public func load(_ count: UInt32) -> Int32 {
    guard programCount < mostPrograms else { return -4 }
    guard count == UInt32(truncatingIfNeeded: room.count) else { return -1 }
    do throws(ProgramError) {
        (programs + programCount).initialize(to: try Program(bytes: room))
        programCount += 1
        return Int32(truncatingIfNeeded: programCount) - 1
    } catch {
        switch error {
        case .version: return -2
        case .tooLarge: return -3
        default: return -1
        }
    }
}

/// Runs a program for the request in the room; the reply stands at the address given, for `length()` bytes, until the next call.
@_expose(wasm, "run") @c(scoring_run)
public func run(_ handle: UInt32, _ count: UInt32) -> UnsafeRawPointer? {
    let isKnown = handle < UInt32(truncatingIfNeeded: programCount) && count == UInt32(truncatingIfNeeded: room.count)
    reply = isKnown ? programs[Int(truncatingIfNeeded: handle)].reply(to: room) : [Reply.unreadable]
    return reply.withUnsafeBytes { $0.baseAddress }
}

@_expose(wasm, "length") @c(scoring_length)
public func length() -> UInt32 { UInt32(truncatingIfNeeded: reply.count) }

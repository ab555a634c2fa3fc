import CMarkGFM
import Synchronization

/// A parsed text: a tree of cmark-gfm's, in memory that goes with this value. It stays on the thread that made it.
struct Tree: ~Copyable {
    private let root: Node

    /// cmark-gfm keeps its table of special characters in a global that the inline stage sets and clears
    /// (github/cmark-gfm#176), so two texts may not be in that stage at once. The block stage may.
    private static let inlineStage = Mutex(())

    init(parsing text: [UInt8], footnotes: Bool) {
        let options = CMARK_OPT_VALIDATE_UTF8 | (footnotes ? CMARK_OPT_FOOTNOTES : 0)
        Arena.begin()
        let parser = cmark_parser_new_with_mem(options, Arena.memory)
        for pointer in SyntaxExtension.all {
            cmark_parser_attach_syntax_extension(parser, pointer.raw)
        }
        text.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return }
            cmark_parser_feed(parser, start.assumingMemoryBound(to: CChar.self), bytes.count)
        }
        let address = Self.inlineStage.withLock { _ in UInt(bitPattern: cmark_parser_finish(parser)) }
        root = Node(raw: OpaquePointer(bitPattern: address)!)
    }

    deinit { Arena.end() }

    /// Lends the root, which is gone with the tree.
    borrowing func withRoot<Result>(_ body: (Node) -> Result) -> Result { body(root) }
}

/// One of cmark-gfm's extensions, kept as an address: extensions live as long as the program and do not change.
struct SyntaxExtension: Sendable {
    private let address: UInt

    var raw: OpaquePointer? { OpaquePointer(bitPattern: address) }

    /// Registered once: cmark's own guard is a plain static, which two threads may pass together.
    static let all: [SyntaxExtension] = {
        cmark_gfm_core_extensions_ensure_registered()
        return ["table", "strikethrough", "autolink", "tagfilter", "tasklist"].map { (name: String) in
            SyntaxExtension(address: UInt(bitPattern: cmark_find_syntax_extension(name)))
        }
    }()
}

import CMarkGFM
import Synchronization

/// A parsed text: a tree of cmark-gfm's, in memory that goes with this value. It stays on the thread that made it.
struct Tree: ~Copyable {
    private let root: Node

    /// Held while the inlines of a text with tildes are parsed (see ``SyntaxExtension/strikethrough``).
    private static let tildes = Mutex(())

    /// - Parameter isUTF8: whether the text is known to be UTF-8, and cmark need not look for what is not.
    init(parsing text: [UInt8], isUTF8: Bool, footnotes: Bool) {
        let signs = text.withUnsafeBufferPointer { Signs(in: $0) }
        let options = (isUTF8 ? 0 : CMARK_OPT_VALIDATE_UTF8) | (footnotes && signs.hasFootnote ? CMARK_OPT_FOOTNOTES : 0)
        Arena.begin()
        let parser = cmark_parser_new_with_mem(options, Arena.memory)
        for pointer in SyntaxExtension.standard { cmark_parser_attach_syntax_extension(parser, pointer.raw) }
        if signs.mayHoldAddress { cmark_parser_attach_syntax_extension(parser, SyntaxExtension.autolink.raw) }
        if signs.hasTilde { cmark_parser_attach_syntax_extension(parser, SyntaxExtension.strikethrough.raw) }
        text.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return }
            cmark_parser_feed(parser, start.assumingMemoryBound(to: CChar.self), bytes.count)
        }
        let finished =
            signs.hasTilde
            ? Self.tildes.withLock { _ in UInt(bitPattern: cmark_parser_finish(parser)) } : UInt(bitPattern: cmark_parser_finish(parser))
        root = Node(raw: OpaquePointer(bitPattern: finished)!)
    }

    deinit { Arena.end() }

    /// Lends the root, which is gone with the tree.
    borrowing func withRoot<Result>(_ body: (Node) -> Result) -> Result { body(root) }
}

/// What a text holds of the signs that some of cmark's passes over a tree are for.
private struct Signs {
    let hasTilde: Bool
    /// Whether a footnote may begin.
    let hasFootnote: Bool
    /// Whether there may be a bare address: of the web or of mail.
    let mayHoldAddress: Bool

    init(in text: UnsafeBufferPointer<UInt8>) {
        hasTilde = text.has(UInt8(ascii: "~"))
        hasFootnote = text.has("[^", rarest: 1)
        mayHoldAddress = text.has(UInt8(ascii: "@")) || text.has("://", rarest: 0) || text.has("www.", rarest: 3)
    }
}

/// One of cmark-gfm's extensions, kept as an address: extensions live as long as the program and do not change.
struct SyntaxExtension: Sendable {
    private let address: UInt

    var raw: OpaquePointer? { OpaquePointer(bitPattern: address) }

    /// What every text is parsed with.
    static let standard = ["table", "tagfilter", "tasklist"].map(SyntaxExtension.init(named:))

    /// What a text is parsed with that may hold an address, which another pass over the tree looks for.
    static let autolink = SyntaxExtension(named: "autolink")

    /// What a text with tildes is parsed with too, one such text at a time.
    ///
    /// cmark-gfm keeps its table of special characters in a global, in which each parser enters those of its extensions
    /// before the inlines of a text, and from which it takes them away after (github/cmark-gfm#176). A text without
    /// tildes does not mind whether they are in the table.
    static let strikethrough = SyntaxExtension(named: "strikethrough")

    private init(named name: String) {
        Self.registered
        address = UInt(bitPattern: cmark_find_syntax_extension(name))
    }

    /// Registers the extensions, once: cmark's own guard is a plain static, which two threads may pass together.
    private static let registered: Void = {
        cmark_gfm_core_extensions_ensure_registered()
        keepSpecialCharactersOfAutolink()
    }()

    /// Leaves what begins a web address in the table for good, so that texts may be parsed at once.
    ///
    /// The extension's list is emptied while a first text is parsed: after it nothing is taken away, and before later ones
    /// nothing entered.
    private static func keepSpecialCharactersOfAutolink() {
        let memory = cmark_get_default_mem_allocator()
        let between = cmark_syntax_extension_new("between")
        cmark_syntax_extension_set_special_inline_chars(
            between, cmark_llist_append(memory, nil, UnsafeMutableRawPointer(bitPattern: UInt(UInt8(ascii: "%")))))
        cmark_syntax_extension_set_match_inline_func(between) { _, _, _, _, _ in
            cmark_syntax_extension_set_special_inline_chars(cmark_find_syntax_extension("autolink"), nil)
            return nil
        }
        let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
        cmark_parser_attach_syntax_extension(parser, between)
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("autolink"))
        cmark_parser_feed(parser, "%", 1)
        cmark_node_free(cmark_parser_finish(parser))
        cmark_parser_free(parser)
        cmark_syntax_extension_free(memory, between)
    }
}

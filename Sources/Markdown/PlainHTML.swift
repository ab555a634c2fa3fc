import CMarkGFM

/// Exactly cmark-gfm's own HTML, with the extensions table, strikethrough, autolink, tagfilter and tasklist,
/// without footnotes and with raw HTML: the bytes of
/// `cmark-gfm -e table -e strikethrough -e autolink -e tagfilter -e tasklist --unsafe`.
public func plainHTML(_ text: [UInt8]) -> [UInt8] {
    let tree = Tree(parsing: text, isUTF8: false, footnotes: false)
    let allocator = cmark_get_default_mem_allocator()!
    var extensions: UnsafeMutablePointer<cmark_llist>?
    for pointer in SyntaxExtension.standard {
        extensions = cmark_llist_append(allocator, extensions, UnsafeMutableRawPointer(pointer.raw))
    }
    defer { cmark_llist_free(allocator, extensions) }
    // The HTML is in the tree's memory and goes with it.
    return tree.withRoot { root in
        let html = cmark_render_html(root.raw, CMARK_OPT_UNSAFE, extensions)!
        return Array(UnsafeRawBufferPointer(start: html, count: strlen(html)))
    }
}

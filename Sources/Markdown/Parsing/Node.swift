import CMarkGFM

/// A node of a ``Tree``; valid only as long as the tree is.
struct Node: Equatable {
    let raw: OpaquePointer

    init(raw: OpaquePointer) { self.raw = raw }

    private init?(_ raw: OpaquePointer?) {
        guard let raw else { return nil }
        self.raw = raw
    }

    var next: Node? { Node(cmark_node_next(raw)) }
    var previous: Node? { Node(cmark_node_previous(raw)) }
    var parent: Node? { Node(cmark_node_parent(raw)) }
    var firstChild: Node? { Node(cmark_node_first_child(raw)) }
    var lastChild: Node? { Node(cmark_node_last_child(raw)) }

    /// The line it starts on, from 1, in the text that was parsed.
    var line: Int { Int(cmark_node_get_start_line(raw)) }
    var lastLine: Int { Int(cmark_node_get_end_line(raw)) }
    /// The byte it starts at within its line, from 1. cmark is right about this for blocks only.
    var column: Int { Int(cmark_node_get_start_column(raw)) }

    /// The text of a leaf, in cmark's memory.
    var literal: UnsafeBufferPointer<UInt8> { bytes(cmark_node_get_literal(raw)) }
    var destination: UnsafeBufferPointer<UInt8> { bytes(cmark_node_get_url(raw)) }
    var title: UnsafeBufferPointer<UInt8> { bytes(cmark_node_get_title(raw)) }
    var codeInfo: UnsafeBufferPointer<UInt8> { bytes(cmark_node_get_fence_info(raw)) }

    var headingLevel: Int { Int(cmark_node_get_heading_level(raw)) }
    var isOrdered: Bool { cmark_node_get_list_type(raw) == CMARK_ORDERED_LIST }
    var listStart: Int { Int(cmark_node_get_list_start(raw)) }
    var isTight: Bool { cmark_node_get_list_tight(raw) != 0 }
    /// Whether cmark takes this item for a task; not so inside a block quote, where its scanner stumbles.
    var isTaskItem: Bool { strcmp(cmark_node_get_type_string(raw), "tasklist") == 0 }
    var isCheckedTask: Bool { cmark_gfm_extensions_get_tasklist_item_checked(raw) }
    var isHeaderRow: Bool { cmark_gfm_extensions_get_table_row_is_header(raw) != 0 }

    /// `l`, `c`, `r` or 0 for each column of a table.
    var alignments: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(
            start: cmark_gfm_extensions_get_table_alignments(raw),
            count: Int(cmark_gfm_extensions_get_table_columns(raw)))
    }

    private func bytes(_ string: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
        guard let string else { return UnsafeBufferPointer(start: nil, count: 0) }
        return UnsafeBufferPointer(
            start: UnsafeRawPointer(string).assumingMemoryBound(to: UInt8.self), count: strlen(string))
    }
}

extension Node {
    /// The children in order.
    var children: some Sequence<Node> {
        sequence(state: firstChild) { (child: inout Node?) -> Node? in
            defer { child = child?.next }
            return child
        }
    }

    /// This node and everything below it, in document order.
    var subtree: some Sequence<Node> {
        let top = self
        return sequence(state: Optional(self)) { (here: inout Node?) -> Node? in
            guard let node = here else { return nil }
            here = node.firstChild ?? node.following(within: top)
            return node
        }
    }

    /// The node after this one and all below it, in document order.
    func following(within top: Node) -> Node? {
        var node = self
        while node != top {
            if let next = node.next { return next }
            guard let parent = node.parent else { return nil }
            node = parent
        }
        return nil
    }
}

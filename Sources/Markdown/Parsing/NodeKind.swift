import CMarkGFM

/// What a node is: cmark's own kinds and those of its extensions.
enum NodeKind {
    case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak, footnoteDefinition
    case table, tableRow, tableCell
    case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, strikethrough, link, image, footnoteReference
}

extension Node {
    var kind: NodeKind {
        switch cmark_node_get_type(raw) {
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_HEADING: .heading
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_CODE: .code
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_BLOCK_QUOTE: .blockQuote
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_CODE_BLOCK: .codeBlock
        case CMARK_NODE_IMAGE: .image
        case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference
        case CMARK_NODE_FOOTNOTE_DEFINITION: .footnoteDefinition
        case CMARK_NODE_HTML_INLINE: .htmlInline
        case CMARK_NODE_HTML_BLOCK: .htmlBlock
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        case CMARK_NODE_DOCUMENT: .document
        default: extensionKind
        }
    }

    /// The kinds that extensions add get their numbers when they are registered, so they are told by name.
    private var extensionKind: NodeKind {
        let name = cmark_node_get_type_string(raw)!
        if strcmp(name, "table_cell") == 0 { return .tableCell }
        if strcmp(name, "table_row") == 0 || strcmp(name, "table_header") == 0 { return .tableRow }
        if strcmp(name, "table") == 0 { return .table }
        return .strikethrough
    }
}

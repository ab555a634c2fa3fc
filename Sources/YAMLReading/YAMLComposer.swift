internal import CYAML
internal import Diagnostics

/// Why a text is not composed; places are in the text.
enum YAMLError: Error {
    case syntax(problem: String, Position)
    /// The keys that stand twice in a mapping, in order, and the place of the first.
    case duplicateKeys([String], Position)
    /// A character that YAML does not allow, by its code.
    case character(Int32)
    /// One that is named or used, or what looks like it.
    case alias(Position)
    /// More than `YAMLComposer.mostLevels` deep.
    case tooDeep(Position)
    case other
}

/// The one document that a text holds, as libyaml reads it (YAML 1.1); nil where there is none.
func compose(_ text: String) -> Result<YAMLNode?, YAMLError> {
    var text = text
    return text.withUTF8 { bytes in
        Result { () throws(YAMLError) in
            var composer = try YAMLComposer(bytes)
            defer { composer.end() }
            return try composer.document()
        }
    }
}

/// Makes nodes of the events of libyaml's parser.
struct YAMLComposer {
    /// How deep values may stand in one another; people write five.
    static let mostLevels = 100

    /// It knows its own address, so it stays where it is.
    private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    private var event = yaml_event_t()
    /// How many values stand around the one that is read.
    private var level = 0

    /// - Parameter bytes: UTF-8 that outlives the composer.
    init(_ bytes: UnsafeBufferPointer<UInt8>) throws(YAMLError) {
        guard yaml_parser_initialize(parser) == 1 else {
            parser.deallocate()
            throw .other
        }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    }

    mutating func end() {
        yaml_event_delete(&event)
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    mutating func document() throws(YAMLError) -> YAMLNode? {
        try advance()
        try advance()
        if event.type == YAML_STREAM_END_EVENT { return nil }
        try advance()
        let node = try node()
        try advance()
        try advance()
        guard event.type == YAML_STREAM_END_EVENT else { throw .syntax(problem: "but found another document", place) }
        return node
    }

    /// Goes on to the next event.
    private mutating func advance() throws(YAMLError) {
        yaml_event_delete(&event)
        if yaml_parser_parse(parser, &event) == 1 { return }
        let parser = parser.pointee
        switch parser.error {
        case YAML_READER_ERROR where parser.problem_value >= 0: throw .character(parser.problem_value)
        case YAML_SCANNER_ERROR
        where ["while scanning an alias", "while scanning an anchor"].contains(parser.context.map { String(cString: $0) }):
            throw .alias(Position(parser.context_mark))
        case YAML_SCANNER_ERROR, YAML_PARSER_ERROR:
            throw .syntax(problem: String(cString: parser.problem), Position(parser.problem_mark))
        default: throw .other
        }
    }

    /// Of the event.
    private var place: Position { Position(event.start_mark) }

    /// The node that begins with the event; the event is then its last.
    private mutating func node() throws(YAMLError) -> YAMLNode {
        let place = place
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            if scalar.anchor != nil { throw .alias(place) }
            let string = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            return YAMLNode(.scalar(YAMLNode.Scalar(string, style: YAMLNode.Style(scalar.style))), at: place)
        case YAML_SEQUENCE_START_EVENT:
            if event.data.sequence_start.anchor != nil { throw .alias(place) }
            return YAMLNode(.sequence(try items()), at: place)
        case YAML_MAPPING_START_EVENT:
            if event.data.mapping_start.anchor != nil { throw .alias(place) }
            let isBlock = event.data.mapping_start.style == YAML_BLOCK_MAPPING_STYLE
            return YAMLNode(.mapping(YAMLNode.Mapping(try entries(), isBlock: isBlock)), at: place)
        default: throw .alias(place)
        }
    }

    private mutating func descend() throws(YAMLError) {
        level += 1
        if level > Self.mostLevels { throw .tooDeep(place) }
    }

    private mutating func items() throws(YAMLError) -> [YAMLNode] {
        try descend()
        defer { level -= 1 }
        var items: [YAMLNode] = []
        try advance()
        while event.type != YAML_SEQUENCE_END_EVENT {
            items.append(try node())
            try advance()
        }
        return items
    }

    private mutating func entries() throws(YAMLError) -> [(key: YAMLNode, value: YAMLNode)] {
        try descend()
        defer { level -= 1 }
        var entries: [(key: YAMLNode, value: YAMLNode)] = []
        try advance()
        while event.type != YAML_MAPPING_END_EVENT {
            let key = try node()
            try advance()
            entries.append((key, try node()))
            try advance()
        }
        try checkKeys(entries)
        return entries
    }

    private func checkKeys(_ entries: [(key: YAMLNode, value: YAMLNode)]) throws(YAMLError) {
        // Few keys are compared sooner than they are put into a set.
        let keys = entries.compactMap(\.key.scalar?.string)
        let hasTwins = keys.count > 12 ? Set(keys).count < keys.count : keys.indices.contains { keys[..<$0].contains(keys[$0]) }
        guard hasTwins else { return }
        let twice = Dictionary(grouping: keys) { $0 }.filter { $1.count > 1 }.keys.sorted()
        let first = entries.first { $0.key.scalar?.string == twice.first }
        throw .duplicateKeys(twice, first?.key.position() ?? place)
    }
}

extension Position {
    fileprivate init(_ mark: yaml_mark_t) { self.init(line: mark.line + 1, column: mark.column + 1) }
}

extension YAMLNode.Style {
    fileprivate init(_ style: yaml_scalar_style_t) {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: self = .literal
        case YAML_FOLDED_SCALAR_STYLE: self = .folded
        default: self = .plain
        }
    }
}

internal import Diagnostics

extension FieldReader {
    /// A text, or a mapping from language codes to texts.
    package mutating func localizedText(_ key: String) -> LocalizedText? {
        guard let mapping = node(key)?.mapping else { return text(key).map { LocalizedText($0.value) } }
        var translations: [String: String] = [:]
        for (language, node) in mapping {
            guard let code = language.scalar?.string, let scalar = node.scalar else {
                report("wrong-type", language, "'\(key)' takes a text for each language, not a \(node.kindName)")
                continue
            }
            if node.isEmptyPlain, !mapping.isBlock {
                report(
                    "cut-text", language, "a comma ends a text here, and '\(code)' is left over",
                    help: "put quotes around a text that holds ', '")
                continue
            }
            translations[code] = located(scalar, node)?.value
        }
        return LocalizedText(translations: translations)
    }
}

internal import Diagnostics
internal import Scoring
internal import YAMLReading

/// What a kind adds to a tool, written in the language itself.
struct Sugar {
    var inputs: [Definition.Input] = []
    var lets: [Definition.Computed] = []
    var outputs: [Definition.Computed] = []
}

extension ToolReader {
    /// Reads what a kind adds. Whatever is found in it is told at `node`, which the author wrote.
    mutating func sugar(_ text: String, at node: YAMLNode) -> Sugar {
        guard case .success(let made?) = composeYAML(text, path: path), let tool = made.placed(at: node).mapping else {
            return Sugar()
        }
        return Sugar(
            inputs: each(tool["inputs"], "inputs") { node, reader in reader.input(node, of: "input") }.map(\.generated),
            lets: tool["let"].map { lets($0) }?.map(\.generated) ?? [],
            outputs: each(tool["outputs"], "outputs") { node, reader in reader.computed(node, of: "output") }.map(\.generated))
    }

    /// The kind's own stand before the author's, so that they come first on the page.
    mutating func add(_ sugar: Sugar) {
        definition.inputs = sugar.inputs + definition.inputs
        definition.lets += sugar.lets
        definition.outputs = sugar.outputs + definition.outputs
    }

    /// The number a key holds, or another where it is absent.
    mutating func number(_ node: YAMLNode?, or usual: Int) -> String {
        guard let node else { return String(usual) }
        guard let text = node.scalar?.string, text.utf8.first != UInt8(ascii: "."),
            text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ".") }),
            exactNumber(text) != nil,
            (try? FormulaParser.parse(text)) != nil
        else {
            report("wrong-type", at: node.position(), "this takes a number such as \(usual)")
            return String(usual)
        }
        return text
    }

    /// A number from 0 to 100.
    mutating func percentage(_ node: YAMLNode?, _ key: String, or usual: Int) -> String {
        let text = number(node, or: usual)
        if let node, let share = exactNumber(text), share.compared(to: Decimal(100)) > 0 {
            report("reach", at: node.position(), "'\(key)' is \(text), and no share is above 100", help: "write a number from 0 to 100")
        }
        return text
    }
}

extension Definition.Input {
    fileprivate var generated: Self {
        var made = self
        made.isGenerated = true
        made.table?.columns = (table?.columns ?? []).map { column in
            switch column {
            case .input(let input): .input(input.generated)
            case .computed(let computed): .computed(computed.generated)
            }
        }
        return made
    }
}

extension Definition.Computed {
    fileprivate var generated: Self {
        var made = self
        (made.saysBlank, made.isGenerated) = (true, true)
        return made
    }
}

internal import MarkdownTree

/// Finds values that are safe in their own block and not after what the blocks before it define.
///
/// Variables, functions and aliases carry over between steps: `declare -i n` in one step makes bash evaluate the value in
/// `n={{text}}` of the next, and a function that evaluates its arguments does so for every later call.
struct InheritedDefinitions {
    /// Words without which a block defines nothing that changes how a later one is read.
    private static let definingWords = [
        "declare", "typeset", "local", "readonly", "export", "alias", "()", "function",
    ].map { Array($0.utf8) }

    private var definitions = ""

    /// The faults of a block that come from the blocks before it, their offsets counted in the block itself.
    mutating func faults(of template: Template, types: (String) -> ParameterType?) -> [SubstitutionFault] {
        defer { inherit(template) }
        let hasFreeValue = template.placeholders.contains { types($0.name)?.isSafeWord == false }
        guard hasFreeValue, !definitions.isEmpty else { return [] }
        let offset = definitions.utf8.count
        let own = Set(template.faults(in: .shell, types: types).map(\.offset))
        return Template(definitions + template.source).faults(in: .shell, types: types).compactMap { fault in
            var fault = fault
            fault.offset -= offset
            return fault.offset >= 0 && !own.contains(fault.offset) ? fault : nil
        }
    }

    /// Keeps a block that may define something; one that cannot be read for sure would hide those after it.
    private mutating func inherit(_ template: Template) {
        guard template.source.holdsAny(of: Self.definingWords) else { return }
        guard template.shellScan.troubleOffset == nil else { return }
        definitions += template.source.hasSuffix("\n") ? template.source : template.source + "\n"
    }
}

extension String {
    /// Whether one of these words stands anywhere in the text, byte by byte.
    fileprivate func holdsAny(of words: [[UInt8]]) -> Bool {
        let bytes = Array(utf8)
        return words.contains { word in
            var position = 0
            while let start = bytes.firstOffset(of: word[0], from: position) {
                if bytes[start...].starts(with: word) { return true }
                position = start + 1
            }
            return false
        }
    }
}

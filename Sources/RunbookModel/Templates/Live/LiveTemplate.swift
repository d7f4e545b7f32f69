/// A template with everything that another program needs to put values into it as ``Template`` does.
///
/// It is the text between slots, and the slots: what stands between `texts[n]` and `texts[n + 1]` is `slots[n]`. A slot
/// is what changes as a whole with its values: a placeholder, or the scalar of YAML around it, which may need quotes.
///
/// With values in place, in order, it equals ``Template/rendered(in:value:)`` wherever that succeeds. Where that throws,
/// what is written here refuses too, with the same code and arguments.
package struct LiveTemplate: Sendable, Hashable, Codable {
    /// The language of the text.
    package var syntax: SubstitutionSyntax
    /// The texts around the slots, one more than there are slots; some are empty.
    package var texts: [String]
    package var slots: [LiveSlot]
    /// Why no value can be put in, whatever it is: the text is no YAML or JSON.
    package var fault: LiveRefusal?
    /// The here-documents that hold slots.
    package var hereDocuments: [LiveHereDocument]?
    /// The block scalars that hold slots.
    package var blocks: [LiveBlockScalar]?
    /// The keys of each mapping or object of which a key holds a slot: no two of them may become the same.
    package var keys: [[LiveKey]]?

    /// The names of the parameters that it uses, in order, each once.
    package var parameterNames: [String] {
        var seen: Set<String> = []
        return slots.flatMap(\.pieces).compactMap(\.name).filter { seen.insert($0).inserted }
    }
}

/// A text within a slot, or a placeholder.
package struct LivePiece: Sendable, Hashable, Codable {
    /// The text; of a placeholder, as it is written (`{{ release }}`).
    package var text: String
    /// The parameter of a placeholder; nil for a text.
    package var name: String?
}

/// A place in a live template that is in no slot.
package struct LivePosition: Sendable, Hashable, Codable {
    /// The index of the text.
    package var text: Int
    /// From the start of that text in units of UTF-16, as JavaScript counts them.
    package var offset: Int
}

/// Why a value is refused, as a diagnostic's code and what its wording names.
package struct LiveRefusal: Sendable, Hashable, Codable {
    /// Which values are refused.
    package enum Scope: String, Sendable, Hashable, Codable {
        case every
        /// Those that are not one plain word to a shell by their type.
        case unsafe
        /// Those that are neither integers nor booleans.
        case unlessLiteral
    }

    package var code: String
    package var arguments: [String: String]
    package var scope: Scope

    init(_ fault: SubstitutionFault, scope: Scope = .every) {
        let error = SubstitutionError.refused(fault)
        code = "\(error.diagnosticCode)"
        arguments = error.arguments
        self.scope = scope
    }
}

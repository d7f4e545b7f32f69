extension ParameterType {
    /// Accepts a text as a value of this type.
    ///
    /// The text is taken as it is: white space around it is a reader's or a terminal's matter. The grammars of the types
    /// are those of ``LabelGrammar``, ``Version``, ``ImageGrammar``, ``IntegerGrammar``, ``Timespan``, ``URLGrammar`` and
    /// ``Pattern``; a boolean is `true` or `false`; a path or a secret is any text but an empty one, and a text without
    /// a pattern any at all.
    ///
    /// - Throws: ``ParameterValueError`` where the type's grammar refuses it.
    package func value(from text: String) throws(ParameterValueError) -> ParameterValue {
        guard !text.utf8.contains(0) else { throw .unrepresentable }
        if text.isEmpty, !mayBeEmpty { throw .empty }
        if isOfASCIIOnly, let scalar = text.unicodeScalars.first(where: { !(" "..."~").contains($0) }) {
            throw .foreignCharacter(scalar)
        }
        return ParameterValue(accepted: try canonicalText(of: text), as: self)
    }

    /// Whether a text may be declared as a value of a choice: letters, digits, `.`, `_` and `-`, the first no `-`.
    ///
    /// A value that starts with `-` would be an option to the program that gets it.
    package static func acceptsChoice(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0.isASCIIAlphanumeric || $0.isOne(of: "._-") }
            && text.utf8.first?.isOne(of: "-") == false
    }

    /// What is wrong with the pattern of a `text`; nil if nothing is.
    package static func patternFault(_ pattern: String) -> Pattern.Fault? {
        do {
            try Pattern.check(pattern)
            return nil
        } catch {
            return error
        }
    }

    /// Whether values can be put in order: only versions, integers and durations can.
    package var hasOrder: Bool {
        switch self {
        case .version, .integer, .duration: true
        case .name, .image, .boolean, .choice, .path, .url, .text, .secret: false
        }
    }

    /// Under which name the catalogs say what is allowed (`values.allowed.<key>`), with ``allowedArguments``.
    package var allowedKey: String {
        if case .text(.some) = self { "pattern" } else { keyword }
    }

    /// The values that the wording of what is allowed names, by placeholder.
    package var allowedArguments: [String: String] {
        switch self {
        case .choice(let choices): ["choices": choices.joined(separator: ", ")]
        case .text(let pattern?): ["pattern": pattern]
        default: [:]
        }
    }

    /// Whether an empty text may be a value; a pattern decides for itself.
    private var mayBeEmpty: Bool {
        if case .text = self { true } else { false }
    }

    private var isOfASCIIOnly: Bool {
        switch self {
        case .name, .version, .image, .integer, .boolean, .duration, .choice, .url: true
        case .path, .text, .secret: false
        }
    }

    /// The text by which the value is known, once the grammar has accepted it.
    private func canonicalText(of text: String) throws(ParameterValueError) -> String {
        switch self {
        case .name: try LabelGrammar.check(text)
        case .version: return try Self.versionText(text)
        case .image: try ImageGrammar.check(text)
        case .integer: try IntegerGrammar.check(text)
        case .boolean: guard Bool(text) != nil else { throw .malformed }
        case .duration: _ = try Timespan(text)
        case .choice(let choices): try Self.check(text, isOneOf: choices)
        case .url: try URLGrammar.check(text)
        case .text(let pattern?): try Self.check(text, matches: pattern)
        case .text(nil), .path, .secret: break
        }
        return text
    }

    private static func versionText(_ text: String) throws(ParameterValueError) -> String {
        guard let version = Version(text) else { throw .malformed }
        return version.text
    }

    private static func check(_ text: String, isOneOf choices: [String]) throws(ParameterValueError) {
        guard acceptsChoice(text), choices.contains(where: { $0.hasSameBytes(as: text) }) else {
            throw .notAChoice(choices)
        }
    }

    /// A pattern that is none matches nothing.
    private static func check(_ text: String, matches pattern: String) throws(ParameterValueError) {
        guard let expression = try? Pattern(pattern), expression.matchesWhole(text) else {
            throw .patternMismatch(pattern)
        }
    }
}

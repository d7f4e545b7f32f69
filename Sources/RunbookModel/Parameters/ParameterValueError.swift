/// Why a type refuses a text.
package enum ParameterValueError: Error, Sendable, Hashable {
    /// There is no text, and the type needs one.
    case empty
    /// The grammar refuses the text, and nothing more can be said.
    case malformed
    /// The text is none of these.
    case notAChoice([String])
    /// The text does not match this pattern.
    case patternMismatch(String)
    /// A NUL: no shell word can hold it.
    case unrepresentable
    /// A character outside printable ASCII, perhaps invisible or one that looks like another, in a type of ASCII only.
    case foreignCharacter(Unicode.Scalar)
    /// More characters than this.
    case tooLong(Int)
    /// A number or duration outside these bounds, both in the type's own grammar.
    case outOfRange(minimum: String, maximum: String)

    /// The case's name, under which the catalogs word it (`values.errors.<key>`).
    package var key: String {
        switch self {
        case .empty: "empty"
        case .malformed: "malformed"
        case .notAChoice: "notAChoice"
        case .patternMismatch: "patternMismatch"
        case .unrepresentable: "unrepresentable"
        case .foreignCharacter: "foreignCharacter"
        case .tooLong: "tooLong"
        case .outOfRange: "outOfRange"
        }
    }

    /// The values that its wording may name, by placeholder.
    package var arguments: [String: String] {
        switch self {
        case .empty, .malformed, .unrepresentable: [:]
        case .notAChoice(let choices): ["choices": choices.joined(separator: ", ")]
        case .patternMismatch(let pattern): ["pattern": pattern]
        case .foreignCharacter(let scalar): ["character": scalar.codePoint]
        case .tooLong(let limit): ["limit": String(limit)]
        case .outOfRange(let minimum, let maximum): ["minimum": minimum, "maximum": maximum]
        }
    }
}

extension Unicode.Scalar {
    /// The code point as Unicode writes it: `U+200B`.
    package var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

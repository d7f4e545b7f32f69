/// A value that its type has accepted, in its canonical text (a version without its leading `v`).
package struct ParameterValue: Sendable, Hashable {
    package var text: String
    package var type: ParameterType

    /// Takes a text that `type` accepts.
    package init(accepted text: String, as type: ParameterType) {
        self.text = text
        self.type = type
    }
}

/// Why a type refuses a text.
package enum ParameterValueError: Error, Sendable, Hashable {
    case empty
    case malformed
    /// The text is none of these.
    case notAChoice([String])
    /// The text does not match this pattern.
    case patternMismatch(String)
    /// A NUL, or a byte sequence that is not UTF-8: no shell word can hold it.
    case unrepresentable
}

extension ParameterType {
    /// Accepts a text as a value of this type.
    ///
    /// - Throws: ``ParameterValueError`` where the type's grammar refuses it.
    package func value(from text: String) throws(ParameterValueError) -> ParameterValue {
        ParameterValue(accepted: text, as: self)
    }
}

/// The grammar of a `name`: a label (RFC 1123, section 2.1, in the lower case that Kubernetes asks for).
///
/// 1 to 63 of `a-z`, `0-9` and `-`; the first and the last are no `-`.
enum LabelGrammar {
    /// The most characters that a label has (RFC 1035, section 2.3.4).
    static let maximumLength = 63

    /// - Throws: ``ParameterValueError/tooLong(_:)`` or ``ParameterValueError/malformed``.
    static func check(_ text: String) throws(ParameterValueError) {
        guard
            text.utf8.allSatisfy({ $0.isASCIILowercase || $0.isASCIIDigit || $0.isOne(of: "-") }),
            text.utf8.first?.isOne(of: "-") == false,
            text.utf8.last?.isOne(of: "-") == false
        else { throw .malformed }
        guard text.utf8.count <= maximumLength else { throw .tooLong(maximumLength) }
    }
}

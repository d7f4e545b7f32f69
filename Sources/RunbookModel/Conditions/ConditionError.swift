/// What is wrong with a condition, and where.
package struct ConditionError: Error, Sendable, Hashable {
    /// What is wrong, with what names it.
    package enum Kind: Sendable, Hashable {
        // Of its syntax.

        /// There is nothing but white space.
        case empty
        /// A character that stands in no condition outside strings.
        case unexpectedCharacter(Unicode.Scalar)
        /// A quote that none closes.
        case unterminatedString
        /// A word that can be no parameter's name, such as `v2.2.3`, `AND` or `update-mode`.
        case malformedWord(String)
        /// Signs that are no operator, and the one that was probably meant.
        case unknownOperator(String, suggestion: String?)
        /// A parameter, a literal, `not` or `(` should stand here.
        case expectedOperand
        /// `in` is followed by `[`.
        case expectedList
        /// A list holds literals: quoted strings, versions, numbers, `true`, `false`.
        case expectedLiteral
        /// A parenthesis is still open here.
        case expectedClosingParenthesis
        /// A list is still open here.
        case expectedClosingBracket
        /// The condition could end here, and this text follows.
        case unexpectedToken(String)
        /// A literal other than `true` and `false` where a condition should stand.
        case literalAlone(String)
        /// Parentheses and `not`, more than this deep.
        case nestingTooDeep(Int)

        // Of what it says, given the types of the parameters.

        /// A name that no parameter has.
        case undeclaredParameter(String)
        /// A secret's value steers nothing that others see.
        case secretParameter(String)
        /// A parameter by itself that is no boolean.
        case notBoolean(String, ParameterType)
        /// `<`, `<=`, `>` or `>=` on a type without order.
        case noOrder(String, ParameterType)
        /// A literal that the type of the parameter refuses, for this reason.
        case invalidLiteral(String, parameter: String, ParameterType, ParameterValueError)
        /// Two parameters of different types.
        case differentTypes(String, ParameterType, String, ParameterType)
        /// Two literals.
        case noParameter
    }

    package var kind: Kind
    /// Where it stands, in UTF-8 bytes from the start of the condition.
    package var offset: Int

    package init(_ kind: Kind, at offset: Int) {
        self.kind = kind
        self.offset = offset
    }
}

extension ConditionError.Kind {
    /// The values that its wording names, by placeholder.
    package var arguments: [String: String] {
        switch self {
        case .empty, .unterminatedString, .expectedOperand, .expectedList, .expectedLiteral,
            .expectedClosingParenthesis, .expectedClosingBracket, .noParameter:
            [:]
        case .unexpectedCharacter(let scalar): ["character": String(scalar), "code": scalar.codePoint]
        case .malformedWord(let text), .unexpectedToken(let text), .literalAlone(let text): ["text": text]
        case .unknownOperator(let text, let suggestion): ["text": text, "suggestion": suggestion ?? ""]
        case .nestingTooDeep(let limit): ["limit": String(limit)]
        case .undeclaredParameter(let name), .secretParameter(let name): ["name": name]
        case .notBoolean(let name, let type), .noOrder(let name, let type):
            ["name": name, "type": type.keyword]
        case .invalidLiteral(let text, let name, let type, let reason):
            reason.arguments.merging(["text": text, "name": name, "type": type.keyword]) { $1 }
        case .differentTypes(let name, let type, let other, let otherType):
            ["name": name, "type": type.keyword, "other": other, "otherType": otherType.keyword]
        }
    }
}

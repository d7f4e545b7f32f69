/// A word or sign of a condition.
struct ConditionToken: Hashable {
    enum Keyword: String, CaseIterable {
        case and
        case or
        case not
        case `in`
        case `true`
        case `false`
    }

    enum Kind: Hashable {
        case name(String)
        /// A quoted string, or a bare word that starts with a digit or with `-` and a digit.
        case literal(String)
        case keyword(Keyword)
        case comparison(Condition.Comparison)
        case openParenthesis
        case closeParenthesis
        case openBracket
        case closeBracket
        case comma
        case end
    }

    var kind: Kind
    /// The text as written; empty at the end.
    var text: String
    /// Where it starts, in UTF-8 bytes.
    var offset: Int
}

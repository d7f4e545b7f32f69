/// The grammar of an `integer`: an optional `-`, then `0` or digits that do not start with `0` (RFC 8259, section 6).
///
/// A leading zero would make the number octal to a shell's arithmetic and to YAML 1.1, so none is accepted. A negative
/// integer needs no quotes, but a program may take it for an option: put `--` before it, or write `--count={{count}}`.
enum IntegerGrammar {
    /// - Throws: ``ParameterValueError/malformed``, or ``ParameterValueError/outOfRange(minimum:maximum:)`` where 64
    ///   bits cannot hold the number.
    static func check(_ text: String) throws(ParameterValueError) {
        var cursor = ByteCursor(text.utf8)
        let isNegative = cursor.take("-")
        let digits = cursor.take(while: \.isASCIIDigit)
        guard cursor.isAtEnd, let first = digits.first else { throw .malformed }
        guard !first.isOne(of: "0") || (digits.count == 1 && !isNegative) else { throw .malformed }
        guard Int64(text) != nil else {
            throw .outOfRange(minimum: String(Int64.min), maximum: String(Int64.max))
        }
    }
}

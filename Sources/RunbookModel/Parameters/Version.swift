/// A version number (Semantic Versioning 2.0.0, with one to three parts; a leading `v` is dropped).
///
///     version     = ["v"] number ["." number ["." number]] ["-" identifiers] ["+" identifiers]
///     number      = "0" / digits that do not start with "0", as many as there are
///     identifiers = identifier *("." identifier)      ; of 0-9 A-Z a-z "-"; after "-", numbers without leading zeros
///
/// Two versions are equal where their texts are. How they order is their ``precedence``, in which `2.4` and `2.4.0` are
/// the same.
package struct Version: Sendable, Hashable {
    /// The text as given, without a leading `v`.
    package let text: String
    /// What versions are compared by.
    package let precedence: Precedence

    /// Reads a version; nil where the text is none.
    package init?(_ text: String) {
        var cursor = ByteCursor(text.utf8)
        let prefixLength = cursor.take("v") ? 1 : 0
        guard let parts = Self.takeParts(&cursor) else { return nil }
        var suffix: [ArraySlice<UInt8>] = []
        if cursor.take("-") {
            suffix = Self.takeIdentifiers(&cursor)
            guard suffix.allSatisfy({ !$0.isEmpty && !Self.hasLeadingZero($0) }) else { return nil }
        }
        if cursor.take("+") {
            guard Self.takeIdentifiers(&cursor).allSatisfy({ !$0.isEmpty }) else { return nil }
        }
        guard cursor.isAtEnd else { return nil }
        self.text = String(decoding: text.utf8.dropFirst(prefixLength), as: UTF8.self)
        self.precedence = Precedence(parts: parts, suffix: suffix)
    }

    private static func takeParts(_ cursor: inout ByteCursor) -> [DecimalNumber]? {
        var parts: [DecimalNumber] = []
        repeat {
            let digits = cursor.take(while: \.isASCIIDigit)
            guard !digits.isEmpty, !hasLeadingZero(digits) else { return nil }
            parts.append(DecimalNumber(digits: digits))
        } while parts.count < 3 && cursor.take(".")
        return parts
    }

    private static func takeIdentifiers(_ cursor: inout ByteCursor) -> [ArraySlice<UInt8>] {
        cursor.take { $0.isASCIIAlphanumeric || $0.isOne(of: "-.") }
            .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    }

    /// Whether it is a number of several digits that starts with zero.
    private static func hasLeadingZero(_ identifier: ArraySlice<UInt8>) -> Bool {
        identifier.count > 1 && identifier.first == UInt8(ascii: "0") && identifier.allSatisfy(\.isASCIIDigit)
    }
}

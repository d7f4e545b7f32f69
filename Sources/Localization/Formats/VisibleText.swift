/// Shows what a terminal would obey or hide: control and format characters as escapes such as `\u{1b}`.
///
/// For names and values that a person typed and a message repeats.
package enum VisibleText {
    /// The text with its control, format and separator characters as escapes.
    package static func of(_ text: String) -> String {
        text.unicodeScalars.map(visible).joined()
    }

    private static func visible(_ scalar: Unicode.Scalar) -> String {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: "\\u{\(String(scalar.value, radix: 16))}"
        default: String(Character(scalar))
        }
    }
}

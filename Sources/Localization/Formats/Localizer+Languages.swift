internal import Foundation

extension Localizer {
    /// Names a language in the reader's own: `français (fr)`; the tag alone where it has no name.
    package func languageName(_ tag: String) -> String {
        let name = Locale(identifier: language.text).localizedString(forIdentifier: tag)
        guard let name, name != tag else { return tag }
        return self("units.language", ["name": name, "tag": tag])
    }

    /// Whether the reader's language is written from right to left.
    package var isRightToLeft: Bool {
        Locale.Language(identifier: language.text).characterDirection == .rightToLeft
    }
}

extension Localizer {
    /// The name of the reader's language in itself, as a menu of languages has it: `français`.
    package var ownLanguageName: String {
        Locale(identifier: language.text).localizedString(forIdentifier: language.text) ?? language.text
    }
}

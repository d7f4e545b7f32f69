/// The language that a person asks for, and where they did.
package struct LanguageRequest: Sendable, Hashable {
    /// Where a request stands, the strongest first.
    package enum Origin: String, Sendable, Hashable, CaseIterable {
        case option = "--lang"
        case runbook = "RUNBOOK_LANG"
        case all = "LC_ALL"
        case messages = "LC_MESSAGES"
        case locale = "LANG"
    }

    /// What a request means.
    package enum Wish: Sendable, Hashable {
        /// A language.
        case language(LanguageTag)
        /// No language in particular: the locales `C` and `POSIX`.
        case neutral
        /// A text that names no language.
        case malformed
    }

    package let origin: Origin
    /// The request as it was given.
    package let text: String

    package init(_ text: String, from origin: Origin) {
        self.text = text
        self.origin = origin
    }

    /// Finds the request that counts: the option, else the first variable that is set and not empty.
    ///
    /// The order of `LC_ALL`, `LC_MESSAGES` and `LANG` is that of POSIX.1-2017, XBD section 8.2.
    package static func effective(option: String?, environment: [String: String]) -> LanguageRequest? {
        for origin in Origin.allCases {
            let text = origin == .option ? option : environment[origin.rawValue]
            if let text, !text.isEmpty {
                return LanguageRequest(text, from: origin)
            }
        }
        return nil
    }

    /// Reads the request as a language tag, else as the name of a POSIX locale.
    package var wish: Wish {
        let locale = PosixLocale(text)
        if locale.isNeutral {
            return .neutral
        }
        return (LanguageTag(text) ?? locale.tag).map(Wish.language) ?? .malformed
    }
}

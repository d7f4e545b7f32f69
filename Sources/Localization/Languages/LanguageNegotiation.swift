/// The language that was chosen for a reader, and how it relates to what they asked for.
package struct LanguageNegotiation: Sendable, Hashable {
    /// How the chosen language answers the request.
    package enum Match: Sendable, Hashable {
        /// Nothing was asked for, or nothing in particular.
        case unrequested
        /// The language itself.
        case exact
        /// A broader tag of the same language: `fr` for `fr-CA`.
        case broader
        /// Another language, because the one asked for is not there.
        case unavailable
        /// Another language, because the request names none.
        case malformed
    }

    /// The language that was chosen.
    package let language: LanguageTag
    /// What was asked for; nil if nothing was.
    package let request: LanguageRequest?
    package let match: Match

    /// Chooses a language by lookup (RFC 4647, section 3.4).
    ///
    /// - Parameters:
    ///   - request: What the reader asks for.
    ///   - available: The languages to choose from.
    ///   - fallback: What is chosen when none of them answers the request.
    package init(
        _ request: LanguageRequest?,
        among available: some Sequence<LanguageTag>,
        fallback: LanguageTag = .english
    ) {
        self.request = request
        switch request?.wish {
        case nil, .neutral:
            self.language = fallback
            self.match = .unrequested
        case .malformed:
            self.language = fallback
            self.match = .malformed
        case .language(let tag):
            let found = Self.lookUp(tag, among: available)
            self.language = found ?? fallback
            self.match = found.map { $0 == tag ? .exact : .broader } ?? .unavailable
        }
    }

    /// Finds the narrowest of `available` that is `tag` or a broader tag of it.
    package static func lookUp(_ tag: LanguageTag, among available: some Sequence<LanguageTag>) -> LanguageTag? {
        let available = Set(available)
        return tag.lookupChain.first { available.contains($0) }
    }

    /// Whether the reader gets another language than the one they asked for, which is said aloud.
    package var isFallBack: Bool {
        match == .unavailable || match == .malformed
    }

    /// The tag whose customs numbers and dates follow: what was asked for where its language was chosen
    /// (`fr-CA` for `fr`), else the chosen language.
    package var conventions: LanguageTag {
        guard match == .broader, case .language(let tag) = request?.wish else { return language }
        return tag
    }
}

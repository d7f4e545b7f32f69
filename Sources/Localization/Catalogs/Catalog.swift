/// The messages of one language.
package struct Catalog: Sendable, Hashable {
    /// One message: a text, or one text for each plural category.
    package enum Entry: Sendable, Hashable {
        case text(String)
        case plural([PluralCategory: String])
    }

    package let language: LanguageTag
    /// The messages by their dotted keys: `run.step.title`.
    package var entries: [String: Entry]

    package init(language: LanguageTag, entries: [String: Entry] = [:]) {
        self.language = language
        self.entries = entries
    }
}

extension Catalog.Entry {
    /// The names of the placeholders that stand in any of the entry's texts.
    package var placeholders: Set<String> {
        texts.reduce(into: []) { $0.formUnion(MessageTemplate($1).placeholders) }
    }

    /// The entry's texts, in the order of their plural categories.
    package var texts: [String] {
        switch self {
        case .text(let text): [text]
        case .plural(let texts): PluralCategory.allCases.compactMap { texts[$0] }
        }
    }

    /// The text for a count in a language; without a count, the one for the category `other`.
    func text(for count: Int?, in language: LanguageTag) -> String {
        switch self {
        case .text(let text):
            return text
        case .plural(let texts):
            let category = count.map { PluralRules(for: language).category(of: $0) } ?? .other
            return texts[category] ?? texts[.other] ?? ""
        }
    }
}

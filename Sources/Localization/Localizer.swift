/// Words messages in the reader's language.
///
/// A message that the language lacks comes from a broader tag of it, then from English; a key that no catalog has is
/// its own text, so that a gap shows and nothing fails.
package struct Localizer: Sendable {
    /// The language of the messages.
    package let language: LanguageTag
    /// The language and region whose customs numbers, dates and lists follow.
    package let conventions: LanguageTag
    private let layers: [CatalogLayer]

    /// Creates a localizer.
    ///
    /// - Parameters:
    ///   - language: The language of the messages.
    ///   - conventions: The customs that numbers and dates follow; those of `language` by default.
    ///   - library: The catalogs to choose from.
    /// - Throws: `CatalogFault` where a catalog file of the language has a fault.
    package init(
        _ language: LanguageTag,
        conventions: LanguageTag? = nil,
        library: CatalogLibrary
    ) throws(CatalogFault) {
        self.language = language
        self.conventions = conventions ?? language
        self.layers = try library.layers(for: language)
    }

    /// Creates a localizer for the language that was negotiated, with the customs of the region that was asked for.
    ///
    /// - Throws: `CatalogFault` where a catalog file of the language has a fault.
    package init(_ negotiation: LanguageNegotiation, library: CatalogLibrary) throws(CatalogFault) {
        try self.init(negotiation.language, conventions: negotiation.conventions, library: library)
    }

    /// Creates a localizer that knows only the catalogs within the binary, and thus cannot fail.
    package init(embedded language: LanguageTag) {
        self.language = language
        self.conventions = language
        self.layers = (language.lookupChain + [.english])
            .filter(EmbeddedCatalogs.languages.contains)
            .map(CatalogLayer.embedded)
    }

    /// Words a message.
    ///
    /// - Parameters:
    ///   - key: The dotted key of the message.
    ///   - arguments: The values of its placeholders, by name.
    /// - Returns: The message, or its key where no catalog has it.
    package func callAsFunction(_ key: String, _ arguments: [String: String] = [:]) -> String {
        text(ifPresent: key, arguments) ?? key
    }

    /// Words a message about a number of things, with the plural form that the language has for it.
    ///
    /// - Parameters:
    ///   - key: The dotted key of the message, over its plural categories.
    ///   - count: The number; also the value of the placeholder `count`, unless `arguments` has one.
    ///   - arguments: The values of the other placeholders, by name.
    /// - Returns: The message, or its key where no catalog has it.
    package func callAsFunction(_ key: String, count: Int, _ arguments: [String: String] = [:]) -> String {
        guard let (entry, owner) = entry(for: key) else { return key }
        let arguments = arguments.merging(["count": number(count)]) { given, _ in given }
        return MessageTemplate(entry.text(for: count, in: owner)).filled(with: arguments)
    }

    /// Words a message, if any catalog has it.
    package func text(ifPresent key: String, _ arguments: [String: String] = [:]) -> String? {
        guard let (entry, owner) = entry(for: key) else { return nil }
        return MessageTemplate(entry.text(for: nil, in: owner)).filled(with: arguments)
    }

    /// The keys of the messages under a key, without that key, in alphabetical order.
    package func keys(under key: String) -> [String] {
        let found = layers.reduce(into: Set<String>()) { found, layer in
            found.formUnion(layer.keys(under: key))
        }
        return found.map { String($0.dropFirst(key.count + 1)) }.sorted()
    }

    /// The strongest entry of a key, and the language whose plural rules its texts follow.
    private func entry(for key: String) -> (Catalog.Entry, LanguageTag)? {
        for layer in layers {
            if let entry = layer.entry(for: key) { return (entry, layer.language) }
        }
        return nil
    }
}

/// Pandoc attributes: `{#identifier .class key=value}`.
package struct AttributeList: Sendable, Hashable {
    /// An identifier or a class and where it stands (its mark included).
    package struct Name: Sendable, Hashable {
        package var text: String
        package var range: SourceRange

        package init(text: String, range: SourceRange) {
            self.text = text
            self.range = range
        }
    }

    /// A key with its value, quotes and escapes resolved.
    package struct Pair: Sendable, Hashable {
        package var key: String
        package var value: String
        /// The whole of `key=value`.
        package var range: SourceRange
        /// Where the value stands, from after its opening quote.
        package var places: SourceMap

        /// Where the value starts, after its opening quote.
        package var valueStart: SourceLocation { places.start }

        package init(key: String, value: String, range: SourceRange, places: SourceMap) {
            self.key = key
            self.value = value
            self.range = range
            self.places = places
        }
    }

    package var identifier: Name?
    package var classes: [Name]
    package var pairs: [Pair]
    /// From the opening to after the closing brace.
    package var range: SourceRange

    package init(identifier: Name? = nil, classes: [Name] = [], pairs: [Pair] = [], range: SourceRange) {
        self.identifier = identifier
        self.classes = classes
        self.pairs = pairs
        self.range = range
    }
}

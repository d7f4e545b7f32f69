package import RunbookModel

/// Where the value of a parameter comes from.
package enum ValueSource: String, Sendable, Hashable, Codable {
    case option
    case file
    case environment
    /// A person typed it.
    case asked
    /// A person accepted what the parameter's `from` command printed.
    case proposal
    case `default`
    /// A step's output filled it.
    case captured
}

/// A parameter's value and where it comes from.
package struct BoundValue: Sendable, Hashable {
    package var value: ParameterValue
    package var source: ValueSource

    package init(_ value: ParameterValue, from source: ValueSource) {
        self.value = value
        self.source = source
    }
}

/// What has been decided about a run so far: values of parameters and sections that a person chose.
package struct Bindings: Sendable {
    package var values: [String: BoundValue]
    /// Ids of the sections taken where several options of a choice hold.
    package var chosenSections: Set<String>

    package init(values: [String: BoundValue] = [:], chosenSections: Set<String> = []) {
        self.values = values
        self.chosenSections = chosenSections
    }

    package subscript(name: String) -> ParameterValue? {
        values[name]?.value
    }

    /// The texts that must appear nowhere.
    package var secrets: [String] {
        values.values.filter { $0.value.type == .secret }.map(\.value.text)
    }
}

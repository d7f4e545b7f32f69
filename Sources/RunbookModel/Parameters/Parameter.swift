package import MarkdownTree

/// A parameter of a runbook: what runbook.yml says of it and what the language file adds.
package struct Parameter: Sendable {
    package var name: String
    package var type: ParameterType
    /// The default as a template over earlier parameters; nil where there is none.
    package var defaultValue: Template?
    /// A read-only command whose output is proposed as the value.
    package var proposal: Template?
    /// Needed only if this holds.
    package var condition: Condition?
    /// Where it is declared.
    package var location: SourceLocation?

    /// What the reader calls it; the name where the language file says nothing.
    package var label: String
    package var help: String?
    /// Labels of a choice's values, by value.
    package var choiceLabels: [String: String]

    package init(
        name: String,
        type: ParameterType,
        defaultValue: Template? = nil,
        proposal: Template? = nil,
        condition: Condition? = nil,
        location: SourceLocation? = nil,
        label: String? = nil,
        help: String? = nil,
        choiceLabels: [String: String] = [:]
    ) {
        self.name = name
        self.type = type
        self.defaultValue = defaultValue
        self.proposal = proposal
        self.condition = condition
        self.location = location
        self.label = label ?? name
        self.help = help
        self.choiceLabels = choiceLabels
    }
}

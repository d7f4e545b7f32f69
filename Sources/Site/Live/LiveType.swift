package import RunbookModel

/// The type of a parameter, as the script of a page knows it.
package struct LiveType: Sendable, Hashable, Encodable {
    package struct Pattern: Sendable, Hashable, Encodable {
        /// As the author wrote it.
        package var source: String
        /// The same as a regular expression of JavaScript; nil where it has what that cannot say.
        package var script: String?
    }

    /// The name in runbook.yml.
    package var type: String
    package var choices: [String]?
    package var pattern: Pattern?

    package init(_ type: ParameterType) {
        self.type = type.keyword
        if case .choice(let choices) = type { self.choices = choices }
        if case .text(let source?) = type {
            pattern = Pattern(source: source, script: ScriptPattern.script(of: source))
        }
    }
}

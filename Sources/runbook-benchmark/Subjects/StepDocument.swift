/// Runbooks of as many steps as wanted.
enum StepDocument {
    /// Each step has a section and a sentence, and does this.
    static func text(_ count: Int, command: String = "true", language: String = "sh {#step-%}") -> String {
        let steps = (1...count).map { number in
            """
            ## Part \(number)

            What part \(number) is for, in a sentence with `code` in it.

            ```\(language.replacing("%", with: "\(number)"))
            \(command)
            ```

            """
        }
        return "# Steps\n\n" + steps.joined(separator: "\n")
    }
}

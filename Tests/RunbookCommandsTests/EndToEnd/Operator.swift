import Execution
import TestSupport

/// A person at the terminal, who waits for what is asked and answers it.
struct Operator {
    let program: TerminalProgram
    var language = "en"

    private var isFrench: Bool { language == "fr" }

    /// The end of every menu; nothing is typed before it stands there.
    private var menuEnd: String { isFrench ? "[?] aide\n> " : "[?] help\n> " }

    /// The key that runs or writes a step.
    var runKey: String { isFrench ? "e" : "r" }

    /// The prompt for a value that has no default.
    var valuePrompt: String { isFrench ? "Valeur\u{A0}:" : "Value:" }

    /// Waits for the next question with a menu.
    ///
    /// - Returns: What was written since the last wait.
    @discardableResult
    func waitForMenu() throws -> String {
        try program.wait(for: menuEnd)
    }

    /// Waits for the next question with a menu, and presses a key.
    ///
    /// - Returns: What was written since the last wait.
    @discardableResult
    func answer(_ key: String) throws -> String {
        let text = try waitForMenu()
        try program.type(key)
        return text
    }

    /// Waits for a prompt of a line, and answers it.
    func answer(_ prompt: String, with value: String) throws {
        try program.wait(for: prompt)
        try program.type(value + "\r")
    }

    /// Answers a parameter's question, found by the parameter's name.
    func give(_ parameter: String, _ value: String) throws {
        try program.wait(for: "(\(parameter))")
        try program.wait(for: isFrench ? "Valeur" : "Value")
        try program.type(value + "\r")
    }
}

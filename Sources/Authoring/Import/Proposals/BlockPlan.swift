/// How a code block of a page is written in the runbook.
struct BlockPlan: Hashable {
    enum Role: Hashable {
        case shell
        case console
        case file(String)
        /// Of the step whose code block has this number among all.
        case output(of: Int)
        case example
    }

    var role: Role
    /// The word after the fence.
    var language: String
    /// The code, with placeholders in place of values.
    var text: String
    var id = ""
    /// Further classes: `interactive`, `background`, `verbatim`.
    var classes: [String] = []

    /// Whether it is a step.
    var acts: Bool {
        switch role {
        case .shell, .console, .file: true
        case .output, .example: false
        }
    }

    /// The commands of a shell step; none of another block.
    var commands: [CommandLines.Command] {
        switch role {
        case .shell: CommandLines(text).commands
        case .console: CommandLines(text, isSession: true).commands
        case .file, .output, .example: []
        }
    }
}

/// How far a block was set back because the runbook would not be valid with it.
enum Demotion: Int, Comparable {
    /// Its values stay as they are on the page.
    case literal
    /// It is shown, and no step.
    case example

    static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// Notes what the text evaluates as code or arithmetic, so that a value cannot get there by way of a variable or of a
/// function's arguments.
struct ShellEvaluation {
    /// A value that is assigned to a variable.
    struct Assignment {
        var name: String
        var placeholder: Int
    }

    /// A call of a command by its name, with the placeholders in its arguments.
    struct Call {
        var name: String
        var placeholders: [Int]
    }

    /// Functions that the text defines.
    var functions: Set<String> = []
    /// Variables whose content the text evaluates.
    private(set) var evaluatedNames: Set<String> = []
    /// Whether the text evaluates something that is known only when it runs.
    private(set) var evaluatesUnknown = false
    /// Where the text changes how the text after it is read.
    var rereadingOffset: Int?
    var assignments: [Assignment] = []
    var calls: [Call] = []

    /// Notes that a text with these words is evaluated.
    mutating func noteEvaluated(names: [String]) {
        evaluatedNames.formUnion(names)
        evaluatesUnknown = evaluatesUnknown || !names.isEmpty
    }
}

extension ShellScanner {
    /// Variables whose assignment evaluates the value, or steers how the shell reads and runs what follows.
    private static let steeringVariables: Set = [
        "BASHOPTS", "BASHPID", "BASH_ALIASES", "BASH_CMDS", "BASH_COMPAT", "BASH_ENV", "ENV", "EPOCHREALTIME",
        "EPOCHSECONDS", "HISTCMD", "IFS", "LINENO", "OPTIND", "POSIXLY_CORRECT", "PROMPT_COMMAND", "PS0", "PS1", "PS2",
        "PS3", "PS4", "RANDOM", "SECONDS", "SHELLOPTS", "SRANDOM", "_",
    ]

    /// Notes the values that a word assigns to a variable, and refuses them where the variable steers the shell.
    mutating func noteAssignment(to name: String, of indexes: [Int]) {
        for index in indexes {
            evaluation.assignments.append(ShellEvaluation.Assignment(name: name, placeholder: index))
            if Self.steeringVariables.contains(name) {
                refuse(index, .evaluatedVariable(name: name))
            }
        }
    }

    /// Refuses the values that would be evaluated by way of a variable or a function.
    ///
    /// - Throws: ``Trouble`` where the text changes how it is read itself.
    mutating func applyEvaluation() throws(Trouble) {
        if let offset = evaluation.rereadingOffset { throw Trouble(offset: offset) }
        for assignment in evaluation.assignments {
            if scan.declaresVariableAttributes || evaluation.evaluatedNames.contains(assignment.name) {
                refuse(assignment.placeholder, .evaluatedVariable(name: assignment.name))
            }
        }
        guard evaluation.evaluatesUnknown else { return }
        for call in evaluation.calls where evaluation.functions.contains(call.name) {
            for index in call.placeholders {
                refuse(index, .evaluatedArgument(command: call.name))
            }
        }
    }
}

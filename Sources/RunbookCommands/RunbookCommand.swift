internal import ArgumentParser

/// The `runbook` command.
struct RunbookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "runbook")
}

/// The program: parses the command line and runs a subcommand.
public enum RunbookProgram {
    /// Runs the program on the process's own arguments and ends the process with its exit status.
    public static func main() -> Never {
        RunbookCommand.main()
        RunbookCommand.exit()
    }
}

internal import ArgumentParser

/// The `runbook` command.
struct RunbookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runbook",
        version: "runbook \(RunbookProgram.version)",
        subcommands: [
            ListCommand.self, ShowCommand.self, CheckCommand.self, PlanCommand.self, RunCommand.self,
            ResumeCommand.self, RollbackCommand.self, RunsCommand.self, ReportCommand.self, TrainCommand.self,
            TranslateCommand.self, ImportCommand.self, CompareCommand.self, RenderCommand.self, DoctorCommand.self,
        ]
    )
}

internal import Localization
internal import RunbookModel

/// A command of a runbook that a run executes without a question of its own.
struct UnaskedCommand {
    /// What the command is for, in the reader's words.
    var purpose: String
    var template: Template

    /// Every such command: the versions of tools, the proposals for values, the facts that must not change.
    static func all(of runbook: Runbook, in words: Localizer) -> [UnaskedCommand] {
        let tools = runbook.requiredTools.compactMap { tool in
            tool.versionCommand.map {
                UnaskedCommand(
                    purpose: words("run.origin.version", ["name": tool.name]),
                    template: Template($0, isVerbatim: true)
                )
            }
        }
        let proposals = runbook.parameters.compactMap { parameter in
            parameter.proposal.map {
                UnaskedCommand(purpose: words("run.origin.proposal", ["name": parameter.name]), template: $0)
            }
        }
        let facts = runbook.protections.map {
            UnaskedCommand(purpose: words("run.origin.fact", ["name": $0.label ?? $0.id]), template: $0.command)
        }
        return tools + proposals + facts
    }
}

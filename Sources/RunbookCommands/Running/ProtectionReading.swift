internal import Execution
internal import Planning

/// Reads what must not change under a run, at its start: the journal says where it was begun.
struct ProtectionReading {
    var commands: ReadOnlyCommands

    /// The answers of a plan's `protect` commands by id, secrets masked; a command that fails has none.
    ///
    /// - Throws: ``CommandFailure`` where a signal ends the reading.
    func facts(of prepared: PreparedRun) throws(CommandFailure) -> [String: String] {
        let masker = SecretMasker(secrets: prepared.bindings.secrets)
        var facts: [String: String] = [:]
        for protection in prepared.plan.protect {
            let secrets = prepared.bindings.secretsByName
            let answer = commands.answer(to: protection.command, timeout: 30, secrets: secrets)
            if answer.departure != nil { throw CommandFailure(.interrupted, "run.givenUp") }
            facts[protection.id] = answer.output.map(masker.masking)
        }
        return facts
    }
}

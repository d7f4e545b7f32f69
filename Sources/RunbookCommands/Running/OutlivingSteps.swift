internal import Execution
internal import Localization
internal import Rendering

/// Waits for what a run's steps have left running when its runner died: nothing else may start beside it.
struct OutlivingSteps {
    var context: CommandContext
    var signals: SignalSource

    /// Waits until nothing is left of the run that had the folder before, and says so.
    ///
    /// - Throws: ``CommandFailure`` where a signal ends the wait.
    func wait(for site: RunSite) throws(CommandFailure) {
        guard let run = site.abandonedRuns.first else { return }
        var said: [OutlivingProcesses.Process] = []
        while true {
            let found = OutlivingProcesses(ofRuns: Set(site.abandonedRuns))
            if found.processes.isEmpty { return }
            if found.processes != said { say(found.processes, of: run) }
            said = found.processes
            if found.wait(signals) != nil { throw CommandFailure(.interrupted, "run.outliving.left") }
        }
    }

    private func say(_ processes: [OutlivingProcesses.Process], of run: String) {
        let names = processes.map { "\($0.pid) (\(VisibleText($0.name).text))" }
        context.tell(
            context.localizer("run.outliving.waiting", ["run": run, "processes": context.localizer.list(names)]),
            [.warning]
        )
    }
}

internal import Glibc

extension SignalSource {
    /// Why the run should be left, by the signals that have arrived; nil where none says so.
    ///
    /// The terminal's loss outweighs the rest: nobody is there to be asked.
    func departure() -> Departure? {
        let signals = pending()
        if signals.contains(SIGTSTP) { suspend() }
        if signals.contains(SIGHUP) { return .lostTerminal }
        return signals.contains { [SIGINT, SIGTERM, SIGQUIT].contains($0) } ? .interrupted : nil
    }
}

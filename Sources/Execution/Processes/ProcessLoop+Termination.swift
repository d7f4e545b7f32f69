import CPosix
import Glibc

extension ProcessLoop {
    /// Answers a signal that reached the runner.
    mutating func handle(_ signal: Int32) {
        switch signal {
        case SIGINT, SIGTERM, SIGQUIT: interrupt(signal)
        case SIGHUP: hangUp()
        case SIGWINCH: resize()
        case SIGTSTP: suspend()
        default: break
        }
    }

    /// Ends the program because a person or the system wants it; asked again, goes on to the next stronger signal.
    private mutating func interrupt(_ signal: Int32) {
        guard isTerminating else {
            if ending == .natural { ending = .interrupted(signal) }
            return terminate(with: signal)
        }
        if let next = escalation.first {
            escalation.removeFirst()
            send(next.signal)
        }
    }

    /// Lets the program finish although the terminal is lost; one that lives from its keys loses it too.
    private mutating func hangUp() {
        lostTerminal = true
        guard keyboard != nil, !isTerminating else { return }
        if ending == .natural { ending = .interrupted(SIGHUP) }
        terminate(with: SIGHUP)
    }

    private func resize() {
        guard let master = child.master, let size = TerminalSize.current else { return }
        _ = rb_set_window_size(master.number, size.rows, size.columns)
    }

    /// Stops the program and the runner; time that passes until they go on counts for no deadline.
    private mutating func suspend() {
        guard keyboard == nil, let signals else { return }
        send(SIGSTOP)
        let stop = ContinuousClock.now
        signals.suspend()
        let pause = ContinuousClock.now - stop
        timeLimit = timeLimit.map { $0 + pause }
        surrender = surrender.map { $0 + pause }
        escalation = escalation.map { ($0.signal, $0.time + pause) }
        send(SIGCONT)
    }

    /// Begins to end everything in the session: this signal now, then TERM where it was another, then KILL.
    mutating func terminate(with signal: Int32) {
        guard !isTerminating else { return }
        isTerminating = true
        send(signal)
        let grace = Duration.bounded(seconds: request.gracePeriod)
        if signal != SIGTERM { escalation.append((SIGTERM, .now + min(.seconds(2), grace / 2))) }
        escalation.append((SIGKILL, .now + grace))
    }

    /// Sends what is due.
    mutating func meetDeadlines() {
        let now = ContinuousClock.now
        if let timeLimit, now >= timeLimit, !isTerminating, termination == nil {
            if ending == .natural { ending = .timedOut }
            terminate(with: SIGTERM)
        }
        while let next = escalation.first, now >= next.time {
            escalation.removeFirst()
            send(next.signal)
        }
    }

    /// Looks for what is left of the session after the program's end, and begins to end it.
    mutating func survey() {
        var members: [pid_t]
        repeat {
            members = sessionMembers()
            leftovers = members.compactMap { member in
                let descriptor = rb_pidfd_open(member)
                return descriptor < 0 ? nil : Descriptor(owning: descriptor)
            }
            // Where none could be watched, they have ended since, and a second look tells.
        } while !members.isEmpty && leftovers.isEmpty && !members.allSatisfy { kill($0, 0) == 0 }
        hasSurveyed = leftovers.isEmpty
        guard !hasSurveyed else { return }
        if !isTerminating {
            leftoverCount = members.count
            terminate(with: SIGTERM)
        } else if escalation.isEmpty {
            send(SIGKILL)
        }
    }

    /// Signals the process group of the program and every other process of its session.
    private mutating func send(_ signal: Int32) {
        kill(-child.pid, signal)
        for member in sessionMembers() where getpgid(member) != child.pid { kill(member, signal) }
        if signal == SIGKILL, surrender == nil { surrender = .now + .seconds(5) }
        // A stopped process acts on nothing but KILL until it is continued.
        if signal != SIGSTOP, signal != SIGKILL, signal != SIGCONT { send(SIGCONT) }
    }

    /// The living processes of the session without its leader, whose number stays taken until it is reaped.
    private func sessionMembers() -> [pid_t] {
        var members = [pid_t](repeating: 0, count: 4096)
        let count = rb_session_members(child.pid, &members, Int32(members.count))
        return Array(members.prefix(Int(max(0, count))))
    }
}

import CPosix
import FoundationEssentials
import Glibc
import SystemPackage

/// The processes that a run's steps have started and that are still there though the runner has died.
///
/// Every step has the run's id in its environment (`RUNBOOK_RUN`), which its processes inherit and proc(5) shows.
package struct OutlivingProcesses {
    /// A process, by its number and the name of its program.
    package struct Process: Sendable, Hashable {
        package var pid: Int32
        package var name: String
    }

    /// The variable in which a step finds the id of its run.
    static let variable = "RUNBOOK_RUN"

    package private(set) var processes: [Process] = []

    /// Looks for the processes of runs.
    package init(ofRuns runs: Set<String>) {
        let marks = runs.map { Array("\(Self.variable)=\($0)".utf8) }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        for pid in names.compactMap({ Int32($0) }).sorted() where pid != getpid() {
            guard let environment = contents(of: "/proc/\(pid)/environ") else { continue }
            let entries = environment.split(separator: 0)
            guard marks.contains(where: { mark in entries.contains { $0.elementsEqual(mark) } }) else { continue }
            processes.append(Process(pid: pid, name: name(of: pid)))
        }
    }

    /// Files in /proc have no size: they are read to their end.
    private func contents(of path: String) -> [UInt8]? {
        try? FileSync.contents(of: .init(path)).get()
    }

    private func name(of pid: Int32) -> String {
        contents(of: "/proc/\(pid)/comm").map { String(decoding: $0, as: UTF8.self).trimmingWhitespace } ?? ""
    }

    /// Waits until one of them ends, or a signal arrives.
    ///
    /// - Returns: Why the wait should be left; nil where it should not.
    package func wait(_ signals: SignalSource) -> Departure? {
        let descriptors = processes.map { rb_pidfd_open($0.pid) }.filter { $0 >= 0 }.map { Descriptor(owning: $0) }
        guard !descriptors.isEmpty else { return nil }
        var waiting = ([signals.descriptor.rawValue] + descriptors.map(\.number)).map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        poll(&waiting, nfds_t(waiting.count), -1)
        return withExtendedLifetime(descriptors) { signals.departure() }
    }
}

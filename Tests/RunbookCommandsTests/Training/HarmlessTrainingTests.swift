import Execution
import Foundation
import SystemPackage
import TestSupport
import Testing

struct HarmlessTrainingTests {
    private static let tracer = "/usr/bin/strace"
    private static var isTraced: Bool { FileManager.default.isExecutableFile(atPath: tracer) }

    @Test(.enabled(if: isTraced, "strace is not installed"))
    func sessionStartsNoProgramAndReachesNoNetwork() throws {
        let lesson = try SmallLesson()
        try lesson.place.write("", to: "../log/.keep")
        let folder = lesson.place.work.string
        let log = lesson.place.scratch.appending("log/trace").string
        // The path stays empty: what the program could start, it could not find.
        let script = """
            cd '\(folder)' && chmod a-w . runbooks && PATH= exec \(Self.tracer) -f -qq -e trace=execve,connect,sendto \
            -o '\(log)' "$0" "$@"
            """
        let arguments = ["train", "small", "--seed", "1", "-p", "name=one", "-p", "version=2.3"]
        let before = lesson.place.tree.filter { $0.hasPrefix("work/") }
        let learner = Learner(program: try lesson.place.startShell(script, arguments), language: "en")
        try learner.answerAll()
        try learner.answer("!", to: .choice)
        try learner.press("r")
        #expect(try learner.program.waitForExit() == 0)
        #expect(lesson.place.tree.filter { $0.hasPrefix("work/") } == before)
        let trace = lesson.place.scratch.read("log/trace") ?? ""
        let calls = trace.split(separator: "\n").filter { $0.contains("execve(") && $0.contains("= 0") }
        #expect(calls.count == 1, "\(calls)")
        #expect(!trace.contains("AF_INET"))
    }
}

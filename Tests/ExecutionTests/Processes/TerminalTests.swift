import CPosix
import Execution
import Glibc
import SystemPackage
import TestSupport
import Testing

struct PseudoTerminalTests {
    private let terminal = ProcessRequest.Streams.pseudoTerminal(TerminalSize(rows: 30, columns: 100))

    @Test func programSeesATerminalOfTheSizeAndNoKeyboard() throws {
        var rig = ProcessRig()
        let text =
            "[ -t 1 ] && [ -t 2 ] && ! [ -t 0 ] && echo tty; stty size <&1; cat; (: </dev/tty) 2>/dev/null || echo none"
        let outcome = try rig.run(["bash", "-c", text], streams: terminal)
        #expect(rig.text == "tty\n30 100\nnone\n")
        #expect(outcome.termination == .exited(0))
    }

    @Test func lastOutputBeforeTheEndIsNotLost() throws {
        for _ in 0..<50 {
            var rig = ProcessRig()
            _ = try rig.run(["bash", "-c", "printf '%5000s' end"], streams: terminal)
            #expect(rig.output.count == 5000)
        }
    }

    @Test func leftBehindProcessDoesNotHoldTheTerminal() throws {
        var rig = ProcessRig()
        let outcome = try rig.run(["bash", "-c", "sleep 1000 & echo x"], streams: terminal)
        #expect(outcome.leftovers == 1)
        #expect(rig.text == "x\n")
    }
}

/// Keys are typed into one pseudo-terminal, whose slave is the keyboard of the program that runs in another.
struct InteractiveTests {
    private let master: Descriptor
    private let keyboard: Descriptor

    init() throws {
        var path = [CChar](repeating: 0, count: 128)
        master = Descriptor(owning: rb_open_terminal(&path, path.count))
        _ = rb_set_window_size(master.number, 33, 99)
        keyboard = Descriptor(owning: open(path, O_RDWR | O_NOCTTY | O_CLOEXEC))
    }

    private func type(_ text: String) {
        _ = try? FileDescriptor(rawValue: master.number).writeAll(Array(text.utf8))
    }

    private func run(_ text: String, onOutput: (String) -> Void) throws -> (outcome: ProcessOutcome, text: String) {
        var rig = ProcessRig()
        let streams = ProcessRequest.Streams.interactive(keyboard: FileDescriptor(rawValue: keyboard.number))
        let outcome = try rig.run(["bash", "-c", text], streams: streams) { text in
            onOutput(text)
            return .goOn
        }
        return (outcome, rig.text)
    }

    @Test func keysReachTheProgramAndEchoOnce() throws {
        let result = try run("read -r -p 'Name? ' name; echo \"Hello $name\"; stty size; [ -t 0 ] && : </dev/tty") {
            text in
            if text == "Name? " { type("Zoé\r") }
        }
        #expect(result.text == "Name? Zoé\r\nHello Zoé\r\n33 99\r\n")
        #expect(result.outcome.termination == .exited(0))
    }

    @Test func newSizeReachesTheProgram() throws {
        let (read, write) = try Descriptor.pipe()
        read.makeNonBlocking()
        var rig = ProcessRig()
        let outcome = try rig.run(
            ["bash", "-c", "trap 'stty size; exit' WINCH; echo ready; while :; do sleep 0.02; done"],
            streams: .interactive(keyboard: FileDescriptor(rawValue: keyboard.number)),
            signals: SignalSource(FileDescriptor(rawValue: read.number))
        ) { text in
            if text == "ready\r\n" {
                _ = rb_set_window_size(master.number, 44, 55)
                _ = try? FileDescriptor(rawValue: write.number).writeAll([UInt8(SIGWINCH)])
            }
            return .goOn
        }
        #expect(outcome.termination == .exited(0))
        #expect(rig.text == "ready\r\n44 55\r\n")
    }

    @Test func lostKeyboardEndsTheProgram() throws {
        let (read, write) = try Descriptor.pipe()
        read.makeNonBlocking()
        var rig = ProcessRig()
        let outcome = try rig.run(
            ["bash", "-c", "echo ready; read -r"],
            streams: .interactive(keyboard: FileDescriptor(rawValue: keyboard.number)),
            signals: SignalSource(FileDescriptor(rawValue: read.number))
        ) { _ in
            _ = try? FileDescriptor(rawValue: write.number).writeAll([UInt8(SIGHUP)])
            return .goOn
        }
        #expect(outcome.ending == .interrupted(SIGHUP))
        #expect(outcome.lostTerminal)
    }

    @Test func manyKeysTypedAheadAllArrive() throws {
        let lines = (0..<300).map { "line \($0)" }
        let result = try run("stty -echo; echo ready; for i in {1..300}; do read -r x; echo \"$x\"; done") { text in
            if text == "ready\r\n" { type(lines.map { $0 + "\n" }.joined()) }
        }
        #expect(result.text == "ready\r\n" + lines.map { $0 + "\r\n" }.joined())
    }

    @Test func interruptKeyIsTheProgramsOwn() throws {
        let result = try run("trap 'echo caught; exit 4' INT; echo ready; while :; do sleep 0.02; done") { text in
            if text == "ready\r\n" { type("\u{3}") }
        }
        #expect(result.outcome.termination == .exited(4))
        #expect(result.outcome.ending == .natural)
        #expect(result.text.hasSuffix("caught\r\n"))
    }

    @Test(arguments: ["exit 0", "exit 3", "kill -KILL $$", "stty raw -echo"])
    func modeOfTheTerminalComesBack(text: String) throws {
        func mode() -> [UInt8] {
            var bytes = [UInt8](repeating: 0, count: rb_terminal_mode_size())
            _ = bytes.withUnsafeMutableBytes { rb_get_terminal_mode(keyboard.number, $0.baseAddress) }
            return bytes
        }
        let before = mode()
        var isRaw = false
        _ = try run("echo ready; read -r; \(text)") { output in
            guard output == "ready\r\n" else { return }
            isRaw = mode() != before
            type("\r")
        }
        #expect(isRaw)
        #expect(mode() == before)
    }

    @Test func withoutATerminalNothingStarts() throws {
        let (read, _) = try Descriptor.pipe()
        #expect(throws: ProcessError.notATerminal) {
            var rig = ProcessRig()
            _ = try rig.run(["true"], streams: .interactive(keyboard: FileDescriptor(rawValue: read.number)))
        }
    }
}

struct TerminalProgramTests {
    @Test func programIsAnsweredOnSeeingItsPrompt() throws {
        let program = try TerminalProgram([
            "bash", "-c", "read -r -p $'\\e[1mName?\\e[0m ' name; echo \"Hello $name\"; exit 3",
        ])
        try program.wait(for: "Name? ")
        try program.type("Zoé\r")
        try program.wait(for: "Hello Zoé")
        #expect(try program.waitForExit() == 3)
        #expect(program.screen.text == "Name? Zoé\nHello Zoé")
    }

    @Test func textThatDoesNotComeFailsWithTheScreen() throws {
        let program = try TerminalProgram(["echo", "something else"])
        #expect { try program.wait(for: "expected") } throws: { String(describing: $0).contains("something else") }
    }

    @Test func builtProgramRuns() throws {
        #expect(try CompletedProgram.run([BuiltProgram.path.string, "--help"]).status == 0)
    }

    @Test(arguments: [
        ("a\rb", "b"), ("ab\u{1B}[1Dc", "ac"), ("a\r\nb\u{1B}[1;1HX", "X\nb"), ("abc\u{1B}[2K", ""),
        ("\u{1B}]0;t\u{7}x", "x"),
        ("1234567890A", "1234567890\nA"), ("日本x", "日本x"), ("e\u{301}x", "e\u{301}x"),
        ("x\u{1B}[31mred\u{1B}[0m", "xred"),
        ("1\r\n2\r\n3\r\n4", "2\n3\n4"),
    ])
    func screenShowsWhatATerminalWould(written: String, shown: String) {
        var screen = TerminalScreen(size: TerminalSize(rows: 3, columns: 10))
        for byte in written.utf8 { screen.write([byte]) }
        #expect(screen.text == shown)
    }
}

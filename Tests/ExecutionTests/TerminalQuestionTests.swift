import Execution
import Glibc
import Testing

/// Opens both ends of a pseudo-terminal (pty(7), ioctl_tty(2)); Swift's Glibc has no `posix_openpt`.
private func openPseudoTerminal() throws -> (master: Int32, slave: Int32) {
    let unlockRequest: UInt = 0x4004_5431  // TIOCSPTLCK
    let peerRequest: UInt = 0x5441  // TIOCGPTPEER
    var isLocked: Int32 = 0
    let master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    guard master >= 0, ioctl(master, unlockRequest, &isLocked) == 0 else { throw PersonError.noTerminal }
    let slave = ioctl(master, peerRequest, O_RDWR | O_NOCTTY)
    guard slave >= 0 else { throw PersonError.noTerminal }
    return (master, slave)
}

/// A pseudo-terminal whose master end plays the person.
private final class Person: Sendable {
    let master: Int32
    let slave: Int32

    init() throws {
        (master, slave) = try openPseudoTerminal()
    }

    deinit {
        close(master)
        close(slave)
    }

    func type(_ text: String) {
        let bytes = Array(text.utf8)
        #expect(write(master, bytes, bytes.count) == bytes.count)
    }

    /// Reads what the terminal shows until it holds `text`.
    func waits(for text: String) -> String {
        var seen: [UInt8] = []
        while !seen.contains(Array(text.utf8)) {
            var bytes = [UInt8](repeating: 0, count: 4096)
            let count = read(master, &bytes, bytes.count)
            guard count > 0 else { break }
            seen += bytes.prefix(count)
        }
        return String(decoding: seen, as: UTF8.self)
    }

    /// Answers on a thread of its own, while the test asks.
    func answers(_ script: @escaping @Sendable (Person) -> Void) -> Thread {
        Thread { script(self) }
    }

    var localModes: tcflag_t {
        var modes = termios()
        return tcgetattr(slave, &modes) == 0 ? modes.c_lflag : 0
    }
}

private enum PersonError: Error {
    case noTerminal
}

/// A thread that can be waited for.
private final class Thread {
    private var thread = pthread_t()

    init(_ body: @escaping @Sendable () -> Void) {
        let box = Unmanaged.passRetained(Body(body))
        pthread_create(
            &thread,
            nil,
            { raw in
                guard let raw else { return nil }
                Unmanaged<Body>.fromOpaque(raw).takeRetainedValue().body()
                return nil
            },
            box.toOpaque()
        )
    }

    func wait() {
        pthread_join(thread, nil)
    }

    private final class Body {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) {
            self.body = body
        }
    }
}

@Suite(.serialized, .timeLimit(.minutes(1)))
struct TerminalTests {
    private static let cells: @Sendable (Character) -> CharacterCells = { CharacterCells(text: String($0), columns: 1) }

    private func terminal(_ person: Person, wake: Terminal.Wake? = nil) throws -> Terminal {
        try #require(Terminal(input: person.slave, output: person.slave, term: "xterm", wake: wake))
    }

    @Test func whatIsNoTerminalIsNotAsked() throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        #expect(Terminal(input: ends[0], output: ends[1], term: "xterm") == nil)
    }

    @Test func aKeyAnswersAndTheModesComeBack() throws {
        let person = try Person()
        let before = person.localModes
        let terminal = try terminal(person)
        let script = person.answers { person in
            let shown = person.waits(for: "oui? ")
            #expect(person.localModes & tcflag_t(ICANON | ECHO | ISIG) == 0)
            #expect(shown.contains("\u{1B}[?2004h"))
            person.type("o")
        }
        #expect(terminal.readKey(prompt: "oui? ") == .character("o"))
        script.wait()
        #expect(person.localModes == before)
        #expect(before & tcflag_t(ICANON | ECHO) != 0)
    }

    @Test func keysTypedAheadAreThrownAway() throws {
        let person = try Person()
        let terminal = try terminal(person)
        person.type("oooo\n")
        let script = person.answers { person in
            _ = person.waits(for: "oui? ")
            person.type("n")
        }
        #expect(terminal.readKey(prompt: "oui? ") == .character("n"))
        script.wait()
    }

    @Test(arguments: ["oui\n", "o\r", "\u{1B}[200~o\u{1B}[201~", "\u{1B}[1;1Ro"])
    func whatComesAtOnceIsNoAnswer(text: String) throws {
        let person = try Person()
        let terminal = try terminal(person)
        let script = person.answers { person in
            _ = person.waits(for: "oui? ")
            person.type(text)
        }
        let key = terminal.readKey(prompt: "oui? ")
        script.wait()
        guard case .paste = key else {
            Issue.record("\(key) is an answer")
            return
        }
    }

    @Test(arguments: [("\u{3}", Key.interrupt), ("\u{1B}", .escape), ("\r", .enter), ("\u{4}", .endOfFile)])
    func keysThatEndAQuestionAreToldApart(text: String, key: Key) throws {
        let person = try Person()
        let terminal = try terminal(person)
        let script = person.answers { person in
            _ = person.waits(for: "oui? ")
            person.type(text)
        }
        #expect(terminal.readKey(prompt: "oui? ") == key)
        script.wait()
    }

    @Test func aLineIsEditedAndAnswered() throws {
        let person = try Person()
        let terminal = try terminal(person)
        let script = person.answers { person in
            _ = person.waits(for: "nom: a")
            person.type("bé\u{7F}c\r")
        }
        #expect(terminal.readLine(prompt: "Instance\nnom: ", initial: "a", cells: Self.cells) == .text("abc"))
        script.wait()
    }

    @Test func aPastedBlockOfLinesDoesNotSubmitALine() throws {
        let person = try Person()
        let terminal = try terminal(person)
        let script = person.answers { person in
            _ = person.waits(for: "nom: ")
            person.type("un\ndeux\n")
            _ = person.waits(for: "un deux")
            person.type("\r")
        }
        #expect(terminal.readLine(prompt: "nom: ", cells: Self.cells) == .text("un deux"))
        script.wait()
    }

    @Test func aSecretIsNotShown() throws {
        let person = try Person()
        let terminal = try terminal(person)
        let script = person.answers { person in
            _ = person.waits(for: "jeton: ")
            person.type("s3cret\r")
            #expect(!person.waits(for: "\n").contains("s3"))
        }
        #expect(terminal.readLine(prompt: "jeton: ", isEchoed: false, cells: Self.cells) == .text("s3cret"))
        script.wait()
    }

    @Test func aSignalWakesTheQuestion() throws {
        let person = try Person()
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        let (reading, writing) = (ends[0], ends[1])
        let wake = Terminal.Wake(descriptor: reading) {
            var byte: UInt8 = 0
            _ = read(reading, &byte, 1)
            return byte == 1 ? .interrupt : nil
        }
        let terminal = try terminal(person, wake: wake)
        let script = person.answers { person in
            _ = person.waits(for: "oui? ")
            #expect(write(writing, [UInt8(0), 1], 2) == 2)
        }
        #expect(terminal.readKey(prompt: "oui? ") == .interrupt)
        script.wait()
    }

    @Test func aTerminalThatIsGoneHangsUp() throws {
        let (master, slave) = try openPseudoTerminal()
        let terminal = try #require(Terminal(input: slave, output: slave, term: "xterm"))
        close(master)
        #expect(terminal.readKey(prompt: "oui? ") == .hangup)
        #expect(terminal.readLine(prompt: "nom: ", cells: Self.cells) == .hungUp)
        close(slave)
    }

    @Test func aDumbTerminalGetsNoEscapeSequence() throws {
        let person = try Person()
        let terminal = try #require(Terminal(input: person.slave, output: person.slave, term: "dumb"))
        let script = person.answers { person in
            let shown = person.waits(for: "nom: ")
            person.type("ab\u{7F}\r")
            #expect(!(shown + person.waits(for: "\n")).contains("\u{1B}"))
        }
        #expect(terminal.readLine(prompt: "nom: ", cells: Self.cells) == .text("a"))
        script.wait()
    }

    @Test func theSizeIsTheTerminals() throws {
        let person = try Person()
        let terminal = try terminal(person)
        #expect(terminal.size == nil)
        var window = winsize(ws_row: 24, ws_col: 50, ws_xpixel: 0, ws_ypixel: 0)
        #expect(ioctl(person.master, UInt(TIOCSWINSZ), &window) == 0)
        #expect(terminal.size == Terminal.Size(columns: 50, rows: 24))
    }
}

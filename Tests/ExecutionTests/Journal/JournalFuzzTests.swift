import Execution
import SystemPackage
import TestSupport
import Testing

/// Whatever happens to a journal's bytes, reading ends, and no step counts as done whose end is not in the sound part.
struct JournalFuzzTests {
    /// A run with every kind of event; its step ids are one bit apart, so that a flip can name another step.
    private static let events: [JournalEvent] = [
        .began(in: "fr", steps: ["a", "b", "c", "d", "e"]), .decided("protect", "context=prod"),
        .decided("run", "run", on: "a"), .started("a"), .finished("a", exitCode: 0), .started("b"),
        .finished("b", .failed, reason: "exitStatus", exitCode: 1), .decided("failure", "retry", on: "b"),
        .edited(.init(step: "b", text: "echo é\n")), .started("b", attempt: 2), .finished("b", exitCode: 0),
        .decided("manual", "done", on: "c"), .finished("c"), .started("d"), .ended("interrupted", exitCode: 130),
        .began(in: "en", mode: "resume", steps: ["a", "b", "c", "d", "e"]), .decided("unknown", "rerun", on: "d"),
        .started("d", attempt: 2), .finished("d", exitCode: 0), .started("e"), .finished("e"), .ended("succeeded"),
    ]

    private let bytes: [UInt8]
    private let lines: [[UInt8]]
    /// The steps that are done after so many lines.
    private let doneAfter: [Set<String>]

    init() throws {
        let script = try JournalScript()
        for event in Self.events { try script.add(event) }
        let lines = script.bytes.split(separator: 10).map { Array($0) + [10] }
        bytes = script.bytes
        self.lines = lines
        doneAfter = (0...lines.count).map { Self.done(in: JournalRecord(Array(lines[..<$0].joined()))) }
        #expect(doneAfter.last == ["a", "b", "c", "d", "e"])
    }

    private static func done(in record: JournalRecord) -> Set<String> {
        let account = RunAccount(of: "r", record, isAlive: false, journal: "/journal")
        return Set(account.steps.filter { $0.outcome == .succeeded }.map(\.id))
    }

    /// Reads damaged bytes and holds what counts as done against the undamaged lines before the damage.
    @discardableResult
    private func check(_ damaged: [UInt8], _ what: @autoclosure () -> String) -> JournalRecord {
        let record = JournalRecord(damaged)
        let sound = record.entries.count
        let allowed = sound <= lines.count ? doneAfter[sound] : []
        let found = Self.done(in: record)
        #expect(found.isSubset(of: allowed), "\(what()): \(found.subtracting(allowed).sorted()) after \(sound) lines")
        return record
    }

    @Test func cutAnywhereNothingIsDoneThatIsNotProved() {
        for length in 0...bytes.count {
            let record = check(Array(bytes[..<length]), "cut at \(length)")
            #expect(record.entries.count == bytes[..<length].count { $0 == 10 })
        }
    }

    @Test func flippedBitsMakeNoStepDone() {
        var generator = FixedGenerator(seed: 1)
        for position in bytes.indices {
            var damaged = bytes
            damaged[position] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            check(damaged, "flip in \(position)")
        }
    }

    /// The last line is vouched for by no other: each of its bytes is damaged, for every line as the last.
    @Test func flippedBitInTheLastLineMakesNoStepDone() {
        var end = 0
        for line in lines {
            end += line.count
            for position in (end - line.count)..<end {
                var damaged = Array(bytes[..<end])
                damaged[position] ^= 1 << UInt8(position % 8)
                check(damaged, "flip in \(position) of \(end)")
            }
        }
    }

    @Test func mixedUpLinesEndTheSoundPart() {
        var generator = FixedGenerator(seed: 2)
        for round in 0..<300 {
            var mixed = lines
            let (first, second) = (Int.random(in: 0..<lines.count, using: &generator), 1)
            switch round % 5 {
            case 0: mixed.swapAt(first, (first + second) % lines.count)
            case 1: mixed.insert(mixed[first], at: first)
            case 2: mixed.remove(at: first)
            case 3: mixed.insert(lines[(first + 7) % lines.count], at: first)
            default: mixed.shuffle(using: &generator)
            }
            check(Array(mixed.joined()), "round \(round)")
        }
    }

    @Test func linesOfAnotherRunEndTheSoundPart() throws {
        let other = try JournalScript()
        for event in Self.events.reversed() { try other.add(event) }
        let strange = other.bytes.split(separator: 10).map { Array($0) + [10] }
        for index in lines.indices {
            check(Array((lines[..<index] + strange[index...]).joined()), "from \(index) on")
            check(Array(zip(lines, strange).flatMap { [$0, $1] }.joined()), "interleaved")
        }
    }

    @Test func garbageIsNeverBelieved() {
        var generator = FixedGenerator(seed: 3)
        for round in 0..<300 {
            let position = Int.random(in: 0...bytes.count, using: &generator)
            let length = Int.random(in: 1...64, using: &generator)
            let garbage: [UInt8] =
                switch round % 4 {
                case 0: [UInt8](repeating: 0, count: length)
                case 1: (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
                case 2: [UInt8](repeating: 10, count: length)
                default: Array(#"{"event":"stepFinished","step":"e","outcome":"succeeded"}"#.utf8) + [10]
                }
            var damaged = bytes
            if round % 2 == 0 {
                damaged.insert(contentsOf: garbage, at: position)
            } else {
                damaged.replaceSubrange(position..<min(bytes.count, position + length), with: garbage)
            }
            check(damaged, "round \(round)")
        }
    }

    @Test(arguments: [UInt8(0), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "\""), UInt8(ascii: "9"), 0xFF])
    func hugeLineIsReadOrRefusedButNeverKills(byte: UInt8) {
        let huge = [UInt8](repeating: byte, count: 2 << 20)
        check(huge, "alone")
        let record = JournalRecord(lines[0] + huge + [10] + lines[1])
        #expect(record.entries.count == 1)
        #expect(record.fault == .malformed(line: 2))
    }

    @Test func hugeTextIsReadWhole() throws {
        let script = try JournalScript()
        let text = String(repeating: "é\n", count: 1 << 20)
        try script.add(.began(), .started("first", text: text), .finished("first"))
        let account = RunAccount(of: "r", JournalRecord(script.bytes), isAlive: false, journal: script.path)
        #expect(account.steps[0].attempts[0].text == text)
        #expect(account.steps[0].outcome == .succeeded)
    }
}

/// The same numbers every time (SplitMix64).
private struct FixedGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

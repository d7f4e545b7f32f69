import Execution
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// A step that prints 200 MB.
@Suite(.serialized)
struct LargeOutputTests {
    private static let document = """
        ```sh {#flood}
        head -c 200000000 /dev/zero | tr '\\0' 'x' | fold
        ```

        ```sh {#measure}
        sed -n 's/^VmHWM:[^0-9]*\\([0-9]*\\) kB/\\1/p' "/proc/$PPID/status" > peak
        ```
        """

    /// 200 000 000 letters and a line feed after each 80 of them, the last line's excepted.
    private static let count = 200_000_000 + 200_000_000 / 80 - 1

    private func expectModesty(_ place: Workplace) throws {
        let peak = place.read("peak").flatMap { Int($0.split(separator: "\n").first ?? "") }
        #expect((peak ?? .max) < 100_000)
        let transcript = try place.account.folder.appending("transcripts").appending("flood.log")
        let attributes = try FileManager.default.attributesOfItem(atPath: transcript.string)
        let size = try #require(attributes[.size] as? UInt64 ?? (attributes[.size] as? Int).map { UInt64($0) })
        #expect(abs(Int(size) - Self.count) <= 1)
    }

    @Test func withoutATerminalItIsKeptWholeInLittleMemory() throws {
        let place = try Workplace()
        try place.write(Self.document, to: "doc.md")
        let line = "exec \"$0\" run ./doc.md --yes --no-input >/dev/null"
        let result = try place.execute(["bash", "-c", line, try BuiltProgram.path.string])
        #expect(result.status == 0)
        try expectModesty(place)
    }

    @Test func inATerminalItIsKeptWholeInLittleMemory() throws {
        let place = try Workplace()
        try place.write(Self.document, to: "doc.md")
        let program = try place.start(["run", "./doc.md"], deadline: .seconds(240))
        let person = Operator(program: program)
        try person.answer("r")
        try program.skip(to: "flood succeeded")
        try person.answer("r")
        #expect(try program.waitForExit() == 0)
        try expectModesty(place)
    }
}

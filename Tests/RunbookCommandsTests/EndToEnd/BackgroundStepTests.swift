import SystemPackage
import TestSupport
import Testing

struct BackgroundStepTests {
    private static let document = """
        ```bash {#one .background}
        trap 'echo one >> ended; exit 0' TERM
        echo $$ > one.pid
        echo output of one
        sleep 1000 & wait
        ```

        ```bash {#two .background}
        trap 'echo two >> ended; exit 0' TERM
        touch two.started
        sleep 1000 & wait
        ```

        ```sh {#meanwhile}
        until [ -e two.started ] && [ -s one.pid ]; do :; done
        echo $$ > meanwhile.pid
        kill -0 "$(cat one.pid)" && touch alive
        ```
        """

    @Test func aBackgroundStepGoesOnAndIsEndedWithTheRunLastFirst() throws {
        let place = try Workplace()
        try place.write(Self.document, to: "doc.md")
        let program = try place.start(["run", "./doc.md"])
        let person = Operator(program: program)
        #expect(try person.answer("r").flattened.contains("Goes on in the background while later steps run"))
        #expect(try person.answer("r").contains("one goes on in the background."))
        try person.answer("l")
        #expect(try person.answer("r").contains("1. one: running"))
        #expect(try program.waitForExit() == 0)
        #expect(place.read("alive") == "")
        #expect(place.read("ended") == "two\none\n")
        let account = try place.account
        #expect(
            account.lines.suffix(4) == [
                "succeeded meanwhile", "succeeded two (endedWithRun)", "succeeded one (endedWithRun)",
                "finished succeeded 0",
            ]
        )
        let transcript = account.transcript(of: "one").map { String(decoding: $0, as: UTF8.self) }
        #expect(transcript == "output of one\n")
        #expect(program.plainText.contains("3 steps done"))
    }

    @Test func aBackgroundStepIsEndedWhenTheRunStops() throws {
        let place = try Workplace()
        try place.write(Self.document.replacing("touch alive", with: "exit 9"), to: "doc.md")
        let result = try place.run(["run", "./doc.md", "--yes", "--no-input"])
        #expect(result.status == 1)
        #expect(place.read("ended") == "two\none\n")
        #expect(try place.account.lines.last == "finished failed 1")
    }

    @Test func aBackgroundStepThatFailsFailsTheRun() throws {
        let place = try Workplace()
        let document = """
            ```bash {#server .background}
            echo $$ > pid
            until [ -e go ]; do :; done
            exit 5
            ```

            ```sh {#release}
            until [ -s pid ]; do :; done
            touch go
            while kill -0 "$(cat pid)" 2> /dev/null; do :; done
            ```
            """
        try place.write(document, to: "doc.md")
        let result = try place.run(["run", "./doc.md", "--yes", "--no-input"])
        #expect(result.status == 1)
        #expect(try place.account.outcomes.contains("server failed"))
    }
}

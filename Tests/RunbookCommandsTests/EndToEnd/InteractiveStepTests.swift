import TestSupport
import Testing

struct InteractiveStepTests {
    @Test(arguments: [[], ["--plain"]] as [[String]])
    func anInteractiveStepHasTheKeyboard(options: [String]) throws {
        let place = try Workplace()
        let code = "read -r -p 'Your name? ' name; echo \"hi $name\"; test -t 0 && echo terminal"
        try place.write("```bash {#talk .interactive}\n\(code)\n```\n\n```sh\necho after $name\n```\n", to: "doc.md")
        let program = try place.start(["run", "./doc.md"] + options)
        let person = Operator(program: program)
        try person.answer("r")
        // The block holds the words too.
        try program.wait(for: "\nYour name? ")
        try program.type("Zoé\r")
        try program.wait(for: "\nhi Zoé\n")
        try program.wait(for: "terminal\n")
        try person.answer("r")
        try program.wait(for: "\nafter Zoé\n")
        #expect(try program.waitForExit() == 0)
    }

    @Test func controlCReachesTheInteractiveProgram() throws {
        let place = try Workplace()
        let code = "trap 'echo caught; exit 0' INT; echo ready; while :; do read -r x; done"
        try place.write("```bash {#talk .interactive}\n\(code)\n```\n", to: "doc.md")
        let program = try place.start(["run", "./doc.md"])
        try Operator(program: program).answer("r")
        try program.wait(for: "\nready\n")
        try program.type("\u{3}")
        try program.wait(for: "caught\n")
        #expect(try program.waitForExit() == 0)
    }

    @Test func theTerminalIsPutRightAfterAStepThatLeavesItAskew() throws {
        let place = try Workplace()
        let code = "stty raw -echo; printf '\\033[?1049h\\033[?1000h\\033[31m'"
        try place.write("```bash {#askew .interactive}\n\(code)\n```\n\n```sh\necho after\n```\n", to: "doc.md")
        let shell =
            "before=$(stty -g); \"$0\" \"$@\"; echo \"status $?\"; [ \"$before\" = \"$(stty -g)\" ] && echo same modes"
        let program = try place.startShell(shell, ["run", "./doc.md"])
        let person = Operator(program: program)
        try person.answer("r")
        try person.answer("r")
        try program.wait(for: "\nafter\n")
        try program.wait(for: "status 0\nsame modes\n")
        try program.waitForExit()
    }

    @Test(arguments: ["q", "\u{3}", "\u{4}"])
    func theTerminalsModesComeBackHoweverTheRunEnds(key: String) throws {
        let place = try Workplace()
        try place.write("```sh\necho after\n```\n", to: "doc.md")
        let shell = "before=$(stty -g); trap : INT; \"$0\" \"$@\"; [ \"$before\" = \"$(stty -g)\" ] && echo same modes"
        let program = try place.startShell(shell, ["run", "./doc.md"])
        try Operator(program: program).answer(key)
        try program.wait(for: "same modes\n")
        try program.waitForExit()
    }

    @Test func aStepHasATerminalsSizeAndNoKeyboard() throws {
        let place = try Workplace()
        let code =
            "test -t 1 && echo tty; stty size < /dev/stdout; if test -t 0; then echo keys; fi; read -r x || echo none"
        try place.write("```bash {#look}\n\(code)\n```\n", to: "doc.md")
        let program = try place.start(["run", "./doc.md"], columns: 72)
        try Operator(program: program).answer("r")
        try program.wait(for: "\ntty\n24 72\nnone\n")
        #expect(try program.waitForExit() == 0)
    }
}

import Execution
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

struct ShellStepTests {
    @Test(arguments: [
        ("echo a\n\nnosuchcommand", "bash: line 3: nosuchcommand: command not found"),
        ("f() {\n nosuchcommand\n}\nf", "line 2: nosuchcommand: command not found"),
        ("echo a\nif then", "line 2: syntax error"),
        ("echo a\necho $LINENO", "a\n2\n"),
    ])
    func messagesNameTheLineOfTheBlock(text: String, expected: String) throws {
        var rig = try ShellRig()
        try rig.run(text)
        #expect(rig.output.contains(expected))
    }

    @Test(arguments: [
        ("false; echo no", 1, ""), ("false | true; echo no", 1, ""), ("exit 7", 7, ""),
        ("-n || echo dashed", 0, "dashed\n"), ("echo a \\", 0, "a\n"), ("cat", 0, ""),
        ("read x || echo empty", 0, "empty\n"),
        ("# only a comment", 0, ""), ("", 0, ""), ("echo ok\n\n\n", 0, "ok\n"), ("echo \"$#\"", 0, "0\n"),
        ("cat <<'E'\n$x `y`\nE", 0, "$x `y`\n"), ("echo $0", 0, "bash\n"),
        ("return 0 2>/dev/null || echo script", 0, "script\n"),
    ])
    func stepRunsAsItIsWritten(text: String, status: Int32, expected: String) throws {
        var rig = try ShellRig()
        #expect(
            try rig.run(ShellStep(text, streams: .pipes(separateStandardError: true))).outcome.termination
                == .exited(status)
        )
        if text != "-n || echo dashed" {
            #expect(rig.output == expected)
        } else {
            #expect(rig.output.hasSuffix(expected))
        }
    }

    @Test func textLongerThanAnArgumentRuns() throws {
        var rig = try ShellRig()
        let filler = String(repeating: "# a comment that fills the text\n", count: 40_000)
        try rig.run("x=1\n" + filler + "echo \"end $LINENO\"")
        #expect(rig.output == "end 40002\n")
        try rig.run("echo $x")
        #expect(rig.output == "1\n")
    }

    @Test func environmentCannotChangeHowBashReads() throws {
        var rig = try ShellRig(environment: [
            "BASH_ENV": "/dev/stdin", "SHELLOPTS": "xtrace", "POSIXLY_CORRECT": "1", "PS4": "$(echo bad >&2)",
            "CDPATH": "/",
            "BASH_FUNC_ls%%": "() { echo hijacked; }", "BASHOPTS": "extdebug", "ENV": "/dev/stdin", "PAGER": "less",
        ])
        try rig.run("touch f; ls; echo \"$PAGER\" ${BASH_ENV-none}; shopt -q extdebug || echo plain")
        #expect(rig.output == "f\ncat none\nplain\n")
    }

    @Test func secretReachesTheStepAndIsNeverWrittenDown() throws {
        var rig = try ShellRig()
        let secret = "s3cr3t'\n\"value"
        let text = """
            copy=$RUNBOOK_SECRET_TOKEN; list=(a "x${RUNBOOK_SECRET_TOKEN}y"); declare -A map=([$RUNBOOK_SECRET_TOKEN]=1)
            encoded=$(printf %s "$RUNBOOK_SECRET_TOKEN" | base64); eval "f() { echo $(printf %q "$RUNBOOK_SECRET_TOKEN"); }"
            plain=visible; printf %s "$RUNBOOK_SECRET_TOKEN"
            """
        try rig.run(ShellStep(text, secrets: ["token": secret]))
        #expect(rig.output == secret)
        let written = String(decoding: try JSONEncoder().encode(rig.state), as: UTF8.self)
        #expect(written.contains("visible"))
        for part in ["s3cr3t", "value", "czNjcjN0"] { #expect(!written.contains(part), "\(written)") }
        try rig.run("printf '%s' \"$copy\" \"${RUNBOOK_SECRET_TOKEN-not given}\"")
        #expect(rig.output == secret + "not given")
        let resumed = try JSONDecoder().decode(ShellState.self, from: Data(written.utf8))
        #expect(Set(resumed.withheldNames) == ["copy", "list", "map", "encoded", "f"])
    }

    @Test func otherShellCarriesNoState() throws {
        var rig = try ShellRig()
        try rig.run("x=1; mkdir d; cd d")
        let before = rig.state
        let result = try rig.run(ShellStep("y=2; echo \"[$x]\"; basename $PWD; false; echo no", shell: "sh"))
        #expect(result.outcome.termination == .exited(1))
        #expect(rig.output == "[]\nd\n")
        #expect(try result.state.get() == before)
    }

    @Test func missingShellIsAnError() throws {
        var rig = try ShellRig()
        #expect(throws: ProcessError.program("/nowhere/zsh", errno: 2)) {
            try rig.run(ShellStep("true", shell: "/nowhere/zsh"))
        }
    }

    @Test func stepHoldsNoDescriptorOfTheRunner() throws {
        var rig = try ShellRig()
        try rig.run("ls /proc/self/fd | tr '\\n' ' '")
        #expect(rig.output == "0 1 2 3 ")
    }
}

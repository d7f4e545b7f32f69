import RunbookModel
import Testing

/// A runbook that is rehearsed says of every change how, or why not.
struct RehearsalReasonTests {
    private static let rehearsed = "```sh {#b}\nls\n```\n\n```sh {.rehearsal for=b}\nls\n```\n\n"
    private static let bare = "```sh {#a}\nls\n```\n\n"

    private func codes(_ markdown: String, reasons: String = "") -> [DiagnosticCode] {
        let front = reasons.isEmpty ? "" : "---\nrehearsals: {\(reasons)}\n---\n"
        return parse(front + markdown).diagnostics.map(\.code)
    }

    @Test func runbookWithoutRehearsalsOwesNoReason() {
        #expect(codes(Self.bare) == [])
    }

    @Test func changeNeedsARehearsalOrAReason() {
        #expect(codes(Self.bare + Self.rehearsed) == [.changeUnrehearsed])
        #expect(codes(Self.bare + Self.rehearsed, reasons: "a: No dry run.") == [])
        #expect(codes(Self.bare + "```sh {#c}\nls\n```\n", reasons: "a: No dry run.") == [.changeUnrehearsed])
    }

    @Test func whatChangesNothingByWhatItRunsNeedsNeither() {
        let others = "```sh {#c .check}\nls\n```\n\n```yaml {#f file=a.yaml}\na: 1\n```\n\n- [ ] Call. {#call}\n"
        #expect(codes(Self.rehearsed + others) == [])
    }

    @Test(arguments: ["b", "c", "f", "call", "none"])
    func reasonIsForAChangeWithoutARehearsal(id: String) {
        let others = "```sh {#c .check}\nls\n```\n\n```yaml {#f file=a.yaml}\na: 1\n```\n\n- [ ] Call. {#call}\n"
        #expect(codes(Self.rehearsed + others, reasons: "\(id): No.") == [.reasonWithoutChange])
    }

    @Test func rehearsalThatNotEveryRunHasMayBeExplained() {
        let front = "---\nparameters: {n: {type: integer}}\nrehearsals: {b: Only from 2 on.}\n---\n"
        let steps = "```sh {#b}\nls\n```\n\n```sh {.rehearsal for=b when=\"n > 1\"}\nls\n```\n"
        #expect(parse(front + steps).diagnostics.map(\.code) == [])
    }

    @Test func reasonIsReadAsItIsWritten() {
        let parsed = parse("---\nrehearsals: {a: \"It has no dry run: sorry.\"}\n---\n" + Self.bare)
        #expect(parsed.runbook?.rehearsals == ["a": "It has no dry run: sorry."])
        #expect(parsed.runbook?.tellsOfRehearsals == true)
    }
}

import Execution
import Testing

struct TerminalClipboardTests {
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"), ("é日", "w6nml6U="),
    ])
    func textIsEncodedAsTheStandardSays(text: String, encoded: String) {
        #expect(Clipboard.sequence(for: text) == "\u{1B}]52;c;\(encoded)\u{07}")
    }

    @Test func whatIsTooLongForTerminalsIsNotCopied() {
        #expect(Clipboard.sequence(for: String(repeating: "x", count: 56_244)) != nil)
        #expect(Clipboard.sequence(for: String(repeating: "x", count: 56_247)) == nil)
    }

    @Test func terminalsThatTakeNothingAreKnown() {
        #expect(Clipboard.isReachable(["TERM": "xterm-256color"]))
        #expect(!Clipboard.isReachable(["TERM": "xterm", "TMUX": "/tmp/x,1,0"]))
        #expect(!Clipboard.isReachable(["TERM": "linux"]))
        #expect(!Clipboard.isReachable([:]))
    }
}

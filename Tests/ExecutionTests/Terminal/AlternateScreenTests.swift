import Testing

@testable import Execution

struct AlternateScreenTests {
    @Test(arguments: [
        ("plain", false), ("\u{1B}[?1049h", true), ("\u{1B}[?1049hx\u{1B}[?1049l", false), ("a\u{1B}[?47hb", true),
        ("\u{1B}[?1047h\u{1B}[?25l", true), ("\u{1B}[?25h\u{1B}[0m", false),
    ])
    func lastSequenceTells(output: String, isActive: Bool) {
        var whole = AlternateScreen()
        whole.observe(Array(output.utf8))
        #expect(whole.isActive == isActive)
        var pieces = AlternateScreen()
        for byte in output.utf8 { pieces.observe([byte]) }
        #expect(pieces.isActive == isActive)
    }
}

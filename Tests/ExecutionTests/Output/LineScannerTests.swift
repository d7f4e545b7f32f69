import Execution
import Testing

struct LineScannerTests {
    private func lines(_ bytes: [UInt8], cut: Int? = nil) -> [String] {
        var scanner = LineScanner()
        let border = cut ?? bytes.count
        var lines = scanner.scan(bytes[..<border]) + scanner.scan(bytes[border...])
        if let last = scanner.finish() { lines.append(last) }
        return lines.map(\.text)
    }

    @Test(arguments: [
        ("a\nb\n", ["a", "b"]), ("a", ["a"]), ("", []), ("\n", [""]), ("a\r\n", ["a"]), ("a\r\r\n", ["a"]),
        ("10%\r50%\r100%\n", ["100%"]), ("\u{1B}[1;31mred\u{1B}[0m\n", ["red"]), ("\u{1B}]0;title\u{7}x\n", ["x"]),
        ("\u{1B}]8;;http://a/\u{1B}\\link\u{1B}]8;;\u{1B}\\\n", ["link"]), ("\u{1B}(Bx\n", ["x"]),
        ("\u{1B}=x\n", ["x"]),
        ("\u{1B}[?25lx\u{1B}[K\n", ["x"]), ("\u{1B}P1$r0m\u{1B}\\x\n", ["x"]), ("é\u{8}e\n", ["e"]),
        ("N\u{8}N\n", ["N"]),
        ("tab\there\n", ["tab\there"]), ("bell\u{7}\n", ["bell"]), ("\u{1B}[31\nnext\n", ["", "next"]),
        ("日本\n", ["日本"]),
        ("\u{1B}", [""]), ("x\u{1B}\n", ["x"]), ("\u{1B}[1\u{1B}[2mx\n", ["x"]),
    ])
    func linesAreAsAPersonReadsThem(text: String, expected: [String]) {
        let bytes = Array(text.utf8)
        for cut in 0...bytes.count { #expect(lines(bytes, cut: cut) == expected) }
    }

    @Test func bytesThatAreNotUTF8AreReplaced() {
        #expect(lines([0x61, 0xFF, 0x62, 10]) == ["a\u{FFFD}b"])
    }

    @Test func longLineIsCutAndSaysSo() {
        var scanner = LineScanner()
        let long = [UInt8](repeating: 0x61, count: 1_000_000)
        #expect(scanner.scan(long).isEmpty)
        let lines = scanner.scan([10])
        #expect(lines.count == 1)
        #expect(lines.first?.isCut == true)
        #expect(lines.first?.text.utf8.count == LineScanner.lengthLimit)
        #expect(scanner.scan(Array("b\n".utf8)).first?.isCut == false)
    }
}

struct OutputExpectationTests {
    private func state(_ lines: [String], expect: String? = nil, fail: String? = nil) throws -> OutputExpectation.State
    {
        var expectation = try OutputExpectation(expect: expect, fail: fail)
        var scanner = LineScanner()
        for line in scanner.scan(lines.map { $0 + "\n" }.joined().utf8) { expectation.observe(line) }
        return expectation.state
    }

    @Test func wholeLineMustMatch() throws {
        #expect(try state(["RollbackedSucceeded"], expect: "Succeeded") == .waiting)
        #expect(try state(["x", "Succeeded", "y"], expect: "Succeeded") == .met)
        #expect(try state(["a Succeeded"], expect: ".*Succeeded") == .met)
        #expect(try state(["ab"], expect: "a|b") == .waiting)
        #expect(try state(["b"], expect: "a|b") == .met)
    }

    @Test func failingLineWinsAtOnceAndForGood() throws {
        let lines = ["Healthy", "Failed: x", "Healthy"]
        #expect(try state(lines, expect: "Healthy", fail: "Failed.*") == .failedBy(line: "Failed: x"))
        #expect(
            try state(["UpdateMetaFailed"], expect: "Succeeded", fail: ".*Failed")
                == .failedBy(line: "UpdateMetaFailed")
        )
    }

    @Test func withoutPatternEverythingIsMet() throws {
        #expect(try state([]) == .met)
        #expect(try state([], expect: "") == .waiting)
        #expect(try state([""], expect: "") == .met)
    }

    @Test(arguments: ["(", "[a", "*", "a{2,1}"])
    func malformedPatternIsRefused(pattern: String) {
        #expect(throws: OutputExpectation.PatternError.self) { try OutputExpectation(expect: pattern) }
        #expect(throws: OutputExpectation.PatternError.self) { try OutputExpectation(fail: pattern) }
    }
}

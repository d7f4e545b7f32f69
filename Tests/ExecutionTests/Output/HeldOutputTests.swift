import Execution
import Testing

struct HeldOutputTests {
    private func held(_ bytes: [UInt8], piece: Int) -> HeldOutput.Parts {
        var held = HeldOutput()
        for start in stride(from: 0, to: bytes.count, by: piece) {
            held.take(bytes[start..<min(start + piece, bytes.count)])
        }
        return held.parts
    }

    private func lines(_ range: ClosedRange<Int>) -> [UInt8] {
        Array(range.map { "line \($0)\n" }.joined().utf8)
    }

    @Test(arguments: [1, 1000, 65_536, 200_000])
    func shortOutputIsHeldWhole(piece: Int) {
        for count in [0, 1, HeldOutput.limit, 2 * HeldOutput.limit] {
            let bytes = (0..<count).map { UInt8($0 % 251) }
            let parts = held(bytes, piece: piece)
            #expect(parts.start == bytes)
            #expect(parts.omitted == 0 && parts.end == [])
        }
    }

    @Test(arguments: [7, 1000, 65_536, 5_000_000])
    func ofALongOutputWholeLinesOfBothEndsAreHeld(piece: Int) {
        let bytes = lines(1...300_000)
        let parts = held(bytes, piece: piece)
        #expect(parts.start.last == 10)
        #expect(parts.start == Array(bytes.prefix(parts.start.count)))
        #expect(parts.end.starts(with: Array("line ".utf8)))
        #expect(parts.end == Array(bytes.suffix(parts.end.count)))
        #expect(parts.start.count + parts.omitted + parts.end.count == bytes.count)
        let size = HeldOutput.limit - 20...HeldOutput.limit
        #expect(size.contains(parts.start.count) && size.contains(parts.end.count))
    }

    @Test func oneLongLineIsCutAnywhere() {
        let parts = held([UInt8](repeating: 0x61, count: 1_000_000), piece: 4096)
        #expect(parts.start.count == HeldOutput.limit)
        #expect(parts.end.count == HeldOutput.limit)
        #expect(parts.omitted == 1_000_000 - 2 * HeldOutput.limit)
    }
}

struct LastLineTests {
    @Test(
        arguments: [
            ("", nil), ("\n \n\t", nil), ("a\nb", "b"), ("a\nb\n", "b"), ("a\n\n  \n", "a"), ("  a  \n", "a"),
            ("10%\r50%", "50%"), ("a\n\u{1B}[32mgreen\u{1B}[0m", "green"), ("a\r\n", "a"), ("a\n\u{1B}[1", "a"),
        ] as [(String, String?)]
    )
    func lastLineThatIsNotBlankIsFound(text: String, line: String?) {
        let bytes = Array(text.utf8)
        for cut in 0...bytes.count {
            var last = LastLine()
            last.take(bytes[..<cut])
            last.take(bytes[cut...])
            #expect(last.text == line)
        }
    }
}

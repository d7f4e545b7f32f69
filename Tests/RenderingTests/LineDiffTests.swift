import Testing

@testable import Rendering

struct LineDiffTests {
    /// A small generator with a seed, so that a failure can be repeated (splitmix64).
    private struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return word ^ (word >> 31)
        }
    }

    private func randomText(_ random: inout Seeded, letters: Int, length: Int) -> String {
        let alphabet = ["a", "b", "é", "e\u{301}", "日本", "", "\t\u{200B}", "d\r"].prefix(letters)
        let lines = (0..<Int.random(in: 0...length, using: &random)).map { _ in
            (alphabet.randomElement(using: &random) ?? "") + "\n"
        }
        let text = lines.joined()
        return Bool.random(using: &random) ? text : String(text.unicodeScalars.dropLast())
    }

    /// The length of the shortest edit, by dynamic programming.
    private func distance(_ old: [DiffLine], _ new: [DiffLine]) -> Int {
        var row = Array(0...new.count)
        for (index, line) in old.enumerated() {
            var next = [index + 1]
            for (column, other) in new.enumerated() {
                next.append(line == other ? row[column] : min(row[column + 1], next[column]) + 1)
            }
            row = next
        }
        return row[new.count]
    }

    @Test(arguments: 1...200)
    func appliedDiffGivesTheNewTextByTheShortestEdit(seed: Int) {
        var random = Seeded(state: UInt64(seed))
        let letters = Int.random(in: 1...8, using: &random)
        let old = randomText(&random, letters: letters, length: 30)
        let new = randomText(&random, letters: letters, length: 30)
        let diff = LineDiff(old: old, new: new)
        #expect(Array(diff.applied().utf8) == Array(new.utf8))
        let edits = diff.changes.reduce(0) { $0 + $1.old.count + $1.new.count }
        #expect(edits == distance(DiffLine.lines(of: old), DiffLine.lines(of: new)))
        #expect(diff.isEmpty == (Array(old.utf8) == Array(new.utf8)))
    }

    @Test(arguments: 1...100)
    func boundedSearchStillGivesTrueMatches(seed: Int) {
        var random = Seeded(state: UInt64(seed))
        let old = DiffLine.lines(of: randomText(&random, letters: 8, length: 200))
        let new = DiffLine.lines(of: randomText(&random, letters: 8, length: 200))
        var matcher = LineMatcher(old: old, new: new, longestEdit: seed % 7, effort: 50 * seed)
        var oldEnd = 0
        var newEnd = 0
        for match in matcher.matches() {
            #expect(match.old >= oldEnd && match.new >= newEnd)
            oldEnd = match.old + match.count
            newEnd = match.new + match.count
            #expect(old[match.old..<oldEnd] == new[match.new..<newEnd])
        }
        #expect(oldEnd <= old.count && newEnd <= new.count)
    }

    @Test func linesThatStandOnceAnchorABoundedSearch() {
        let old = DiffLine.lines(of: (0..<500).map { "line \($0)\n" }.joined())
        let new = DiffLine.lines(of: (0..<500).map { $0 % 10 == 0 ? "new \($0)\n" : "line \($0)\n" }.joined())
        var matcher = LineMatcher(old: old, new: new, longestEdit: 8)
        #expect(matcher.matches().reduce(0) { $0 + $1.count } == 450)
    }

    @Test(.timeLimit(.minutes(1)))
    func hugeTextsThatShareLittleAreComparedInBoundedTime() {
        var random = Seeded(state: 7)
        let lines = (0..<40_000).map { _ in String(Int.random(in: 0...9, using: &random)) + "\n" }
        let old = lines.joined()
        let new = lines.shuffled(using: &random).joined()
        #expect(LineDiff(old: old, new: new).applied() == new)
    }

    @Test func lettersThatLookTheSameAreDifferentLines() {
        #expect(LineDiff(old: "é\n", new: "e\u{301}\n").changes.count == 1)
    }

    @Test func hunksJoinWhereTheirContextMeets() {
        let old = (1...20).map { "\($0)\n" }.joined()
        let near = old.replacing("\n4\n", with: "\nx\n").replacing("\n11\n", with: "\ny\n")
        let far = old.replacing("\n4\n", with: "\nx\n").replacing("\n12\n", with: "\ny\n")
        #expect(LineDiff(old: old, new: near).hunks().map(\.old) == [0..<14])
        #expect(LineDiff(old: old, new: far).hunks().map(\.old) == [0..<7, 8..<15])
        #expect(LineDiff(old: old, new: far).hunks(context: 0).map(\.lines.count) == [2, 2])
    }
}

struct DiffRendererTests {
    private let renderer = DiffRenderer(style: TerminalStyle(), missingNewlineNotice: "Pas de fin de ligne.")

    @Test func changedLinesHaveTheirSigns() {
        let diff = LineDiff(old: "un\ndeux\ntrois\n", new: "un\ndeux\u{200B}\ntrois")
        #expect(
            renderer.lines(diff, path: "a.yaml") == [
                "--- a.yaml", "+++ a.yaml", "@@ -1,3 +1,3 @@", " un", "-deux", "-trois", "+deux<U+200B>", "+trois",
                "\\ Pas de fin de ligne.",
            ]
        )
    }

    @Test func aNewFileIsAllAdded() {
        #expect(
            renderer.lines(LineDiff(old: nil, new: "a\nb\n"), path: "n\n") == [
                "--- /dev/null", "+++ n<U+000A>", "@@ -0,0 +1,2 @@", "+a", "+b",
            ]
        )
        #expect(renderer.lines(LineDiff(old: nil, new: ""), path: "n") == ["--- /dev/null", "+++ n"])
        #expect(
            renderer.lines(LineDiff(old: "a\n", new: nil), path: "n") == [
                "--- n", "+++ /dev/null", "@@ -1 +0,0 @@", "-a",
            ]
        )
    }

    @Test func nothingIsSaidWhereNothingChanges() {
        #expect(renderer.lines(LineDiff(old: "a\r\n", new: "a\r\n"), path: "n") == [])
    }

    @Test func signsStayWhereThereAreColors() {
        let colored = DiffRenderer(style: TerminalStyle(ink: .colors), missingNewlineNotice: "")
        let lines = colored.lines(LineDiff(old: "a\n", new: "b\n"), path: "n")
        #expect(lines.suffix(2) == ["\u{1B}[31m-a\u{1B}[0m", "\u{1B}[32m+b\u{1B}[0m"])
    }
}

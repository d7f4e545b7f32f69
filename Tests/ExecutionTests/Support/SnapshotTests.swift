import SystemPackage
import TestSupport
import Testing

struct SnapshotTests {
    @Test func differenceIsShownLineByLine() throws {
        let scratch = try ScratchDirectory()
        try scratch.write("a\nb\nc\nd\ne\nf\n", to: "Snapshots/x.txt")
        let source = scratch.appending("Tests.swift").string
        try Snapshot.compare("a\nb\nc\nd\ne\nf\n", to: "x.txt", source: source)
        #expect {
            try Snapshot.compare("a\nb\nc\nD\ne\nf\ng\n", to: "x.txt", source: source)
        } throws: {
            String(describing: $0).hasSuffix("\n  b\n  c\n+ D\n- d\n  e\n  f\n+ g\n  ")
        }
    }

    @Test func missingFileFails() throws {
        let scratch = try ScratchDirectory()
        #expect(throws: Snapshot.Mismatch.self) {
            try Snapshot.compare("", to: "x.txt", source: scratch.appending("Tests.swift").string)
        }
    }
}

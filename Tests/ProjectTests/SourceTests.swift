import Testing

/// The manners of the sources.
struct SourceTests {
    @Test(arguments: try ProjectFiles.swiftFiles(in: "Sources"))
    func fileIsNoLongerThanAnEyeCanHold(_ path: String) throws {
        #expect(try ProjectFiles.text(path).split(separator: "\n", omittingEmptySubsequences: false).count <= 401)
    }

    @Test(arguments: try ProjectFiles.swiftFiles(in: "Sources"))
    func fileCannotCrashOnPurpose(_ path: String) throws {
        let forbidden = ["try!", "as!", "fatalError(", "preconditionFailure(", "precondition(", "unsafeBitCast("]
        for (index, line) in SwiftCode(try ProjectFiles.text(path)).lines.enumerated() {
            let found = forbidden.first { line.contains($0) } ?? (Self.unwrapsByForce(line) ? "!" : nil)
            #expect(found == nil, "line \(index + 1)")
        }
    }

    @Test(arguments: [
        ("let a = \"x!\" // b!", "let a = \"\" "),
        ("\"\\(f(\")!\"))!\"; g", "\"\"; g"),
        ("#\"\\\"!\"#", "\"\""),
        ("#/[\"!]/#.b", "\"\".b"),
        ("\"\\\"!\" + c", "\"\" + c"),
    ])
    func codeLosesItsCommentsAndLiterals(source: String, code: String) {
        #expect(SwiftCode(source).lines == [code])
    }

    @Test func linesOfLiteralsAreKept() {
        #expect(SwiftCode("a\n\"\"\"\n b!\n\"\"\"\nc").lines == ["a", "\"", "", "\"", "c"])
    }

    @Test(arguments: [("a!", true), ("a!.b", true), ("f()!", true), ("a[0]!", true), ("a != b", false), ("!a", false)])
    func forceUnwrapIsTold(line: String, isForced: Bool) {
        #expect(Self.unwrapsByForce(line) == isForced)
    }

    /// Whether an exclamation mark follows an expression; types that are unwrapped by themselves are told too.
    private static func unwrapsByForce(_ line: String) -> Bool {
        line.contains(#/[\p{L}\p{N}_\)\]\}>"]!(?!=)/#)
    }
}

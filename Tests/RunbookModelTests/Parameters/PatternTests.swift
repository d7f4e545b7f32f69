import Testing

@testable import RunbookModel

@Suite struct PatternTests {
    @Test(arguments: ["(", "[", "[z-a]", "a{2,1}", "*", "\\", "(?<n>a)(?<n>b)", "(?<=a)b", "\\1", "[[:nope:]]"])
    func patternThatSwiftRefusesIsReported(_ pattern: String) {
        #expect(ParameterType.patternFault(pattern) == .malformed)
    }

    @Test(arguments: ["", "[a-z]+", "a|b", "(?i)abc", "\\p{L}+", "\\d{3}", String(repeating: "a", count: 4_096)])
    func usualPatternHasNoFault(_ pattern: String) {
        #expect(ParameterType.patternFault(pattern) == nil)
    }

    @Test(arguments: ["[", "(", "(?:", "[^"])
    func deepNestingIsReportedAndDoesNotCrash(_ opening: String) {
        let pattern = String(repeating: opening, count: 1_000)
        #expect(ParameterType.patternFault(pattern) == .nestingTooDeep(50))
        #expect(ParameterType.patternFault(String(repeating: pattern, count: 100)) == .tooLong(4_096))
    }

    @Test(arguments: [
        ("a|ab", "ab", true), ("a", "ab", false), ("b", "ab", false), (".*", "a\nb", false), ("(?s).*", "a\nb", true),
        ("a.c", "a\u{301}c", true), ("[a-z]+", "ａ", false), ("^a$", "a\n", false),
    ])
    func textIsMatchedWhole(_ pattern: String, _ text: String, _ matches: Bool) throws {
        #expect(try Pattern(pattern).matchesWhole(text) == matches)
    }
}

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

/// Patterns that are recognized without Swift's own parser.
@Suite struct PatternGrammarTests {
    @Test(arguments: [
        "Succeeded", "a|b", "([0-9]+) \\1 True", "(?!\\S+ x$).+", "\\S+ (Exited|Dead).*",
        "(\\S+/)?milvus:(?!vx(-\\S+)?$)\\S*",
        "v?([2-9]|[1-9][0-9])\\..*", " +image: x:vx", "[^/,]*", "",
    ])
    func usualPatternIsRecognized(_ pattern: String) {
        #expect(PatternGrammar.recognizes(pattern))
    }

    @Test(arguments: [
        "(", ")", "a)", "[", "[]", "[z-a]", "[a-Z]", "[\\d-z]", "a{2,1}", "*", "a**", "^*", "(?!a)*", "\\", "\\1",
        "(\\1)",
        "(a)\\2", "(?<n>a)(?<n>b)", "[[:nope:]]", "é", "a\u{301}",
    ])
    func anyOtherIsLeftToSwift(_ pattern: String) {
        #expect(!PatternGrammar.recognizes(pattern))
    }

    @Test func swiftAcceptsWhatIsRecognized() {
        var generator = SplitMix(state: 7)
        let pieces = [
            "a", "Z", "0", "9", ".", "*", "+", "?", "|", "(", ")", "(?:", "(?!", "(?=", "[", "]", "[^", "a-z", "z-a",
            "0-9",
            "-", "\\d", "\\S", "\\.", "\\1", "\\2", "^", "$", " ", "/", ",", "_", "&", "~", "<", ">", "=", "!", ":",
            "{", "}", "#",
        ]
        var recognized = 0
        for _ in 0..<20_000 {
            let count = Int.random(in: 1...9, using: &generator)
            let pattern = (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
            guard PatternGrammar.recognizes(pattern) else { continue }
            recognized += 1
            #expect((try? Regex(pattern)) != nil, "\(pattern)")
        }
        #expect(recognized > 1_000)
    }
}

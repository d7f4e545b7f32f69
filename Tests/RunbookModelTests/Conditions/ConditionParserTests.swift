import Testing

@testable import RunbookModel

/// A condition and what is wrong with it.
struct FaultyCondition: Sendable, CustomTestStringConvertible {
    var source: String
    var errors: [ConditionError]

    init(_ source: String, _ kind: ConditionError.Kind, at offset: Int) {
        self.source = source
        self.errors = [ConditionError(kind, at: offset)]
    }

    var testDescription: String { String(source.prefix(60)) }
}

@Suite struct ConditionParserTests {
    @Test(arguments: [
        ("source_version >= 2.2.3", "source_version >= '2.2.3'"),
        ("  a==\"x\"\tand\nb!='y'  ", "a == 'x' and b != 'y'"),
        ("a == 1 or b == 2 and c == 3", "a == '1' or b == '2' and c == '3'"),
        ("(a == 1 or b == 2) and c == 3", "(a == '1' or b == '2') and c == '3'"),
        ("((a)) and (b and (c and d))", "a and b and c and d"),
        ("a or (b or c)", "a or b or c"),
        ("not a == 1", "not a == '1'"), ("not (a and b)", "not (a and b)"), ("not not a", "not not a"),
        ("not a and b", "not a and b"), ("not (a or b) or not (c)", "not (a or b) or not c"),
        ("mode in ['all',\"x y\", 2.0, true]", "mode in ['all', 'x y', '2.0', 'true']"),
        ("true", "true"), ("false or a", "false or a"), ("a == true", "a == 'true'"), ("'x' == a", "'x' == a"),
        ("a == \"it's\"", "a == \"it's\""), ("a == '\"'", "a == '\"'"), ("a == ''", "a == ''"),
        ("a < -5", "a < '-5'"), ("t >= 1h30m", "t >= '1h30m'"), ("v == 2.4.0-rc.1+b", "v == '2.4.0-rc.1+b'"),
        ("order == notice", "order == notice"), ("a == '$(x); \u{202E}é'", "a == '$(x); \u{202E}é'"),
        ("(a)and(b)", "a and b"), ("a<=b", "a <= b"),
    ])
    func conditionHasOneCanonicalSpelling(_ source: String, _ canonical: String) throws {
        let condition = try ConditionParser().parse(source)
        #expect(condition.source == source)
        #expect(condition.canonicalSource == canonical)
        #expect(try ConditionParser().parse(canonical).canonicalSource == canonical)
    }

    @Test(arguments: [
        FaultyCondition("", .empty, at: 0), FaultyCondition(" \n ", .empty, at: 0),
        FaultyCondition("a ==", .expectedOperand, at: 4), FaultyCondition("a and", .expectedOperand, at: 5),
        FaultyCondition("and a", .expectedOperand, at: 0), FaultyCondition("not", .expectedOperand, at: 3),
        FaultyCondition("== a", .expectedOperand, at: 0), FaultyCondition("a == (b)", .expectedOperand, at: 5),
        FaultyCondition("()", .expectedOperand, at: 1), FaultyCondition("a == not b", .expectedOperand, at: 5),
        FaultyCondition("(a", .expectedClosingParenthesis, at: 2),
        FaultyCondition("(a b)", .expectedClosingParenthesis, at: 3),
        FaultyCondition("a)", .unexpectedToken(")"), at: 1), FaultyCondition("a b", .unexpectedToken("b"), at: 2),
        FaultyCondition("a < b < c", .unexpectedToken("<"), at: 6),
        FaultyCondition("a 'x'", .unexpectedToken("'x'"), at: 2),
        FaultyCondition("a not in ['x']", .unexpectedToken("not"), at: 2),
        FaultyCondition("a == 'x", .unterminatedString, at: 5),
        FaultyCondition("a == \"x'", .unterminatedString, at: 5),
        FaultyCondition("a in x", .expectedList, at: 5), FaultyCondition("a in", .expectedList, at: 4),
        FaultyCondition("a in []", .expectedLiteral, at: 6), FaultyCondition("a in [b]", .expectedLiteral, at: 6),
        FaultyCondition("a in ['b',]", .expectedLiteral, at: 10),
        FaultyCondition("a in ['b' 'c']", .expectedClosingBracket, at: 10),
        FaultyCondition("a in ['b'", .expectedClosingBracket, at: 9),
        FaultyCondition("'x'", .literalAlone("'x'"), at: 0), FaultyCondition("a and 2.4", .literalAlone("2.4"), at: 6),
        FaultyCondition("v == v2.2.3", .malformedWord("v2.2.3"), at: 5),
        FaultyCondition("a AND b", .malformedWord("AND"), at: 2), FaultyCondition("A", .malformedWord("A"), at: 0),
        FaultyCondition("update-mode == 'x'", .malformedWord("update-mode"), at: 0),
        FaultyCondition("_a", .malformedWord("_a"), at: 0), FaultyCondition("-x", .malformedWord("-x"), at: 0),
        FaultyCondition("a = 'x'", .unknownOperator("=", suggestion: "=="), at: 2),
        FaultyCondition("a && b", .unknownOperator("&&", suggestion: "and"), at: 2),
        FaultyCondition("!a", .unknownOperator("!", suggestion: "not"), at: 0),
        FaultyCondition("a => 2", .unknownOperator("=>", suggestion: ">="), at: 2),
        FaultyCondition("a <=> 2", .unknownOperator("<=>", suggestion: nil), at: 2),
        FaultyCondition("$(x)", .unexpectedCharacter("$"), at: 0),
        FaultyCondition("a; b", .unexpectedCharacter(";"), at: 1),
        FaultyCondition("'é' == é", .unexpectedCharacter("é"), at: 8),
        FaultyCondition("a\u{A0}== 'x'", .unexpectedCharacter("\u{A0}"), at: 1),
        FaultyCondition("a == ‘x’", .unexpectedCharacter("‘"), at: 5),
        FaultyCondition("a == １", .unexpectedCharacter("１"), at: 5),
        FaultyCondition("a \0", .unexpectedCharacter("\0"), at: 2),
        FaultyCondition(String(repeating: "(", count: 100_000), .nestingTooDeep(64), at: 64),
        FaultyCondition(String(repeating: "not ", count: 100_000) + "a", .nestingTooDeep(64), at: 256),
    ])
    func faultOfTheSyntaxIsPlaced(_ example: FaultyCondition) throws {
        let error = try #require(example.errors.first)
        #expect(throws: error) { try ConditionParser().parse(example.source) }
    }

    @Test func nestingUpToTheLimitIsRead() throws {
        let source = String(repeating: "(", count: 64) + "a" + String(repeating: ")", count: 64)
        #expect(try ConditionParser().parse(source).canonicalSource == "a")
    }

    @Test func longChainIsReadAndEvaluated() throws {
        let source = Array(repeating: "a == 'x' or b", count: 50_000).joined(separator: " and ")
        let condition = try ConditionParser().parse(source)
        #expect(condition.parameterNames == ["a", "b"])
        #expect(condition.evaluate { _ in .missing } == .unknown)
        #expect(condition.unknownNames { _ in .missing } == ["a", "b"])
        #expect(condition.faults { _ in .boolean }.count == 50_000)
    }

    @Test func parametersAreNamedOnceAndInOrder() throws {
        let condition = try ConditionParser().parse("b == 'c' and not (a or b) or d in ['e'] or true")
        #expect(condition.parameterNames == ["b", "a", "d"])
    }

    @Test func randomTextNeverCrashesTheParser() {
        let pieces = [
            "a", "b ", "and ", " or ", "not ", " in ", "[", "]", "(", ")", "'", "\"", "==", "<", "!", ",", "2.4", "-",
            "é",
            "\u{301}", " ", "true", "$", "\n",
        ]
        var generator = SplitMix(state: 3)
        var readCount = 0
        for _ in 0..<50_000 {
            let text = (0..<Int.random(in: 1...12, using: &generator))
                .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            do throws(ConditionError) {
                let condition = try ConditionParser().parse(text)
                let canonical = condition.canonicalSource
                #expect((try? ConditionParser().parse(canonical).canonicalSource) == canonical)
                readCount += 1
            } catch {
                #expect((0...text.utf8.count).contains(error.offset))
            }
        }
        #expect(readCount > 500)
    }

    @Test func reservedWordsNameNoParameter() {
        #expect(Condition.reservedWords == ["and", "or", "not", "in", "true", "false"])
    }
}

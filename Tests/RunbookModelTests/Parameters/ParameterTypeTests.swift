import Testing

@testable import RunbookModel

/// A type, and a text that it accepts or refuses.
struct TypedText: Sendable, CustomTestStringConvertible {
    var type: ParameterType
    var text: String
    var error: ParameterValueError?

    init(_ type: ParameterType, _ text: String, _ error: ParameterValueError? = nil) {
        self.type = type
        self.text = text
        self.error = error
    }

    var testDescription: String { "\(type.keyword) \(text.prefix(60).debugDescription)" }
}

private let digest = String(repeating: "0a", count: 32)
private let mode = ParameterType.choice(["rollingUpgrade", "all", "K"])

/// Texts that no type of safe words may accept, whatever else it does.
let hostileTexts = [
    "$(x)", "`x`", "a;b", "; rm -rf /", "a b", " a", "a ", "a\n", "\na", "a\nb", "a\r", "a\t", "-", "-x", "--help",
    "a'b", "a\"b", "a\\", "a|b", "a&b", "a>b", "a<b", "a*", "a?", "[a]", "{a,b}", "~", "~root", "#a", "!a", "a=b",
    "a%b",
    "é", "e\u{301}", "１２", "٣", "ａ", "а", "\u{200B}a", "a\u{200B}", "a\u{202E}b", "\u{FEFF}a", "a\u{A0}b", "\u{212A}",
    "²", "$IFS", "a\u{7F}", "a\u{1B}[0m", "a\u{85}", "a\u{2028}b", "1\u{301}", "v\u{301}1",
]

private let safeTypes: [ParameterType] = [.name, .version, .image, .integer, .boolean, .duration, mode]

@Suite struct ParameterTypeTests {
    @Test(arguments: [
        TypedText(.name, "my-release"), TypedText(.name, "a"), TypedText(.name, "0"), TypedText(.name, "1a-2"),
        TypedText(.name, "a--b"), TypedText(.name, String(repeating: "a", count: 63)),
        TypedText(.version, "2.4.23"), TypedText(.version, "2"), TypedText(.version, "2.4.0-rc.1+build.007"),
        TypedText(.image, "milvus"), TypedText(.image, "milvusdb/milvus:v2.4.23"),
        TypedText(.image, "localhost:5000/a/b_c__d---e.f:latest@sha256:" + digest),
        TypedText(.image, "Registry.Example.com/team/app"), TypedText(.image, "localhost:5000"),
        TypedText(.image, "10.0.0.1:5000/app:_tag.-"), TypedText(.image, "a:" + String(repeating: "t", count: 128)),
        TypedText(.image, "a@sha512:" + digest + digest), TypedText(.image, "a@x+y.z:" + digest.uppercased()),
        TypedText(.integer, "0"), TypedText(.integer, "-1"), TypedText(.integer, "9223372036854775807"),
        TypedText(.integer, "-9223372036854775808"), TypedText(.boolean, "true"), TypedText(.boolean, "false"),
        TypedText(.duration, "90s"), TypedText(.duration, "10m"), TypedText(.duration, "1d2h3m4s"),
        TypedText(.duration, "1h05m"), TypedText(.duration, "0s"), TypedText(mode, "all"), TypedText(mode, "K"),
        TypedText(.path, "./my files/it's $(here)\n"), TypedText(.path, "-"), TypedText(.path, " "),
        TypedText(.text(pattern: nil), ""), TypedText(.text(pattern: nil), "$(x)\n\u{202E}é"),
        TypedText(.text(pattern: "[a-z]+"), "abc"), TypedText(.text(pattern: "a*"), ""),
        TypedText(.secret, " pass word\n"),
    ])
    func wellFormedTextIsAcceptedUnchanged(_ example: TypedText) throws {
        let value = try example.type.value(from: example.text)
        #expect(value.text.hasSameBytes(as: example.text))
        #expect(value.type == example.type)
    }

    @Test(arguments: [
        TypedText(.name, "", .empty), TypedText(.name, "My-release", .malformed), TypedText(.name, "a_b", .malformed),
        TypedText(.name, "a-", .malformed), TypedText(.name, "a.b", .malformed),
        TypedText(.name, String(repeating: "a", count: 64), .tooLong(63)),
        TypedText(.name, String(repeating: "a", count: 1_000_000), .tooLong(63)),
        TypedText(.version, "", .empty), TypedText(.version, "latest", .malformed),
        TypedText(.image, "", .empty), TypedText(.image, "a:", .malformed), TypedText(.image, "a@", .malformed),
        TypedText(.image, "/a", .malformed), TypedText(.image, "a/", .malformed), TypedText(.image, "a//b", .malformed),
        TypedText(.image, "Milvus", .malformed), TypedText(.image, "a/Milvus", .malformed),
        TypedText(.image, "a/b:5000/c", .malformed), TypedText(.image, "a:b:c", .malformed),
        TypedText(.image, "a___b", .malformed), TypedText(.image, "a..b", .malformed),
        TypedText(.image, "_a", .malformed),
        TypedText(.image, "a_", .malformed), TypedText(.image, "a:-tag", .malformed),
        TypedText(.image, "a:.tag", .malformed),
        TypedText(.image, "a:" + String(repeating: "t", count: 129), .malformed), TypedText(.image, ":tag", .malformed),
        TypedText(.image, "@sha256:" + digest, .malformed), TypedText(.image, "a@sha256:abc", .malformed),
        TypedText(.image, "a@sha256:" + digest.uppercased(), .malformed),
        TypedText(.image, "a@x:" + "0a0a", .malformed),
        TypedText(.image, "a@1x:" + digest, .malformed), TypedText(.image, "a@:" + digest, .malformed),
        TypedText(.image, "[::1]:5000/a", .malformed), TypedText(.image, "host-:5000/a", .malformed),
        TypedText(.image, "host:/a", .malformed), TypedText(.image, "host:http/a", .malformed),
        TypedText(.image, "https://example.com/a", .malformed),
        TypedText(.image, String(repeating: "a", count: 256), .tooLong(255)),
        TypedText(.integer, "", .empty), TypedText(.integer, "007", .malformed), TypedText(.integer, "-0", .malformed),
        TypedText(.integer, "+1", .malformed), TypedText(.integer, "1.0", .malformed),
        TypedText(.integer, "1e3", .malformed),
        TypedText(.integer, "0x10", .malformed), TypedText(.integer, "1_000", .malformed),
        TypedText(
            .integer,
            "9223372036854775808",
            .outOfRange(minimum: "-9223372036854775808", maximum: "9223372036854775807")
        ),
        TypedText(.integer, "１２", .foreignCharacter("１")), TypedText(.integer, "٣", .foreignCharacter("٣")),
        TypedText(.boolean, "", .empty), TypedText(.boolean, "True", .malformed),
        TypedText(.boolean, "yes", .malformed),
        TypedText(.boolean, "oui", .malformed), TypedText(.boolean, "1", .malformed),
        TypedText(.duration, "", .empty), TypedText(.duration, "90", .malformed), TypedText(.duration, "s", .malformed),
        TypedText(.duration, "1.5h", .malformed), TypedText(.duration, "5m1h", .malformed),
        TypedText(.duration, "1h1h", .malformed), TypedText(.duration, "100ms", .malformed),
        TypedText(.duration, "-5m", .malformed), TypedText(.duration, "1H", .malformed),
        TypedText(.duration, "24856d", .outOfRange(minimum: "0s", maximum: "24855d")),
        TypedText(
            .duration,
            String(repeating: "9", count: 5_000) + "h",
            .outOfRange(minimum: "0s", maximum: "24855d")
        ),
        TypedText(.duration, "24855d1s", .outOfRange(minimum: "0s", maximum: "24855d")),
        TypedText(mode, "", .empty), TypedText(mode, "ALL", .notAChoice(["rollingUpgrade", "all", "K"])),
        TypedText(mode, "\u{212A}", .foreignCharacter("\u{212A}")),
        TypedText(.choice(["-x", "a b"]), "-x", .notAChoice(["-x", "a b"])),
        TypedText(.choice(["-x", "a b"]), "a b", .notAChoice(["-x", "a b"])),
        TypedText(.path, "", .empty), TypedText(.path, "a\0b", .unrepresentable),
        TypedText(.text(pattern: nil), "\0", .unrepresentable), TypedText(.secret, "", .empty),
        TypedText(.secret, "a\0", .unrepresentable), TypedText(.name, "a\0", .unrepresentable),
        TypedText(.text(pattern: "[a-z]+"), "abc1", .patternMismatch("[a-z]+")),
        TypedText(.text(pattern: "[a-z]+"), "", .patternMismatch("[a-z]+")),
        TypedText(.text(pattern: "[a-z]+"), "abc\n", .patternMismatch("[a-z]+")),
        TypedText(.text(pattern: "[^\\n]*"), "a\r\nb", .patternMismatch("[^\\n]*")),
        TypedText(.text(pattern: "("), "(", .patternMismatch("(")),
        TypedText(.name, "my\u{200B}release", .foreignCharacter("\u{200B}")),
    ])
    func malformedTextIsRefusedWithItsReason(_ example: TypedText) throws {
        let error = try #require(example.error)
        #expect(throws: error) { try example.type.value(from: example.text) }
    }

    @Test(arguments: safeTypes)
    func noSafeWordTypeAcceptsAHostileText(_ type: ParameterType) {
        for text in hostileTexts {
            #expect(throws: ParameterValueError.self, "\(text.debugDescription)") { try type.value(from: text) }
        }
    }

    @Test func leadingLetterOfAVersionIsDropped() throws {
        #expect(try ParameterType.version.value(from: "v2.3.10").text == "2.3.10")
    }

    @Test func readValuesHaveTheirTypedForms() throws {
        #expect(try ParameterType.integer.value(from: "-12").integer == -12)
        #expect(try ParameterType.boolean.value(from: "true").boolean == true)
        #expect(try ParameterType.duration.value(from: "1d1h1m1s").seconds == 90_061)
        #expect(try ParameterType.version.value(from: "2.4").version == Version("2.4"))
        #expect(try ParameterType.text(pattern: nil).value(from: "12").integer == nil)
    }

    @Test(arguments: [
        ("a", true), ("rollingUpgrade", true), ("2.4.x", true), ("_a-", true), (".", true), ("", false), ("-a", false),
        ("a b", false), ("é", false), ("\u{212A}", false), ("a\n", false),
    ])
    func choiceIsAPlainWordThatIsNoOption(_ text: String, _ isAccepted: Bool) {
        #expect(ParameterType.acceptsChoice(text) == isAccepted)
    }

    @Test func errorsNameTheirValues() {
        #expect(ParameterValueError.foreignCharacter("\u{200B}").arguments == ["character": "U+200B"])
        #expect(ParameterValueError.foreignCharacter("\u{1F600}").arguments == ["character": "U+1F600"])
        #expect(ParameterValueError.notAChoice(["a", "b"]).arguments == ["choices": "a, b"])
        #expect(ParameterType.text(pattern: "a+").allowedKey == "pattern")
        #expect(ParameterType.text(pattern: nil).allowedKey == "text")
    }
}

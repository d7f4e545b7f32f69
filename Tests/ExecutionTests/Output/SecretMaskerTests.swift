import Execution
import FoundationEssentials
import Testing

struct SecretMaskerTests {
    /// Masks a text that arrives in pieces which end at these offsets.
    private func masked(_ text: String, secrets: [String], cuts: [Int] = []) -> String {
        var masker = SecretMasker(secrets: secrets)
        var result: [UInt8] = []
        let bytes = Array(text.utf8)
        var start = 0
        for cut in cuts + [bytes.count] {
            result += masker.mask(bytes[start..<cut])
            start = cut
        }
        return String(decoding: result + masker.finish(), as: UTF8.self)
    }

    @Test func secretIsMaskedWhereverTheStreamIsCut() {
        let text = "before s3cr3t-value after s3cr3t-valu s3cr3t-value"
        let expected = "before ••• after s3cr3t-valu •••"
        let count = text.utf8.count
        for first in 0...count {
            for second in first...count {
                #expect(masked(text, secrets: ["s3cr3t-value"], cuts: [first, second]) == expected)
            }
        }
    }

    @Test func everyByteAlone() {
        let text = "x\nhunter2\nhunter2hunter2hunter"
        #expect(masked(text, secrets: ["hunter2"], cuts: Array(1..<text.utf8.count)) == "x\n•••\n••••••hunter")
    }

    @Test(arguments: 0..<12, ["pässword", "0123456789", "a?>~ÿ~~b", "12345"])
    func base64IsMaskedAtEveryAlignment(lead: Int, secret: String) {
        let plain = String(repeating: "u", count: lead) + secret + String(repeating: "v", count: lead % 5)
        let encoded = Data(plain.utf8).base64EncodedString()
        let safe = encoded.replacing("+", with: "-").replacing("/", with: "_")
        for text in [encoded, safe] {
            let result = masked(text, secrets: [secret])
            #expect(result.contains("•••"))
            // What is left beside the mask holds at most the bits that the secret shares with its neighbours.
            let left = result.split(separator: "•••").map { $0.count }.reduce(0, +)
            #expect(left <= (lead + lead % 5) * 4 / 3 + 6)
        }
    }

    @Test func wrappedBase64IsMasked() {
        let secret = String((0..<100).map { Character(Unicode.Scalar(33 + $0 % 90) ?? "x") })
        let encoded = Data(secret.utf8).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
        #expect(encoded.contains("\n"))
        #expect(masked(encoded, secrets: [secret]).count < 10)
    }

    @Test(arguments: [
        ("p@ss w/rd", "p%40ss%20w%2Frd"), ("p@ss w/rd", "p%40ss+w%2frd"), ("quo\"te\\d", #"quo\"te\\d"#),
        ("it's mine", #"it'\''s mine"#), ("line one\nline two", "line one\r\nline two"),
        ("line one\nline two", #"line one\nline two"#),
    ])
    func otherFormsAreMasked(secret: String, shown: String) {
        #expect(masked("<\(shown)>", secrets: [secret]) == "<•••>")
    }

    @Test func linesOfASecretAreMaskedAlone() {
        let secret = "-----BEGIN KEY-----\nMIIabc\n}\n-----END KEY-----\n"
        #expect(masked("a MIIabc b } c", secrets: [secret]) == "a ••• b } c")
    }

    @Test func whiteSpaceAroundASecretIsNoPartOfIt() {
        #expect(masked("a hunter2 b", secrets: ["hunter2\n"]) == "a ••• b")
        #expect(masked("a hunter2\n b", secrets: ["hunter2\n"]) == "a ••• b")
        #expect(masked("[k9]", secrets: [" k9\r\n"]) == "[•••]")
        #expect(masked(Data("hunter22!".utf8).base64EncodedString(), secrets: ["hunter22!\n"]) == "•••")
    }

    @Test func blankLinesAndIndentationOfASecretHideNothing() {
        let secret = "{\n        \n    \"key\": \"value\",\n    }\n"
        #expect(masked("        x\n    }\n", secrets: [secret]) == "        x\n    }\n")
        #expect(masked("<\"key\": \"value\",>", secrets: [secret]) == "<•••>")
    }

    @Test func shortSecretIsMaskedAsItStandsAlone() {
        #expect(masked("pin: 42, MzQy 4%32", secrets: ["42"]) == "pin: •••, MzQy 4%32")
        #expect(masked("a\nb", secrets: ["a\nb"]) == "•••")
        #expect(masked("a b", secrets: ["a\nb"]) == "a b")
    }

    @Test func overlappingSecretsLeaveNothing() {
        #expect(masked("xabcdefx", secrets: ["abcd", "cdef"]) == "x•••x")
        #expect(masked("xabcdx abx", secrets: ["abcd", "ab"]) == "x•••x •••x")
        #expect(masked("aaaaaa", secrets: ["aaa"]) == "•••")
    }

    @Test func longerSecretThatDoesNotComeGivesWayToTheShorter() {
        #expect(masked("abc", secrets: ["abcdef", "ab"], cuts: [1, 2]) == "•••c")
    }

    @Test func emptySecretMasksNothing() {
        #expect(masked("text", secrets: [""]) == "text")
        #expect(masked("text", secrets: []) == "text")
    }

    @Test func outputWithoutASecretsBeginningIsNotHeldBack() {
        var masker = SecretMasker(secrets: ["hunter2"])
        #expect(masker.mask(Array("Password: ".utf8)) == Array("Password: ".utf8))
    }

    @Test func bytesThatAreNotTextPass() {
        var masker = SecretMasker(secrets: ["k3y!"])
        let bytes: [UInt8] = [0xFF, 0, 0xFE] + Array("k3y!".utf8) + [0x80]
        #expect(masker.mask(bytes) + masker.finish() == [0xFF, 0, 0xFE] + Array("•••".utf8) + [0x80])
    }
}

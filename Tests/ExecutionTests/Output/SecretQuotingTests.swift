import Execution
import FoundationEssentials
import TestSupport
import Testing

/// How programs write the values of secrets, as they really do.
struct SecretQuotingTests {
    private static let secrets = [
        "it's \"quoted\" twice", "cost $HOME `id` \\end", "two\nlines here", "tab\tbetween & <tags>",
        "~start #here !now",
        "a,b{c}[d]*?^;|()", "bell\u{7}escape\u{1B}delete\u{7F}", "mot de passe évident ☂", "plain-word_4711",
        "ends with a line feed\n", "  spaces around  ", "'", "\"\\\"\\\"",
    ]

    private func masked(_ secret: String, _ command: [String], locale: String) throws -> String {
        // A variable of the machine's may hold what is looked for, as XDG_STATE_HOME holds HOME.
        var environment: [String: String?] = ProcessInfo.processInfo.environment.mapValues { _ in nil }
        environment["PATH"] = nil
        for (name, value) in ["SECRET": secret, "LC_ALL": locale, "PS4": "+ "] { environment[name] = value }
        let result = try CompletedProgram.run(command, environment: environment)
        #expect(result.status == 0)
        return SecretMasker(secrets: [secret]).masking(result.output + result.error)
    }

    @Test(
        arguments: secrets,
        [
            "printf %q \"$SECRET\"", "declare -p SECRET", "export -p | grep -zo 'declare -x SECRET=.*' | head -c 300",
            "set -x; : \"$SECRET\"", "x=$SECRET; set | grep -a -A1 '^x='", "printf '%s' \"${SECRET@Q}\"",
        ]
    )
    func bashShowsNoPartOfASecret(secret: String, command: String) throws {
        for locale in ["C.UTF-8", "C"] {
            let shown = try masked(secret, ["bash", "--norc", "-c", command], locale: locale)
            if secret.utf8.count > 6 { #expect(shown.contains("•••"), "\(locale): \(shown)") }
            for part in [
                "quoted", "HOME", "lines", "tags", "start", "c}", "escape", "mot de", "4711", "a line", "around",
            ] {
                let isPart = secret.contains(part) && !command.contains(part)
                if isPart { #expect(!shown.contains(part), "\(locale): \(shown)") }
            }
        }
    }

    @Test(arguments: secrets)
    func theShellOfTheSystemShowsNoPartOfASecret(secret: String) throws {
        let shown = try masked(
            secret,
            ["sh", "-c", "set | grep -a '^SECRET='; export -p | grep -a SECRET"],
            locale: "C"
        )
        for part in ["quoted", "HOME", "tags", "start", "4711"] where secret.contains(part) {
            #expect(!shown.contains(part), "\(shown)")
        }
    }

    @Test(arguments: secrets)
    func jsonShowsNoPartOfASecret(secret: String) throws {
        let masker = SecretMasker(secrets: [secret])
        let html = secret.replacing("&", with: "\\u0026").replacing("<", with: "\\u003c").replacing(
            ">",
            with: "\\u003e"
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        let json = String(decoding: try encoder.encode([secret]), as: UTF8.self)
        #expect(masker.masking(json).hasPrefix("[\"•••"))
        if !secret.contains(where: { "\"\\\n\t\u{7}\u{1B}\u{7F}".contains($0) }) {
            #expect(masker.masking("[\"\(html)\"]") == "[\"•••\"]")
        }
    }

    @Test func jsonInASCIIShowsNoPartOfASecret() {
        #expect(SecretMasker(secrets: ["mot é ☂ 😀"]).masking(#"<mot \u00e9 \u2602 \ud83d\ude00>"#) == "<•••>")
    }
}

import RunbookModel
import Testing

/// A text that shows a fault, and where.
struct DiagnosticSample: Sendable, CustomTestStringConvertible {
    var code: DiagnosticCode
    var markdown: [UInt8]
    var definition: String?
    var languages = ["en"]
    /// `file:line:column`.
    var place: String

    var testDescription: String { "\(code)" }

    init(
        _ code: DiagnosticCode,
        _ markdown: String,
        definition: String? = nil,
        languages: [String] = ["en"],
        at place: String
    ) {
        self.code = code
        self.markdown = Array(markdown.utf8)
        self.definition = definition
        self.languages = languages
        self.place = place
    }

    /// A runbook with one step, so that nothing else is wrong with it.
    private init(_ code: DiagnosticCode, front: String, at place: String) {
        self.init(code, "---\n\(front)\n---\n```sh\nls\n```\n", at: place)
    }

    /// A runbook in a folder with one step.
    private init(_ code: DiagnosticCode, definition: String, front: String = "title: T", at place: String) {
        self.init(code, "---\n\(front)\n---\n```sh\nls\n```\n", definition: definition, at: place)
    }

    static let all = files + marks + attributes + definitions + parameters + expressions + structure

    private static let files: [Self] = {
        var invalid = Self(.notUTF8, "", at: "guide.md:2:4")
        invalid.markdown = Array("é\né".utf8) + [0x20, 0xFF] + Array("à\n".utf8)
        return [
            invalid,
            Self(.byteOrderMark, "\u{FEFF}# A\n\n```sh\nls\n```\n", at: "guide.md:1:1"),
            Self(.carriageReturns, "é\r\n```sh\r\nls\r\n```\r\n", at: "guide.md:1:3"),
            Self(.emptyFile, " \n\t\n", at: "guide.md:1:1"),
            Self(.nullCharacter, "a\n\0b\n", at: "guide.md:2:1"),
        ]
    }()

    private static let marks: [Self] = [
        Self(.unclosedFrontMatter, "---\ntitle: A\n", at: "guide.md:1:1"),
        Self(.unclosedFence, "a\n\n  ```sh\nls\n", at: "guide.md:3:3"),
        Self(.strayBackticks, "a\n```ls```\n", at: "guide.md:2:1"),
        Self(.fenceInsideBlock, "> ```sh {#a}\n> ls\n> ```\n", at: "guide.md:1:3"),
        Self(.textAfterLanguage, "```sh extra\nls\n```\n", at: "guide.md:1:7"),
        Self(.nestingTooDeep, String(repeating: "> ", count: 10_000) + "a\n", at: "guide.md:1:1"),
    ]

    private static let attributes: [Self] = [
        Self(.unclosedAttributes, "```sh {#a\nls\n```\n", at: "guide.md:1:7"),
        Self(.unclosedQuote, "```sh {when=\"a}\nls\n```\n", at: "guide.md:1:13"),
        Self(.malformedAttribute, "```sh {=}\nls\n```\n", at: "guide.md:1:8"),
        Self(.repeatedAttribute, "```sh {retry=1 retry=2}\nls\n```\n", at: "guide.md:1:16"),
        Self(.unknownAttribute, "```sh {retrys=1}\nls\n```\n", at: "guide.md:1:8"),
        Self(.unknownClass, "```sh {#a .chek}\nls\n```\n", at: "guide.md:1:11"),
        Self(.attributeNotHere, "# A {.check}\n", at: "guide.md:1:6"),
        Self(.attributeValue, "```sh {timeout=soon}\nls\n```\n", at: "guide.md:1:16"),
        Self(.identifier, "# A {#Über}\n", at: "guide.md:1:6"),
        Self(.forbiddenCharacter, "```sh\necho é\u{A0}b\n```\n", at: "guide.md:2:8"),
        Self(.attributeNeeds, "```sh {.rollback}\nls\n```\n", at: "guide.md:1:8"),
        Self(.attributesConflict, "```sh {.interactive .background}\nls\n```\n", at: "guide.md:1:1"),
        Self(.fileOutsideFolder, "```txt {file=../a}\nls\n```\n", at: "guide.md:1:1"),
    ]

    private static let definitions: [Self] = [
        Self(.invalidYAML, front: "title: [a", at: "guide.md:2:11"),
        Self(.unknownKey, front: "titel: A", at: "guide.md:2:1"),
        Self(.wrongShape, front: "title: [a]", at: "guide.md:2:8"),
        Self(.saidTwice, definition: "group: a", front: "group: é", at: "guide.md:2:8"),
        Self(.missingKey, front: "requires: [{version: 1}]", at: "guide.md:2:12"),
        Self(.keyValue, front: "order: first", at: "guide.md:2:8"),
        Self(.repeatedKey, front: "title: A\ntitle: B", at: "guide.md:2:1"),
        Self(
            .aliasesExpand,
            front: (1...9).map { "a\($0): &a\($0) [" + String(repeating: "*a\($0 - 1), ", count: 9) + "b]" }
                .joined(separator: "\n"),
            at: "guide.md:2:1"
        ),
        Self(.wordsInDefinition, definition: "title: T", front: "label: L", at: "runbook.yml:1:1"),
        Self(.actionInLanguageFile, definition: "order: 1", front: "group: g", at: "guide.md:2:1"),
        Self(.missingMessage, definition: "require: [{id: a, condition: true}]", at: "guide.md:1:1"),
        Self(.deviationWithoutReason, "```sh {.deviation}\nls\n```\n", at: "guide.md:1:1"),
        Self(.reasonWithoutDeviation, front: "deviations:\n  other: x", at: "guide.md:3:3"),
        Self(
            .changeUnrehearsed,
            "```sh {#a}\nls\n```\n\n```sh {#b}\nls\n```\n\n```sh {.rehearsal for=b}\nls\n```\n",
            at: "guide.md:1:1"
        ),
        Self(.reasonWithoutChange, front: "rehearsals:\n  other: x\n  step-1: y", at: "guide.md:3:3"),
    ]

    private static let parameters: [Self] = [
        Self(.parameterName, front: "parameters:\n  Name: {type: text}", at: "guide.md:3:3"),
        Self(.parameterType, front: "parameters: {a: {label: é, type: txt}}", at: "guide.md:2:35"),
        Self(.defaultRefused, front: "parameters: {a: {type: integer, default: é}}", at: "guide.md:2:42"),
        Self(
            .parameterCycle,
            front: "parameters:\n  a: {default: '{{b}}'}\n  b: {default: '{{a}}'}",
            at: "guide.md:3:3"
        ),
        Self(.undeclaredEntry, definition: "id: guide", front: "parameters: {a: {label: A}}", at: "guide.md:2:14"),
        Self(.secretDefault, front: "parameters: {a: {type: secret, default: x}}", at: "guide.md:2:41"),
    ]

    private static let expressions: [Self] = [
        Self(.conditionSyntax, "# A {when=\"a ==\"}\n", at: "guide.md:1:16"),
        Self(.conditionName, "# É {when=\"vers == 1\"}\n", at: "guide.md:1:13"),
        Self(.conditionType, front: "parameters:\n  a: {type: name}\n  b: {when: \"a > 'x'\"}", at: "guide.md:4:14"),
        Self(.undeclaredParameter, "É {{naem}}\n", at: "guide.md:1:4"),
        Self(
            .refusedPlace,
            "---\nparameters: {a: {type: text}}\n---\n```console\n$ ls \\\n> # é {{a}}\n```\n",
            at: "guide.md:6:8"
        ),
        Self(.unreadableTemplate, "```json {file=a.json}\n{\"a\": é}\n```\n", at: "guide.md:2:7"),
        Self(.secretInText, "---\nparameters: {a: {type: secret}}\n---\n\nSay {{a}}.\n", at: "guide.md:5:5"),
        Self(
            .lateValue,
            "---\nparameters: {a: {}}\nprotect:\n  - {id: p, command: 'é {{a}}'}\n---\n```sh {capture=a}\nls\n```\n",
            at: "guide.md:4:26"
        ),
    ]

    private static let structure: [Self] = [
        Self(.duplicateID, "# A {#a}\n\n```sh {aliases=\"b a\"}\nls\n```\n", at: "guide.md:3:19"),
        Self(.missingID, "```sh\nls\n```\n", languages: ["en", "fr"], at: "guide.md:1:1"),
        Self(.linkToNothing, "# A\n\né [b](#b)\n", at: "guide.md:3:4"),
        Self(.unknownTarget, "```sh {.check for=b}\nls\n```\n", at: "guide.md:1:19"),
        Self(.outputWithoutStep, "```text {.output}\na\n```\n", at: "guide.md:1:1"),
        Self(.emptyStep, "```sh\n\n```\n", at: "guide.md:1:1"),
        Self(.noPrompt, "```console\nls\n```\n", at: "guide.md:2:1"),
        Self(.invalidPattern, "```sh {expect=\"(\"}\nls\n```\n", at: "guide.md:1:16"),
        Self(.captureUndeclared, "```sh {capture=a}\nls\n```\n", at: "guide.md:1:16"),
        Self(.noSteps, "# A\n", at: "guide.md:1:1"),
    ]
}

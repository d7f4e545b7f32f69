import MarkdownTree
import Planning
import RunbookModel
import SystemPackage
import Testing

struct ShownFailuresTests {
    private func matches(
        _ markdown: String,
        _ output: [String],
        front: String = "",
        values: [String] = []
    ) throws -> [ShownFailures.Match] {
        let runbook = try runbook(markdown, front)
        return ShownFailures(of: "a", in: runbook, try bind(values, to: runbook)).matches(in: output)
    }

    private func failure(_ text: String, _ attributes: String = "for=a") -> String {
        "```text {.output .failure \(attributes)}\n\(text)\n```\n\n"
    }

    @Test func sampleIsFoundByAnyOfItsTellingLines() throws {
        let sample = "NAME   AGE\n\nmy-web   3d\nError: \"x\" is gone\n3\n"
        let found = try matches(step("#a") + failure(sample), ["before", "Error: \"y\" is gone", "3", "NAME   AGE"])
        #expect(found.map(\.lines) == [["Error: \"x\" is gone"]])
        #expect(try matches(step("#a") + failure(sample), ["NAME   AGE", "3", "", "my-web"]).isEmpty)
        #expect(try matches(step("#a") + failure(sample), ["my-web 12h"]).map(\.lines) == [["my-web   3d"]])
    }

    @Test func sampleHasTheValuesInPlace() throws {
        let front = "parameters: {release: {type: name}}"
        let markdown = step("#a") + failure("{{release}} is broken")
        let found = try matches(markdown, ["blue is broken"], front: front, values: ["release=blue"])
        #expect(found.map(\.lines) == [["blue is broken"]])
        #expect(try matches(markdown, ["blue is broken"], front: front, values: ["release=red"]).isEmpty)
    }

    @Test func onlyFailuresOfTheStepWhoseConditionHoldsAreHeldAgainstIt() throws {
        let front = "parameters: {mode: {type: choice, choices: [one, two]}}"
        let markdown =
            step("#a") + "```text {.output}\nall is well\n```\n\n"
            + failure("first kind", "for=a when=\"mode == 'one'\"")
            + failure("second kind", "for=a when=\"mode == 'two'\"") + step("#b") + failure("other step", "for=b")
        let output = ["all is well", "first kind", "second kind", "other step"]
        let found = try matches(markdown, output, front: front, values: ["mode=two"])
        #expect(found.map(\.lines) == [["second kind"]])
    }

    @Test func everySampleThatMatchesIsToldInTheOrderOfTheRunbook() throws {
        let markdown = step("#a") + failure("timed out\nquota exceeded") + failure("timed out\nno nodes")
        #expect(
            try matches(markdown, ["timed out", "no nodes"]).map(\.lines) == [
                ["timed out"], ["timed out", "no nodes"],
            ]
        )
    }

    @Test func proseRightBeforeTheSampleExplainsIt() throws {
        let step = step("#a")
        let sample = failure("it is broken")
        for (markdown, explanation) in [
            (step + "Ask somebody.\n\n" + sample, "Ask somebody."),
            (step + "First.\n\nSecond.\n\n" + sample, "Second."),
            (step + "# Later\n\nAsk *them*.\n\n" + sample, "Ask them."),
            ("Before.\n\n" + step + sample, nil),
            ("Before.\n\n" + sample.replacing("for=a", with: "for=a") + step, nil),
            (step + "Ask.\n\n```text {.output for=a}\nwell\n```\n\n" + sample, nil),
            (step + "```yaml\na: 1\n```\n\n" + sample, nil),
        ] as [(String, String?)] {
            let found = try matches(markdown, ["it is broken"])
            #expect(found.count == 1)
            #expect(found.first?.explanation.map { $0.plainText } == explanation)
        }
    }

    @Test func nothingIsFoundWithoutSamples() throws {
        #expect(try matches(step("#a"), ["anything"]).isEmpty)
        #expect(try matches(step("#a") + failure("3\n\n---"), ["3", "", "---"]).isEmpty)
    }
}

extension Block {
    fileprivate var plainText: String {
        if case .paragraph(let content) = kind { content.plainText } else { "" }
    }
}

/// The samples of the shipped runbook, held against what its tools really print.
struct ShippedFailureTests {
    private static let notFound = "Error from server (NotFound): milvuses.milvus.io \"%\" not found"
    private static let forbidden =
        "Error from server (Forbidden): milvuses.milvus.io \"%\" is forbidden: User \"%\" cannot patch resource "
        + "\"milvuses\" in API group \"milvus.io\" in the namespace \"%\""

    /// The line with names in the place of its per cent signs.
    private static func line(_ text: String, _ names: String...) -> String {
        names.reduce(text) { text, name in
            text.firstRange(of: "%").map { text[..<$0.lowerBound] + name + text[$0.upperBound...] } ?? text
        }
    }

    private func matches(
        _ step: String,
        _ output: [String],
        _ values: [String],
        language: String
    ) throws -> [ShownFailures.Match] {
        let folder = FilePath(#filePath).removingLastComponent().removingLastComponent().removingLastComponent()
            .removingLastComponent().appending("runbooks/upgrade-milvus-standalone-operator")
        let source = try RunbookPlace.folder(folder).source(language: language)
        let runbook = try #require(RunbookParser().parse(source).runbook)
        let bindings = Planner(runbook: runbook).bindDefaults(try bind(values, to: runbook)).bindings
        return ShownFailures(of: step, in: runbook, bindings).matches(in: output)
    }

    @Test(
        arguments: [
            ("instance-exists", [line(notFound, "other-release")], ["release=vectors"]),
            ("operator-installed-by-helm", ["Error: release: not found"], []),
            (
                "upgrade-operator",
                [
                    "Error: looks like \"http://127.0.0.1:18879\" is not a valid chart repository or cannot be reached"
                ],
                []
            ),
            ("operator-rolled-out", ["error: timed out waiting for the condition"], []),
            (
                "operator-rolled-out",
                [
                    "Waiting for deployment \"milvus-operator-2\" rollout to finish: 3 old replicas are pending "
                        + "termination..."
                ],
                []
            ),
            ("patch-rolling", [line(forbidden, "prod", "system:serviceaccount:default:reader", "vectors")], []),
            ("patch-rolling", ["Warning: x", line(forbidden, "my-release", "jane", "default")], ["namespace=vectors"]),
            ("patch-image", [line(forbidden, "prod", "bob", "vectors")], ["source_version=2.2.1"]),
            ("instance-settled", ["12 11 False milvusdb/milvus:v2.3.9-hotfix Unhealthy"], []),
            ("rolling-upgrade-done", ["3 2 False milvusdb/milvus:v2.3.10 Unhealthy"], ["source_version=2.3.4"]),
            (
                "create-migration",
                [
                    "Error from server (AlreadyExists): error when creating \"m.yaml\": milvusupgrades.milvus.io "
                        + "\"prod-upgrade\" already exists"
                ],
                ["source_version=2.1.4"]
            ),
            ("no-migration-yet", ["NAME                 AGE", "my-release-upgrade   0s"], ["source_version=2.1.4"]),
            ("migration-succeeded", ["UpdateMetaFailed"], ["source_version=2.1.4"]),
        ] as [(String, [String], [String])],
        ["en", "fr"]
    )
    func failureIsRecognizedWithOtherNamesAndVersions(
        _ sample: (step: String, output: [String], values: [String]),
        language: String
    ) throws {
        let values = sample.values.contains { $0.hasPrefix("source_version") } ? [] : ["source_version=2.3.10"]
        #expect(try matches(sample.step, sample.output, values + sample.values, language: language).count == 1)
    }

    @Test(
        arguments: [
            ("instance-exists", ["Error from server (NotFound): namespaces \"vectors\" not found"]),
            ("instance-exists", ["error: You must be logged in to the server (Unauthorized)"]),
            ("instance-exists", ["NAME         MODE         STATUS    UPDATED   AGE"]),
            ("operator-installed-by-helm", ["STATUS: failed"]),
            ("upgrade-operator", ["Error: UPGRADE FAILED: \"milvus-operator\" has no deployed releases"]),
            ("operator-rolled-out", ["error: timed out waiting for the condition on milvuses/my-release"]),
            ("patch-rolling", [line(notFound, "my-realease")]),
            ("instance-settled", ["2 1 False milvusdb/milvus:v2.3.10 Pending"]),
            ("migration-succeeded", ["BakupMetaFailed"]),
            ("no-such-step", ["Error: release: not found"]),
        ] as [(String, [String])],
        ["en", "fr"]
    )
    func otherFailuresAreNotTakenForIt(_ sample: (step: String, output: [String]), language: String) throws {
        #expect(try matches(sample.step, sample.output, ["source_version=2.3.10"], language: language).isEmpty)
    }
}

import Foundation
import RunbookModel
import SystemPackage
import Testing
import Training

/// A row of the table: what somebody typed where a command was asked for.
struct TypedAnswer: Sendable, CustomTestStringConvertible {
    var right: String
    var isChanging: Bool
    var typed: String
    var verdict: String
    /// The kind of a difference that must be told, perhaps with its option and `near`.
    var told: [String]

    var testDescription: String { "\(typed) is \(verdict)" }

    static let all: [TypedAnswer] = {
        let path = FilePath(#filePath).removingLastComponent().appending("Fixtures/answers.yml")
        let sink = DiagnosticSink()
        guard let file = try? RunbookSource.File.read(path), let root = file.list(reportingTo: sink) else { return [] }
        return root.flatMap { group -> [TypedAnswer] in
            let fields = group.fields
            return (fields["answers"]?.items ?? []).map { item in
                let own = item.fields
                return TypedAnswer(
                    right: fields["right"]?.text ?? "",
                    isChanging: fields["changes"]?.text == "true",
                    typed: own["typed"]?.text ?? "",
                    verdict: own["is"]?.text ?? "",
                    told: (own["told"]?.text ?? "").split(separator: " ").map(String.init)
                )
            }
        }
    }()
}

extension RunbookSource.File {
    /// The items of a YAML file that holds a list.
    fileprivate func list(reportingTo sink: DiagnosticSink) -> [DefinitionNode]? {
        let text = "all:\n" + String(decoding: bytes, as: UTF8.self)
        return Self(path: path, bytes: Array(text.utf8)).definition(reportingTo: sink)?.entries?.first?.value.items
    }
}

extension DefinitionNode {
    fileprivate var fields: [String: DefinitionNode] {
        Dictionary((entries ?? []).map { ($0.key, $0.value) }) { first, _ in first }
    }
}

struct CommandJudgeTests {
    @Test func tableIsLongEnoughToTell() {
        #expect(TypedAnswer.all.count >= 80)
    }

    @Test(arguments: TypedAnswer.all)
    func answerIsJudgedAsAGoodTeacherWould(_ answer: TypedAnswer) {
        let judge = CommandJudge(accepting: [answer.right], isChanging: answer.isChanging)
        let verdict = judge.verdict(on: answer.typed)
        #expect(verdict.name.rawValue == answer.verdict, "\(verdict.differences)")
        guard let kind = answer.told.first else { return }
        let told = verdict.differences.first { $0.kind.rawValue == kind && answer.told.dropFirst().allSatisfy($0.says) }
        #expect(told != nil, "\(verdict.differences)")
    }

    @Test func whatALessonAcceptsIsRightToo() {
        let judge = CommandJudge(accepting: ["kubectl create -f a.yaml", "kubectl apply -f a.yaml"], isChanging: true)
        #expect(judge.verdict(on: "kubectl apply -f a.yaml") == .right)
        #expect(judge.verdict(on: "kubectl apply --filename=a.yaml") == .equivalent)
    }

    @Test func lessonsNameMoreOptionsThatMustNotDiffer() {
        let right = "helm upgrade r c --version 1"
        let plain = CommandJudge(accepting: [right], isChanging: true)
        let strict = CommandJudge(accepting: [right], isChanging: true, dangerousOptions: ["--version"])
        #expect(plain.verdict(on: "helm upgrade r c --version 2").name == .partly)
        #expect(strict.verdict(on: "helm upgrade r c --version 2").name == .dangerous)
    }

    @Test(arguments: [
        ("a b\nc && d; e | f", ["a b", "c", "d", "e"]), ("# nothing\nx 'y z'\n\n", ["x y z"]), ("a;", ["a"]),
    ])
    func listIsSplitWhereAPersonWouldTypeEnter(text: String, starts: [String]) throws {
        #expect(try CommandLine(text).parts.map { $0.words.joined(separator: " ") } == starts)
    }

    @Test(arguments: [
        ("kubectl get pods", true), ("kubectl rollout status deploy/x", true),
        ("kubectl rollout restart deploy/x", false),
        ("helm repo list", true), ("helm repo add a b", false), ("docker compose ps", true), ("docker rm x", false),
        ("cat a.yaml", true), ("sed -i s/a/b/ f", false), ("cat a > b", false), ("cat a 2>/dev/null | grep b", true),
        ("kubectl apply -f x --dry-run=server", true), ("somewhat unknown", false),
    ])
    func whatOnlyReadsIsKnown(text: String, isReading: Bool) throws {
        #expect(try CommandLine(text).isReading == isReading)
    }
}

extension Difference {
    /// Whether it is about a word: its name, or `near`.
    fileprivate func says(_ word: String) -> Bool {
        word == "near" ? isNear : name == word
    }
}

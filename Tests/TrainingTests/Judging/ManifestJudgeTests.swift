import Testing
import Training

struct ManifestJudgeTests {
    private static let manifest = """
        apiVersion: milvus.io/v1beta1
        kind: Milvus
        metadata:
          name: my-release
        spec:
          components:
            enableRollingUpdate: true
            image: milvusdb/milvus:v2.4.23
        """

    private let judge = ManifestJudge(Self.manifest)

    @Test func orderQuotesStyleAndCommentsMakeNoDifference() {
        let answer = """
            # mine
            kind: "Milvus"
            spec: {components: {image: 'milvusdb/milvus:v2.4.23', enableRollingUpdate: true}}
            metadata: {name: my-release}
            apiVersion: milvus.io/v1beta1
            """
        #expect(judge.verdict(on: answer) == .equivalent)
        #expect(judge.verdict(on: Self.manifest) == .right)
    }

    @Test(arguments: [
        (
            "image: milvusdb/milvus:v2.4.23", "image: milvusdb/milvus:v2.4.32", "partly",
            "otherScalar spec.components.image"
        ),
        (
            "enableRollingUpdate: true", "enableRollingUpdate: \"true\"", "partly",
            "otherType spec.components.enableRollingUpdate"
        ),
        ("    enableRollingUpdate: true\n", "", "partly", "missingKey spec.components.enableRollingUpdate"),
        ("kind: Milvus", "kind: Milvus\nlabels: {app: milvus}", "partly", "extraKey labels"),
        ("name: my-release", "name: my-realease", "dangerous", "otherScalar metadata.name"),
        ("  name: my-release", "  name: my-release\n  namespace: other", "dangerous", "extraKey metadata.namespace"),
        ("kind: Milvus", "kind: MilvusUpgrade", "dangerous", "otherScalar kind"),
        ("  components:\n", "  components: []\n  more:\n", "wrong", "otherShape spec.components"),
        ("kind: Milvus", "kind: Milvus: x", "wrong", "unreadable 2"),
    ])
    func differenceIsToldByItsPath(part: String, other: String, verdict: String, told: String) {
        let found = judge.verdict(on: Self.manifest.replacing(part, with: other))
        #expect(found.name.rawValue == verdict)
        #expect(found.differences.map { "\($0.kind.rawValue) \($0.name)" }.contains(told), "\(found.differences)")
    }

    @Test(arguments: [
        ("milvusdb/milvus:v2.4.23", "right"), ("\"milvusdb/milvus:v2.4.23\"", "equivalent"),
        ("milvusdb/milvus:2.4.23", "partly"), ("[a", "wrong"),
    ])
    func blankIsFilledByValue(answer: String, verdict: String) {
        #expect(judge.verdict(on: answer, at: "spec.components.image").name.rawValue == verdict)
        #expect(judge.scalar(at: "spec.components.image") == "milvusdb/milvus:v2.4.23")
    }

    @Test func optionIsRightWrongOrHarmful() {
        let judge = ChoiceJudge(answer: 1, of: 3, dangerous: [2])
        #expect(judge.verdict(on: "2") == .right)
        #expect(judge.verdict(on: "1")?.name == .wrong)
        #expect(judge.verdict(on: "3")?.name == .dangerous)
        #expect(["0", "4", "x", ""].allSatisfy { judge.verdict(on: $0) == nil })
    }
}

import Planning
import Testing

struct OutputPatternTests {
    @Test(arguments: [
        ("pod \"a\" not found", "pod \"other b\" not found"),
        ("pod “a” not found", "pod “b” not found"),
        ("Unsupported value: \"a \\\"b\\\"\": x", "Unsupported value: \"c\": x"),
        ("open 'a b.yaml': no such file", "open 'c': no such file"),
        ("unknown option `a' here", "unknown option `b' here"),
        ("unable to parse \"\": yaml: line 3: x", "unable to parse \"y\": yaml: line 12: x"),
        ("1 old replicas are pending", "12 old replicas are pending"),
        ("using 1,234.5 MiB", "using 7 MiB"),
        ("image app/x:v2.3.10 pulled", "image app/x:v2.4.0-rc.1 pulled"),
        ("image app/x:2.4.23 pulled", "image app/x:v2.3.11-hotfix2 pulled"),
        ("client v3.17.2+gcc0bbbd ready", "client v3.14.0 ready"),
        ("timed out after 5m0s of waiting", "timed out after 250ms of waiting"),
        ("listed 41d ago by nobody", "listed 3h ago by nobody"),
        ("at 2026-11-22T09:21:16Z it failed", "at 2027-01-02T23:59:59Z it failed"),
        ("at 2026-11-22 09:21:09.290966460 it failed", "at 2027-01-02 1:02:03 it failed"),
        ("DEPLOYED: Sun Nov 22 09:21:22 2026 in vain", "DEPLOYED: Mon May  3 10:00:00 2027 in vain"),
        ("since 22-Nov-2026 in vain", "since 3-May-2027 in vain"),
        ("dial tcp 127.0.0.1:9: connect: refused", "dial tcp 10.0.13.7:443: connect: refused"),
        ("E1122 09:21:15.167072   22567 cache.go:265] failed", "E0103 10:00:00.000001       7 cache.go:12] failed"),
        ("uid 35cd6ee0-272c-4eee-80c6-28d2240a9a2e is gone", "uid 11cfa736-2a8a-40f3-9d08-47da8c5b6302 is gone"),
        ("pod web-5564fc8b4b-7lqvw is gone", "pod web-6f9d7c5d8f-xkzmq is gone"),
        ("commit c0c87d3 not found", "commit b453cc2e91 not found"),
        ("at 0x7ffe12 it failed", "at 0x55d0 it failed"),
        ("sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f0 differs", "sha256:ffffffffffffffffffffffffffff0000 differs"),
        ("the value {{release}} is wrong", "the value {{ other_name }} is wrong"),
        ("aa  bb\tcc", " aa bb cc "),
    ])
    func whatDiffersFromRunToRunIsWild(left: String, right: String) {
        #expect(OutputPattern(left) == OutputPattern(right))
        #expect(OutputPattern(left).isTelling)
    }

    @Test(arguments: [
        ("pod \"a\" not found", "namespace \"a\" not found"),
        ("Error (NotFound): x", "Error (Forbidden): x"),
        ("State: Succeeded", "State: RollbackedSucceeded"),
        ("BakupMetaFailed", "UpdateMetaFailed"),
        ("a b", "a b c"),
        ("2 2 False", "2 2 True"),
        ("milvus-etcd-0 gone", "milvus-minio-0 gone"),
        ("it isn't a or b's", "it isn't c or d's"),
        ("maybe Sun and Mar", "maybe Mon and May"),
        ("an \"open quote", "an \"other quote"),
        ("failed: {{.items}}", "failed: {{.names}}"),
        ("échec définitif", "échec provisoire"),
        ("port 80", "port eighty"),
        ("deadbeef", "feedface"),
        ("v1beta1 is served", "v1alpha1 is served"),
    ])
    func wordsStandForThemselves(left: String, right: String) {
        #expect(OutputPattern(left) != OutputPattern(right))
    }

    @Test(arguments: [
        ("", false), ("---", false), ("1", false), ("\"a b c\"", false), ("5 x", false), ("3 rows", false),
        ("error: 5", false), ("no", true), ("UpdateMetaFailed", true), ("error: timed out", true),
        ("my-app   3d", true),
        ("échec", true), ("3 old rows", true),
    ])
    func aLineIsTellingWhereWordsAreLeft(line: String, isTelling: Bool) {
        #expect(OutputPattern(line).isTelling == isTelling)
    }

    @Test(arguments: [
        "{{", "{{a", "}}", "'", "\"\\", "0x", "“", "-5", "+", "1.", ".1", "v", "5-", "Nov", "Sun 1", "\u{0}",
    ])
    func fragmentsAreReadToTheirEnd(line: String) {
        #expect(OutputPattern(line) == OutputPattern(line + " "))
        #expect(OutputPattern(line) != OutputPattern("a " + line + "."))
    }
}

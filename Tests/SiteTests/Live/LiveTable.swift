import Foundation
import Localization
import RunbookModel
import SystemPackage
import TestSupport

@testable import Planning
@testable import Site

/// The table of cases that the program and the script of a page must answer alike.
enum LiveTable {
    // MARK: Values

    private static let texts: [String] = [
        "", " ", "a", "A", "-a", "a-", "a-b", "my-release", "1", "0", "-0", "-1", "01", "00", "+1", "9223372036854775807",
        "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "1.0", "true", "false", "True", "yes",
        "2", "2.4", "2.4.23", "v2.4.23", "vv2", "2.4.23.1", "2.04", "2.4.0-rc.1", "2.4.0-rc.01", "2.4.0-", "2.4.0-a..b",
        "2.4.0+b", "2.4.0+", "2.4-gpu+1.2", "2.4.0-01a", "99999999999999999999.1", "v", "90s", "10m", "1h30m", "1d",
        "1m1h", "1s1s", "s", "24855d", "24856d", "24855d1s", "99999999999999999999s", "0s", "1.5h", "1d2h3m4s",
        "milvusdb/milvus:v2.4.23", "registry.example.com:5000/app", "Registry/app", "a/b/C", "a__b", "a___b", "a--b", "a..b",
        "localhost:5000", "localhost:5000/", "localhost:/a", "a:", "a:-b", "a:b:c", "app@sha256:" + hex(64),
        "app@sha256:" + hex(63), "app:1@sha512:" + hex(128), "app@md5:" + hex(32), "app@md5:" + hex(31), "app@:", "a@b@c",
        "app@sha256:" + hex(64).uppercased(), "app@1a:" + hex(32), "app@a+b:" + hex(32), String(repeating: "a", count: 63),
        String(repeating: "a", count: 64), String(repeating: "a", count: 256), "a:" + String(repeating: "b", count: 129),
        "[::1]/a", "-._", "https://a", "https://", "file:///etc", "file://", "http://a:1", "http://a:65535/", "http://a:65536",
        "http://a:", "http://:80", "http://u:p@a/", "http://u@v@a", "http://a/%41", "http://a/%4", "http://a/%zz", "http://a/b c",
        "http://a?x#y", "http://a#y#z", "http://a/[", "http://[::1]/", "http://[::1", "http://[1:2:3:4:5:6:7:8]", "http://[1::2::3]",
        "http://[::1.2.3.4]", "http://[::1.2.3.04]", "http://[1:2:3:4:5:6:1.2.3.4]", "http://[12345::]", "http://[v1.a:b]",
        "http://[v.a]", "http://[]", "1http://a", "a+b-c.d://x", "javascript:alert(1)", "//a", "a/b", "./a b", "é", "e\u{301}",
        "a\u{200B}b", "\u{202E}x", "\u{212A}", "日本", "😀", "a\tb", "a\nb", "a\u{0}b", "a\u{7F}", "\u{FEFF}a", "'", "\"", "\\",
        "$HOME", "`id`", "a'b\"c\\d$e`f", "all", "rollingUpgrade", "_x", ".x", "a;b", "(", "#a", "a #b", "a: b", "a:", "- a",
        "no", "null", "~", "2024-01-01", "0x1F", "1e3", "1_000", ".5", ".inf", "1:30", "=", "<<", "!a", "&a", "*a", "%a", "@a",
        "{a}", "[a]", "a,b", "a?", "a{b", "trailing ", " leading", "a\r\nb", "a\rb", "\n", "a\n", "\na", "EOF", "EOF\n", "a\nEOF",
        "a\nEOF\nb", "\ta", "a\\", "a\\\n", "\\\nb", "-", "--", "-n", "--force", "(a)", "a\u{85}b", "a\u{2028}b", "a\u{A0}b",
        "{{a}}", "%{a}", "</script>", "a\u{1}b", "  ", "a  b", "a\n  b", "a\n\nb", "---", "...", "?", "? a", ": a", "a:b", "|", ">",
    ]

    private static func hex(_ count: Int) -> String {
        String(String(repeating: "0123456789abcdef", count: 8).prefix(count))
    }

    private static let types: [ParameterType] = [
        .name, .version, .image, .integer, .boolean, .duration, .choice(["all", "rollingUpgrade", "1.0"]), .path, .url,
        .text(pattern: nil), .text(pattern: "[a-z]+"), .text(pattern: #"\d{1,3}(\.\d+)*|é."#), .text(pattern: #"[^\s#]*"#),
        .text(pattern: #"^(?:\w|-)+$"#), .text(pattern: ".*?"), .text(pattern: #"[\w.\-]+?"#), .text(pattern: #"a|^b$|"#),
    ]

    static var values: [LiveCase] {
        types.flatMap { type in texts.map { LiveCase.value(type, $0) } }
            + [LiveCase.value(.secret, ""), LiveCase.value(.secret, "x")]
    }

    // MARK: Versions

    static var versions: [LiveCase] {
        let versions = [
            "1", "2", "2.0", "2.0.0", "v2", "2.1", "2.1.4", "2.1.10", "2.2.3", "2.10", "10.0", "2.4.0-alpha", "2.4.0-alpha.1",
            "2.4.0-alpha1", "2.4.0-beta", "2.4.0-dev", "2.4.0-rc", "2.4.0-rc1", "2.4.0-rc.2", "2.4.0-rc2", "2.4.0-rc.10", "2.4.0-RC10",
            "2.4.0-rc10.0", "2.4.0-rc-1", "2.4.0", "2.4.0+build", "2.4.0-gpu", "2.4.0-20240101", "2.4.0-gpu-rc1", "2.4.0-rc1-gpu",
            "2.4.0-hotfix", "2.4.0-hotfix1", "2.4.0-post.1", "2.4.0-patch-2", "2.4.0-patch2.3", "2.4.0-alphabet", "2.4.0-rcx", "2.4.1-rc1",
            "99999999999999999999.0", "99999999999999999999.1", "2.4.0-rc.99999999999999999999", "x", "2.4.0-rc.0", "2.4.0-1rc",
        ]
        return versions.flatMap { left in versions.map { LiveCase.version(left, $0) } }
    }

    // MARK: Conditions

    static func conditions() throws -> [LiveCase] {
        let sources = [
            "a == 2.2.3", "a != '2.2'", "a < 2.2.3", "a <= 2.2.3", "a > 2.2.3", "a >= 2.2.3", "2.2.3 < a", "a == b", "a < b", "a in [1, 2.2.3, 'x']",
            "not a == 1", "a == 1 and b == 2", "a == 1 or b == 2", "a", "not a", "true", "false", "a or true", "a and false",
            "a == 'true'", "a == 'x' or not (b < 3 and c == 'y')", "c in ['all', 'x']", "a < 'x'", "c == \"it's\"", "a == 10m", "a < 600s or b > 9m",
            "a == -1 or a >= 9223372036854775807", "(a or b) and (b or c) and not (a and b)", "c == d and d == 'z'", "not (a in [1]) or c == ''",
        ]
        let values: [[String: ParameterValue]] = [
            [:], ["a": version("2.2.3")], ["a": version("v2.1.4"), "b": version("2.1.4")], ["a": version("2.2"), "b": version("3.0-rc1")],
            ["a": boolean("true")], ["a": boolean("false"), "b": boolean("true"), "c": boolean("true")],
            ["a": integer("-1"), "b": integer("2")], ["a": integer("9223372036854775807"), "b": integer("9223372036854775806")],
            ["a": duration("10m"), "b": duration("600s")], ["a": duration("1d"), "b": duration("23h59m60s")],
            ["a": text("x"), "c": text("all")], ["c": text("it's"), "d": text("z")], ["c": text("y"), "b": integer("3")],
            ["a": text("2.2.3"), "b": text("e\u{301}"), "c": text("\u{E9}"), "d": text("\u{E9}")], ["c": choice("x"), "a": version("1")],
            ["a": ParameterValue(accepted: "s", as: .secret), "c": text("")],
        ]
        return try sources.flatMap { source in try values.map { try LiveCase.condition(source, $0) } }
    }

    // MARK: Templates

    static func text(_ text: String) -> ParameterValue { ParameterValue(accepted: text, as: .text(pattern: nil)) }
    static func version(_ text: String) -> ParameterValue {
        ParameterValue(accepted: Version(text)?.text ?? text, as: .version)
    }
    static func integer(_ text: String) -> ParameterValue { ParameterValue(accepted: text, as: .integer) }
    static func boolean(_ text: String) -> ParameterValue { ParameterValue(accepted: text, as: .boolean) }
    static func duration(_ text: String) -> ParameterValue { ParameterValue(accepted: text, as: .duration) }
    static func choice(_ text: String) -> ParameterValue { ParameterValue(accepted: text, as: .choice([text])) }

    /// Every free text that a value may be, and safe words of each type.
    static let hostileValues: [ParameterValue] =
        texts.filter { !$0.contains("\u{0}") }.map(text)
        + [version("2.4.23"), version("2.10"), version("2"), integer("5"), integer("-5"), boolean("true"), duration("10m")]
        + ["name-1", "no", "n", "1e3"].map { ParameterValue(accepted: $0, as: .name) }
        + [ParameterValue(accepted: "milvusdb/milvus:v2.4.23", as: .image), ParameterValue(accepted: "./a b", as: .path)]
        + [ParameterValue(accepted: "https://a/?b=c&d='e'", as: .url), choice("all")]
        + [text(String(repeating: "k", count: 1_021)), text(String(repeating: "é", count: 1_030))]

    static let shellTemplates = [
        "echo {{a}}", "echo -- {{a}}", "echo x{{a}}", "echo {{a}}x", "echo \"{{a}}\"", "echo '{{a}}'", "echo \"x {{a}} $b\"", "echo x'{{a}}'\"{{a}}\"",
        "x={{a}}", "x=\"{{a}}\"", "x=y{{a}} cmd", "export x={{a}}", "declare x={{a}}", "local x=\"{{a}}\"", "x=({{a}} {{a}})", "echo # {{a}}", "echo $'{{a}}'",
        "echo $(({{a}}))", "echo ${x:-{{a}}}", "echo `echo {{a}}`", "echo $(echo {{a}})", "echo \"$(echo \"{{a}}\")\"", "{{a}} x", "eval {{a}}", "ssh host {{a}}",
        "sh -c {{a}}", "bash -c 'echo {{a}}'", "awk '{{a}}'", "sed s/x/{{a}}/", "jq {{a}}", "printf -v {{a}} x", "printf '%s' {{a}}", "[ {{a}} -lt 3 ]", "[ {{a}} = x ]",
        "[[ {{a}} =~ x ]]", "[[ x =~ {{a}} ]]", "[[ {{a}} == x* ]]", "case {{a}} in x) ;; esac", "case x in {{a}}) ;; esac", "for i in {{a}}; do :; done", "kubectl get {{a}} -n {{a}}",
        "kubectl --namespace={{a}} get x", "cat > {{a}}", "cat 2>{{a}}", "echo {{a}}>x", "cmd >&{{a}}", "echo ~{{a}}", "echo \\{{a}}", "echo \"\\{{a}}\"", "echo $x{{a}}", "echo \"$x{{a}}\"",
        "echo \"${x}{{a}}\"", "echo {x,{{a}}}", "echo [{{a}}]", "a[{{a}}]=1", "echo $[{{a}}]", "f-{{a}} x", "cmd -{{a}}", "cmd --{{a}}", "cmd -{{a}}x", "echo {{a}}{{a}}", "echo \"{{a}}\"{{a}}",
        "cat <<EOF\n{{a}}\nEOF\n", "cat <<'EOF'\n{{a}}\nEOF\n", "cat <<-EOF\n\t{{a}}\n\tEOF\n", "cat <<EOF\nx{{a}}\n{{a}}y\nEOF\necho {{a}}\n", "cat <<EOF\n{{a}}OF\nEOF\n", "cat <<EOF\nE{{a}}\nEOF\n",
        "cat <<EOF\n$x{{a}}\nEOF\n", "cat <<EOF\n\\{{a}}\nEOF\n", "cat <<EOF\n{{a}}\\\nEOF\nEOF\n", "cat <<{{a}}\nx\n{{a}}\n", "bash <<EOF\necho {{a}}\nEOF\n", "cat <<EOF\n$(echo {{a}})\nEOF\n",
        "helm upgrade x --set a={{a}},b={{ a }}", "sudo -u {{a}} ls", "xargs -I{} echo {{a}}", "env X={{a}} cmd", "find . -exec echo {{a}} \\;", "docker exec c sh -c \"{{a}}\"", "echo 'x", "read {{a}}", "unset {{a}}",
        "curl -H \"X: {{a}}\" {{a}} | tee {{a}}", "echo é{{a}}", "grep -- {{a}} f", "test -f {{a}} && echo {{a}}", "(cd {{a}} && ls)", "if [ -n \"{{a}}\" ]; then echo {{a}}; fi", "echo {{a}} {{missing}} \"{{ missing }}\"",
        "cat <<EOF\n😀 {{a}}\nEOF\n",
    ]

    static let yamlTemplates = [
        "a: {{a}}\n", "a: x{{a}}\n", "a: {{a}} x\n", "a: {{a}}{{a}}\n", "a: \"{{a}}\"\n", "a: 'x {{a}}'\n", "a: 'it''s {{a}}'\n", "a: \"x\\t{{a}}\"\n", "- {{a}}\n- b\n", "[{{a}}, b]\n", "{a: {{a}}, b: 1}\n",
        "{{a}}: x\nb: y\n", "\"{{a}}\": x\n", "'{{a}}': x\n5: y\n", "{{a}}: x\nall: y\n\"2.10\": z\n", "{ {{a}}: x, true: y}\n", "a: &x {{a}}\nb: *x\n", "a: !!str {{a}}\n", "a: ! {{a}}\n", "!{{a}} x\n", "a: &{{a}} x\n",
        "a: b # {{a}}\n", "# {{a}}\na: b\n", "a: x\n  {{a}}\nb: y\n", "a: 'x\n  {{a}}'\nb: y\n", "a: \"x\n  {{a}}\"\nb: y\n", "a: |\n  {{a}}\n", "a: |\n  {{a}}\nb: y\n", "a: |\n  x\n  {{a}} y\n\nb: y\n", "a: |-\n  {{a}}\n", "a: |+\n  {{a}}\n\nb: y\n",
        "a: |\n  x\n    {{a}}\n  z\n", "a: >\n  {{a}}\n", "a: >\n  x\n  {{a}}\n  y\nb: z\n", "a: >-\n  x\n\n    {{a}}\n  y\n", "a: |2\n    {{a}}\n  x\n", "a: |\n  {{a}}", "- |\n  {{a}}\n- x\n", "a: |\n  {{a}}\n# c\nb: y\n", "a: |\n    {{a}}\n  # c\nb: y\n",
        "a: |\n\n  {{a}}\n", "a: |\n  {{a}}{{a}}\n", "image: milvusdb/milvus:v{{a}}\n", "{{a}}\n", "--- {{a}}\n...\n--- x\n", "a: [\"{{a}}\", '{{a}}', {{a}}]\n", "a: {{missing}}{{a}}\n", "a: {{missing}}\nb: \"{{a}}\"\n", "a: 'x\n  {{missing}}'\n",
        "? {{a}}\n: x\n", "a:\n  - name: {{a}}\n    value: \"{{a}}\"\n", "é: {{a}} # ü\n", "a: {{a}}\nb: *unknown\n", "a: \"x\\\n  {{a}}\"\n", "key with {{a}}: {{a}}\n", "a: 'x{{a}}' # c\n", "a: |\n  é {{a}}\n  z\n", "[\"{{a}}\" , x ]\n", "{\"{{a}}\" : 1}\n",
        "-5: x\n{{a}}: y\n", "!!str 5: x\n!!str {{a}}: y\n", "a:\n  {{a}}: 1\n  name-1: 2\n",
    ]

    static let jsonTemplates = [
        "{\"a\": \"{{a}}\"}", "{\"a\": {{a}}}", "[{{a}}, \"x{{a}}\\n\"]", "{\"{{a}}\": 1, \"all\": 2}", "{\"{{a}}\": 1, \"{{a}}x\": {\"5\": {{missing}}}}", "{{a}}", "\"{{a}}\"", "{\"a\": 1{{a}}}", "{\"a\": \"\\u00e9{{a}}\"}", "{\"a\": }",
        "[{\"é\": 1, \"{{a}}\": 2}]",
    ]

    static let patternTemplates = ["{{a}}", ".*:v?{{a}}(-.*)?", "{{a}}+x", "[{{a}}]", "\\{{a}}", "x{{a}}{2}", "{{a}}{{a}}?"]

    static var templates: [LiveCase] {
        let table: [(SubstitutionSyntax, [String])] = [
            (.shell, shellTemplates), (.yaml, yamlTemplates), (.json, jsonTemplates), (.pattern, patternTemplates),
            (.otherFile, ["x {{a}}"]), (.prose, ["x {{ a }} y"]), (.path, ["{{a}}.yaml"]), (.attribute, ["{{a}}-{{missing}}"]),
        ]
        return table.flatMap { syntax, sources in
            sources.flatMap { source in
                hostileValues.map { LiveCase.template(source, syntax, ["a": $0]) } + [.template(source, syntax, [:])]
            }
        }
    }
}

extension LiveTable {
    // MARK: Decisions

    /// What is decided of a runbook, given each of these sets of texts.
    static func decisions(_ runbook: Runbook, _ given: [[String: String]]) -> [LiveCase] {
        let page = LivePageBuilder(runbook).page(Localizer(embedded: .english))
        return given.map { LiveCase.decision(runbook, page, given: $0) }
    }

    static func decisions() throws -> [LiveCase] {
        let operatorCases: [[String: String]] = [
            [:], ["source_version": "2.1.4"], ["source_version": "2.2.3"], ["source_version": "2.2.2"], ["source_version": "2.0"],
            ["source_version": "2.3.1", "update_mode": "rollingDowngrade"],
            ["source_version": "2.3.1", "update_mode": "rollingDowngrade", "older_version": "2.2.9"],
            ["source_version": "2.3.1", "update_mode": "all", "target_version": "2.2"], ["update_mode": "all"], ["target_version": "2.6-rc1"],
            ["source_version": "2.1.4", "release": "-", "namespace": "x"], ["source_version": "nonsense"],
        ]
        var cases: [LiveCase] = []
        let root = FilePath(#filePath).removingLastComponent().removingLastComponent().removingLastComponent().removingLastComponent()
        for id in try FileManager.default.contentsOfDirectory(atPath: root.appending("runbooks").string).sorted() where !id.hasPrefix(".") {
            guard let runbook = try? ContractSite.shipped(id, "fr") else { continue }
            cases += decisions(runbook, operatorCases)
        }
        return cases
    }
}

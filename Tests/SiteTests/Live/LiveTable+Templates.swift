import RunbookModel

@testable import Site

extension LiveTable {
    /// Values that mean something to a shell, to YAML or to JSON, and harmless ones.
    static let hostileValues: [ParameterValue] =
        hostileTexts.map(text)
        + [version("2.4.23"), version("2.10"), version("2"), integer("5"), integer("-5"), boolean("true")]
        + [duration("10m"), name("name-1"), name("no"), name("1e3"), choice("all")]
        + [
            ParameterValue(accepted: "milvusdb/milvus:v2.4.23", as: .image),
            ParameterValue(accepted: "./a b", as: .path),
        ]
        + [ParameterValue(accepted: "https://a/?b=c&d='e'", as: .url)]

    private static let hostileTexts = [
        "", " ", "a", "my value", "'", "\"", "\\", "$HOME", "`id`", "a'b\"c\\d$e`f", "-n", "--", "(a)", "#a", "a #b",
        "a: b", "a:", "- a",
        "no", "null", "~", "2024-01-01", "0x1F", "2.10", "1:30", "2.4.23", "=", "<<", "!a", "&a", "*a", "%a", "{a}",
        "[a]", "a,b", "a?", "trailing ",
        " leading", "a\r\nb", "a\rb", "\n", "a\n", "\na", "EOF", "EOF\n", "a\nEOF\nb", "\ta", "a\tb", "a\\", "a\\\n",
        "\\\nb", "a\u{85}b", "a\u{2028}b",
        "a\u{A0}b", "é", "e\u{301}", "\u{E9}", "😀", "\u{202E}x", "\u{FEFF}a", "a\u{FEFF}", "a\u{1}b", "a\u{7F}",
        "{{a}}", "%{a}", "</script>", "a\n  b", "a\n\nb",
        "---", "...", "|", "true", "5", "all", String(repeating: "k", count: 1_021),
        String(repeating: "é", count: 1_030),
    ]

    mutating func add(_ sources: [String], _ syntax: SubstitutionSyntax) {
        for source in sources { add(source, syntax, [[:]] + Self.hostileValues.map { ["a": $0] }) }
    }

    mutating func addOtherSyntaxes() {
        add(Self.patternTemplates, .pattern)
        add(["x {{a}}"], .otherFile)
        add(["x {{ a }} y"], .prose)
        add(["{{a}}.yaml"], .path)
        add(["{{a}}-{{missing}}"], .attribute)
    }

    static let shellTemplates = [
        "echo {{a}}", "echo -- {{a}}", "echo x{{a}}", "echo {{a}}x", "echo \"{{a}}\"", "echo '{{a}}'",
        "echo \"x {{a}} $b\"", "echo x'{{a}}'\"{{a}}\"",
        "x={{a}}", "x=\"{{a}}\"", "x=y{{a}} cmd", "export x={{a}}", "declare x={{a}}", "local x=\"{{a}}\"",
        "x=({{a}} {{a}})", "echo # {{a}}", "echo $'{{a}}'",
        "echo $(({{a}}))", "echo ${x:-{{a}}}", "echo `echo {{a}}`", "echo $(echo {{a}})", "echo \"$(echo \"{{a}}\")\"",
        "{{a}} x", "eval {{a}}", "ssh host {{a}}",
        "sh -c {{a}}", "bash -c 'echo {{a}}'", "awk '{{a}}'", "sed s/x/{{a}}/", "jq {{a}}", "printf -v {{a}} x",
        "printf '%s' {{a}}", "[ {{a}} -lt 3 ]", "[ {{a}} = x ]",
        "[[ {{a}} =~ x ]]", "[[ x =~ {{a}} ]]", "[[ {{a}} == x* ]]", "case {{a}} in x) ;; esac",
        "case x in {{a}}) ;; esac", "for i in {{a}}; do :; done", "kubectl get {{a}} -n {{a}}",
        "kubectl --namespace={{a}} get x", "cat > {{a}}", "cat 2>{{a}}", "echo {{a}}>x", "cmd >&{{a}}", "echo ~{{a}}",
        "echo \\{{a}}", "echo \"\\{{a}}\"", "echo $x{{a}}", "echo \"$x{{a}}\"",
        "echo \"${x}{{a}}\"", "echo {x,{{a}}}", "echo [{{a}}]", "a[{{a}}]=1", "echo $[{{a}}]", "f-{{a}} x",
        "cmd -{{a}}", "cmd --{{a}}", "cmd -{{a}}x", "echo {{a}}{{a}}", "echo \"{{a}}\"{{a}}",
        "cat <<EOF\n{{a}}\nEOF\n", "cat <<'EOF'\n{{a}}\nEOF\n", "cat <<-EOF\n\t{{a}}\n\tEOF\n",
        "cat <<EOF\nx{{a}}\n{{a}}y\nEOF\necho {{a}}\n", "cat <<EOF\n{{a}}OF\nEOF\n", "cat <<EOF\nE{{a}}\nEOF\n",
        "cat <<EOF\n$x{{a}}\nEOF\n", "cat <<EOF\n\\{{a}}\nEOF\n", "cat <<EOF\n{{a}}\\\nEOF\nEOF\n",
        "cat <<{{a}}\nx\n{{a}}\n", "bash <<EOF\necho {{a}}\nEOF\n", "cat <<EOF\n$(echo {{a}})\nEOF\n",
        "helm upgrade x --set a={{a}},b={{ a }}", "sudo -u {{a}} ls", "xargs -I{} echo {{a}}", "env X={{a}} cmd",
        "find . -exec echo {{a}} \\;", "docker exec c sh -c \"{{a}}\"", "echo 'x", "read {{a}}", "unset {{a}}",
        "curl -H \"X: {{a}}\" {{a}} | tee {{a}}", "echo é{{a}}", "grep -- {{a}} f", "test -f {{a}} && echo {{a}}",
        "(cd {{a}} && ls)", "if [ -n \"{{a}}\" ]; then echo {{a}}; fi", "echo {{a}} {{missing}} \"{{ missing }}\"",
        "cat <<EOF\n😀 {{a}}\nEOF\n",
    ]

    static let yamlTemplates = [
        "a: {{a}}\n", "a: x{{a}}\n", "a: {{a}} x\n", "a: {{a}}{{a}}\n", "a: \"{{a}}\"\n", "a: 'x {{a}}'\n",
        "a: 'it''s {{a}}'\n", "a: \"x\\t{{a}}\"\n", "- {{a}}\n- b\n", "[{{a}}, b]\n", "{a: {{a}}, b: 1}\n",
        "{{a}}: x\nb: y\n", "\"{{a}}\": x\n", "'{{a}}': x\n5: y\n", "{{a}}: x\nall: y\n\"2.10\": z\n",
        "{ {{a}}: x, true: y}\n", "a: &x {{a}}\nb: *x\n", "a: !!str {{a}}\n", "a: ! {{a}}\n", "!{{a}} x\n",
        "a: &{{a}} x\n",
        "a: b # {{a}}\n", "# {{a}}\na: b\n", "a: x\n  {{a}}\nb: y\n", "a: 'x\n  {{a}}'\nb: y\n",
        "a: \"x\n  {{a}}\"\nb: y\n", "a: |\n  {{a}}\n", "a: |\n  {{a}}\nb: y\n", "a: |\n  x\n  {{a}} y\n\nb: y\n",
        "a: |-\n  {{a}}\n", "a: |+\n  {{a}}\n\nb: y\n",
        "a: |\n  x\n    {{a}}\n  z\n", "a: >\n  {{a}}\n", "a: >\n  x\n  {{a}}\n  y\nb: z\n",
        "a: >-\n  x\n\n    {{a}}\n  y\n", "a: |2\n    {{a}}\n  x\n", "a: |\n  {{a}}", "- |\n  {{a}}\n- x\n",
        "a: |\n  {{a}}\n# c\nb: y\n", "a: |\n    {{a}}\n  # c\nb: y\n",
        "a: |\n\n  {{a}}\n", "a: |\n  {{a}}{{a}}\n", "image: milvusdb/milvus:v{{a}}\n", "{{a}}\n",
        "--- {{a}}\n...\n--- x\n", "a: [\"{{a}}\", '{{a}}', {{a}}]\n", "a: {{missing}}{{a}}\n",
        "a: {{missing}}\nb: \"{{a}}\"\n", "a: 'x\n  {{missing}}'\n",
        "? {{a}}\n: x\n", "a:\n  - name: {{a}}\n    value: \"{{a}}\"\n", "é: {{a}} # ü\n", "a: {{a}}\nb: *unknown\n",
        "a: \"x\\\n  {{a}}\"\n", "key with {{a}}: {{a}}\n", "a: 'x{{a}}' # c\n", "a: |\n  é {{a}}\n  z\n",
        "[\"{{a}}\" , x ]\n", "{\"{{a}}\" : 1}\n",
        "-5: x\n{{a}}: y\n", "!!str 5: x\n!!str {{a}}: y\n", "a:\n  {{a}}: 1\n  name-1: 2\n",
    ]

    static let jsonTemplates = [
        "{\"a\": \"{{a}}\"}", "{\"a\": {{a}}}", "[{{a}}, \"x{{a}}\\n\"]", "{\"{{a}}\": 1, \"all\": 2}",
        "{\"{{a}}\": 1, \"{{a}}x\": {\"5\": {{missing}}}}", "{{a}}", "\"{{a}}\"", "{\"a\": 1{{a}}}",
        "{\"a\": \"\\u00e9{{a}}\"}", "{\"a\": }",
        "[{\"é\": 1, \"{{a}}\": 2}]",
    ]

    static let patternTemplates = [
        "{{a}}", ".*:v?{{a}}(-.*)?", "{{a}}+x", "[{{a}}]", "\\{{a}}", "x{{a}}{2}", "{{a}}{{a}}?",
    ]
}

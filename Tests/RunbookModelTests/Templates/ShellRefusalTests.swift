import Testing

@testable import RunbookModel

@Suite("Places of shell text that take safe words only")
struct ShellRefusalTests {
    static let refused = [
        "# {{v}}", "show x # {{v}}", "show $'{{v}}'", "show $'a\\'{{v}}'", "show $\"{{v}}\"", "show `echo {{v}}`",
        "show \"`echo {{v}}`\"", "show $(( {{v}} + 1 ))", "(( n = {{v}} ))", "let n={{v}}", "show $(( $(echo {{v}}) ))",
        "for (( i = 0; i < {{v}}; i++ )); do :; done", "a[{{v}}]=1", "show ${a[{{v}}]}", "show ${x:{{v}}}",
        "show ${x:-{{v}}}", "show \"${x:-{{v}}}\"", "show ${x//{{v}}/y}", "show ${x#\"{{v}}\"}", "show ${{{v}}}",
        "show ${x:-$(show {{v}})}", "show ${{v}}", "show \"${{v}}\"", "show \\{{v}}", "show \"\\{{v}}\"",
        "cat <<E\n\\{{v}}\nE", "show ~{{v}}", "x=~{{v}}", "x=/a:~{{v}}", "show {a,{{v}}}", "show {{{v}},b}",
        "show \"{{v}}\"{1,2}", "show [{{v}}]", "show a[{{v}}", "{{v}}", "{{v}} x", "./{{v}} x", "\"{{v}}\" x",
        "x=1 {{v}}",
        "true && {{v}}", "! {{v}}", "if {{v}}; then :; fi", "sudo {{v}}", "sudo -u root {{v}}", "env {{v}}",
        "env A=1 {{v}}", "timeout 5 {{v}}", "nohup {{v}}", "xargs {{v}}", "xargs -n 1 {{v}}", "command {{v}}",
        "exec {{v}}", "exec -a x {{v}}", "nice -n 5 {{v}}", "find . -exec {{v}} \\;", "kubectl exec p -- {{v}}",
        "$cmd {{v}}", "\"$@\" {{v}}", "$(which x) {{v}}", "{{v}}() { :; }", "function {{v}} { :; }",
        "for {{v}} in a; do :; done", "{{v}}=1", "export {{v}}", "export {{v}}=1", "local {{v}}", "unset {{v}}",
        "read {{v}}", "mapfile {{v}}", "declare -i x={{v}}", "declare -n x={{v}}", "declare -a a={{v}}",
        "declare -i a=({{v}})", "declare -i a; a=({{v}})", "RANDOM=({{v}})", "show $(a=({{v}}))",
        "declare \"x=({{v}})\"",
        "declare -u x={{v}}", "declare -i n; n={{v}}", "RANDOM={{v}}",
        "PS4={{v}}; set -x", "BASH_ENV={{v}} bash x", "env BASH_ENV={{v}} bash x", "OPTIND={{v}}",
        "x={{v}}; (( x > 1 ))",
        "x={{v}}; [[ $x -gt 1 ]]", "x={{v}}; echo ${!x}", "x={{v}}; echo ${x@P}", "x={{v}}; echo ${a[x]}",
        "x={{v}}; eval \"$x\"", "x={{v}}; bash -c \"$x\"", "x={{v}}; let y=x", "x={{v}}; echo ${y:x}",
        "for x in {{v}}; do (( y = x )); done", "f() { eval \"$1\"; }; f {{v}}", "f() { (( $1 )); }; f {{v}}",
        "eval {{v}}", "eval \"echo {{v}}\"", "eval 'echo {{v}}'", "\\eval {{v}}", "'eval' {{v}}", "e\"va\"l {{v}}",
        "builtin eval {{v}}", "command eval {{v}}", "x=1 eval {{v}}", ">out eval {{v}}", "trap {{v}} EXIT",
        "trap 'rm {{v}}' EXIT", "printf -v {{v}} x", "printf -v x {{v}}", "printf -vx {{v}}", "bash -c {{v}}",
        "bash -c 'echo {{v}}'", "bash -c \"echo {{v}}\"", "bash -ec {{v}}", "bash -ce {{v}}", "bash -c -o posix {{v}}",
        "bash -co posix {{v}}", "bash -o posix -c {{v}}", "bash -c{{v}}", "bash -{{v}} x", "sh -c \"$s\" _ {{v}}",
        "/bin/sh -c {{v}}", "su -c {{v}}", "python3 -c {{v}}", "perl -e {{v}}", "perl -ne {{v}}", "ruby -e {{v}}",
        "node -e {{v}}", "ssh host {{v}}", "ssh {{v}}", "awk {{v}}", "awk -v x={{v}} 1", "gawk {{v}}", "sed {{v}} f",
        "sed -i s/a/b/ {{v}}", "/usr/bin/sed {{v}}", "jq {{v}}", "jq --arg x {{v}} .", "sudo awk {{v}}",
        "sudo -Z x awk {{v}}", "env -S {{v}}", "env -S\"{{v}}\"", "env sed {{v}}", "time sed {{v}}",
        "xargs sh -c {{v}}",
        "xargs -I% sed {{v}}", "nohup bash -c {{v}}", "timeout 5 bash -c {{v}}", "find . -exec sh -c {{v}} \\;",
        "find . -name x -exec sed {{v}} \\;", "kubectl exec p -- sh -c {{v}}", "kubectl exec -it p -- bash -ec {{v}}",
        "kubectl exec p -- awk {{v}}", "docker exec c sh -c {{v}}", "docker run i sed {{v}}",
        "docker exec c bash -lc {{v}}",
        "watch {{v}}", "parallel {{v}}", "compgen -W {{v}}", "alias x={{v}}", "cat <<{{v}}\nx\n{{v}}",
        "cat <<'a{{v}}'\n{{v}}\na{{v}}", "show x >&{{v}}", "show x 2>& {{v}}", "cat <&{{v}}", "[ {{v}} -eq 1 ]",
        "[ 1 -lt {{v}} ]", "test {{v}} -gt 1", "[ -v {{v}} ]", "[[ -v {{v}} ]]", "[[ {{v}} -eq 1 ]]",
        "[[ 1 -lt {{v}} ]]",
        "[[ -t {{v}} ]]", "[ {{v}} = x -a y = z ]", "[ -n x -o {{v}} ]", "[ x {{v}} y ]", "[ {{v}} x ]",
        "[[ x =~ {{v}} ]]",
        "[[ x =~ ^(a|\"{{v}}\")$ ]]", "[[ x == [{{v}}] ]]", "[[ x == @({{v}}|b) ]]", "case x in [{{v}}]) ;; esac",
        "show \"$x{{v}}\"", "cat <<E\n$x{{v}}\nE", "show -{{v}}", "show --{{v}}", "set -o {{v}}", "shopt -s {{v}}",
        "coproc {{v}}", "alias a=b; shopt -s expand_aliases\na {{v}}", "show $[{{v}}]", "show @({{v}}|b)",
        "bash <<E\n{{v}}\nE", "sudo bash -s <<'E'\necho '{{v}}'\nE", "ssh host <<E\nrm {{v}}\nE", "sh <<< {{v}}",
        "bash<<<\"x {{v}}\"",
        "kubectl exec -i p -- sh <<E\n{{v}}\nE", "python3 - <<'E'\nprint('{{v}}')\nE",
        "cat <<A | bash <<E\nx\nA\n{{v}}\nE",
        "jobs -x {{v}}",
        // Not understood for sure.
        "show '{{v}}", "show \"{{v}}", "show $(show {{v}}", "show {{v}})", "cat <<E\n{{v}}", "if show {{v}}",
        "show {{v}}; }",
        "show ${x {{v}}", "case x in a) show {{v}}", "( show {{v}}", "show {{v}} \\", "show {{v}}\nfi", "$\\\n{{v}}",
        "show \"$x\\\n{{v}}\"", "cat <<E $(show\n{{v}})\nE", "show $((echo {{v}}); (echo))", "((echo {{v}}); (echo))",
        "show $(cat <<E)\n{{v}}\nE", "cat <\\\n<E\n{{v}}\nE", "[[ x == {{v}}", "a=({{v}}", "show ${ show {{v}}; }",
        "cat <<E\n$(cat <<F\n{{v}}\nE\nF\n)\nE",
    ]

    @Test(arguments: refused)
    func freeTextIsRefused(_ source: String) {
        let template = Template(source)
        for type in [ParameterType.text(pattern: nil), .path, .url] {
            let faults = template.faults(in: .shell) { _ in type }
            #expect(faults.compactMap(\.placeholder).count >= 1, "nothing refused in \(source.debugDescription)")
        }
        let value = ParameterValue(accepted: "x y", as: .text(pattern: nil))
        #expect(throws: SubstitutionError.self) { try template.rendered(in: .shell) { _ in value } }
    }

    @Test(arguments: refused)
    func safeWordsStand(_ source: String) {
        let faults = Template(source).faults(in: .shell) { _ in .name }
        let isAfterVariable = faults.contains { $0.kind == .shell(.afterVariable) }
        #expect(faults.isEmpty || isAfterVariable)
    }

    @Test(arguments: ["show \"$x{{v}}\"", "cat <<E\n$x{{v}}\nE"])
    func safeWordsNeverLengthenTheNameOfAVariable(_ source: String) {
        #expect(Template(source).faults(in: .shell) { _ in .name }.map(\.kind) == [.shell(.afterVariable)])
    }

    @Test func everyFreeTextAfterTroubleIsRefusedAndTheOffsetTellsWhereItStarts() {
        let faults = Template("show {{v}}\nshow \"{{v}}").faults(in: .shell) { _ in .path }
        #expect(faults.map(\.kind) == Array(repeating: .shell(.unreadable(offset: 16)), count: 2))
    }

    @Test func commandsThatEvaluateAreNamed() {
        let faults = Template("sudo -E gawk '{{v}}'").faults(in: .shell) { _ in .path }
        #expect(faults.map(\.kind) == [.shell(.evaluatedArgument(command: "gawk"))])
    }
}

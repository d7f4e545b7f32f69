import Testing

/// A piece of shell text in which a value may stand, and the words that must arrive.
struct ShellContext: CustomTestStringConvertible {
    /// `{{v}}` is the value; `show` prints its arguments.
    var template: String
    /// The arguments of every `show`, where `{{v}}` is the value.
    var arrives: [String]

    init(_ template: String, _ arrives: [String] = ["{{v}}"]) {
        self.template = template
        self.arrives = arrives
    }

    var testDescription: String { template }
}

enum ShellContexts {
    static let all = words + quotes + assignments + nested + compounds + hereDocuments

    static let words = [
        ShellContext("show {{v}}"),
        ShellContext("show -- {{v}}", ["--", "{{v}}"]),
        ShellContext("show a{{v}}b", ["a{{v}}b"]),
        ShellContext("show ./{{v}}", ["./{{v}}"]),
        ShellContext("show --name={{v}}", ["--name={{v}}"]),
        ShellContext("show --name {{v}} end", ["--name", "{{v}}", "end"]),
        ShellContext("show {{v}} {{v}}", ["{{v}}", "{{v}}"]),
        ShellContext("show {{v}}{{v}}", ["{{v}}{{v}}"]),
        ShellContext("show {{v}}/x:{{v}}", ["{{v}}/x:{{v}}"]),
        ShellContext("show x~{{v}}", ["x~{{v}}"]),
        ShellContext("show ~/{{v}} | sed \"s|^$HOME|H|\"", ["H/{{v}}"]),
        ShellContext("show x#{{v}}#", ["x#{{v}}#"]),
        ShellContext("show \\\n  {{v}} \\\n  end", ["{{v}}", "end"]),
        ShellContext("show a\\ {{v}}", ["a {{v}}"]),
        ShellContext("show /nowhere/*{{v}}", ["/nowhere/*{{v}}"]),
        ShellContext("show /nowhere/{{v}}/*.yaml", ["/nowhere/{{v}}/*.yaml"]),
        ShellContext("n=1; show $n{{v}}", ["1{{v}}"]),
        ShellContext("show $#{{v}}", ["0{{v}}"]),
        ShellContext("show {{v}} # a comment", ["{{v}}"]),
        ShellContext("show {{v}}; show end", ["{{v}}", "end"]),
        ShellContext("show {{v}};show end", ["{{v}}", "end"]),
        ShellContext("show {{v}}&& show end", ["{{v}}", "end"]),
        ShellContext("show {{v}} & wait", ["{{v}}"]),
        ShellContext("show {{v}}|cat"),
        ShellContext("show {{v}} 2>&1 |& cat"),
        ShellContext("true && show {{v}} || show no"),
        ShellContext("! show {{v}}"),
        ShellContext("show {{v}}>out; cat out"),
        ShellContext("show 1{{v}}>out; cat out", ["1{{v}}"]),
        ShellContext("show >out {{v}}; cat out"),
        ShellContext("show }{{v}}", ["}{{v}}"]),
        ShellContext("show {{v}}\r", ["{{v}}\r"]),
        ShellContext("command printf '%s\\0' {{v}}"),
        ShellContext("env -- printf '%s\\0' {{v}}"),
        ShellContext("env A={{v}} bash -c 'printf \"%s\\0\" \"$A\"'"),
        ShellContext("bash -c 'printf \"%s\\0\" \"$1\"' _ x{{v}}", ["x{{v}}"]),
        ShellContext("timeout 5 printf '%s\\0' x{{v}}", ["x{{v}}"]),
        ShellContext("set -- {{v}}; show \"$1\""),
        ShellContext("printf '%s\\0' -- {{v}}", ["--", "{{v}}"]),
        ShellContext("[ {{v}} = \"$V\" ] && show yes", ["yes"]),
        ShellContext("[ ! {{v}} = \"x$V\" ] && show yes", ["yes"]),
        ShellContext("[ -n x{{v}} ] && show yes", ["yes"]),
        ShellContext("test \"$V\" = {{v}} && show yes", ["yes"]),
        ShellContext("if [ \"$V\" != {{v}} ]; then show no; else show yes; fi", ["yes"]),
    ]

    static let quotes = [
        ShellContext("show \"{{v}}\""),
        ShellContext("show \"a {{v}} b\"", ["a {{v}} b"]),
        ShellContext("show \"{{v}}\"{{v}}'{{v}}'", ["{{v}}{{v}}{{v}}"]),
        ShellContext("n=1; show \"${n}{{v}} $n-{{v}}\"", ["1{{v}} 1-{{v}}"]),
        ShellContext("show \"\\${{v}} \\\\{{v}}\"", ["${{v}} \\{{v}}"]),
        ShellContext("show \"\\\"{{v}}\\\"\"", ["\"{{v}}\""]),
        ShellContext("show '{{v}}'"),
        ShellContext("show 'a \"{{v}}\" $b'", ["a \"{{v}}\" $b"]),
        ShellContext("show ''{{v}}''"),
        ShellContext("show '{\"a\": \"{{v}}\"}'", ["{\"a\": \"{{v}}\"}"]),
        ShellContext("show \"'{{v}}'\"", ["'{{v}}'"]),
        ShellContext("show \"# {{v}}\"", ["# {{v}}"]),
        ShellContext("show '\n{{v}}\n'", ["\n{{v}}\n"]),
        ShellContext("show \"\n{{v}}\n\"", ["\n{{v}}\n"]),
    ]

    static let assignments = [
        ShellContext("x={{v}}; show \"$x\""),
        ShellContext("x=a{{v}}b; show \"$x\"", ["a{{v}}b"]),
        ShellContext("x=\"{{v}}\"; show \"$x\""),
        ShellContext("x='{{v}}'; show \"$x\""),
        ShellContext("x=1; x+={{v}}; show \"$x\"", ["1{{v}}"]),
        ShellContext("export x={{v}}; show \"$x\""),
        ShellContext("export x=\"{{v}}\" y={{v}}; show \"$x\" \"$y\"", ["{{v}}", "{{v}}"]),
        ShellContext("readonly x={{v}}; show \"$x\""),
        ShellContext("f() { local x={{v}}; show \"$x\"; }; f"),
        ShellContext("declare -x x={{v}}; show \"$x\""),
        ShellContext("a=(1); declare a={{v}}; show \"$a\""),
        ShellContext("a=({{v}} \"{{v}}\" x{{v}}); show \"${a[@]}\"", ["{{v}}", "{{v}}", "x{{v}}"]),
        ShellContext("a=(\n  {{v}} # one\n  two\n); show \"${a[@]}\"", ["{{v}}", "two"]),
        ShellContext("declare a=({{v}} \"{{v}}\"); show \"${a[@]}\"", ["{{v}}", "{{v}}"]),
        ShellContext("f() { local -r a=(x {{v}}); show \"${a[@]}\"; }; f", ["x", "{{v}}"]),
        ShellContext("declare -A m; m=(k {{v}}); show \"${m[k]}\""),
        ShellContext("a=(); a+=({{v}}); show \"${a[@]}\""),
        ShellContext("a[0]={{v}}; show \"${a[@]}\""),
        ShellContext("x=/usr:{{v}}; show \"$x\"", ["/usr:{{v}}"]),
        ShellContext("x={{v}} y=2 show {{v}}"),
    ]

    static let nested = [
        ShellContext("show \"$(show x{{v}}. | tr -d '\\0')\"", ["x{{v}}."]),
        ShellContext("x=$(show '{{v}}.' | tr -d '\\0'); show \"$x\"", ["{{v}}."]),
        ShellContext("x=\"$(show \"{{v}}.\" | tr -d '\\0')\"; show \"$x\"", ["{{v}}."]),
        ShellContext(
            "x=\"a $(show \"$(show ./{{v}}. | tr -d '\\0')\" | tr -d '\\0') b\"; show \"$x\"",
            ["a ./{{v}}. b"]
        ),
        ShellContext("cat <(show {{v}})"),
        ShellContext("show {{v}} > >(cat); wait $!"),
        ShellContext("(show {{v}})"),
        ShellContext("{ show {{v}}; }"),
        ShellContext("( cd / && show {{v}} ) 2>/dev/null"),
        ShellContext("f() { show {{v}}; }\nf"),
        ShellContext("function f { show \"$1\" {{v}}; }; f 1", ["1", "{{v}}"]),
        ShellContext("f() { show \"$1\"; }; f {{v}}"),
        ShellContext("cat <<< {{v}} > out; printf '%s\\0' \"$(cat out; echo .)\"", ["{{v}}\n."]),
        ShellContext("cat <<< \"{{v}}\" > out; printf '%s\\0' \"$(cat out; echo .)\"", ["{{v}}\n."]),
        ShellContext("x=$(cat <<'EOT'\n{{v}}.\nEOT\n); show \"$x\"", ["{{v}}."]),
        ShellContext("x=\"$(cat <<EOT\n{{v}}.\nEOT\n)\"; show \"$x\"", ["{{v}}."]),
    ]

    static let compounds = [
        ShellContext("for i in {{v}} end; do show \"$i\"; done", ["{{v}}", "end"]),
        ShellContext("for i in a\ndo\nshow {{v}}\ndone"),
        ShellContext("for i\nin a; do show {{v}}; done"),
        ShellContext("if true; then show {{v}}; fi"),
        ShellContext("if false; then :; elif show {{v}}; then :; else show no; fi"),
        ShellContext("while show {{v}}; do break; done"),
        ShellContext("until show {{v}}; do :; done"),
        ShellContext("case {{v}} in \"$V\") show yes;; *) show no;; esac", ["yes"]),
        ShellContext("case $V in x | {{v}}) show yes;; *) show no;; esac", ["yes"]),
        ShellContext("case \"$V\" in (\"{{v}}\") show yes;; *) show no;; esac", ["yes"]),
        ShellContext("case x in a) ;; x) if true; then show {{v}}; fi ;; esac; show end", ["{{v}}", "end"]),
        ShellContext("case x in x) show {{v}} ;& y) show {{v}}\nesac", ["{{v}}", "{{v}}"]),
        ShellContext("x=$(case x in x) show {{v}} | tr '\\0' .;; esac); show \"$x\"", ["{{v}}."]),
        ShellContext("[[ {{v}} == \"$V\" ]] && show yes", ["yes"]),
        ShellContext("[[ \"$V\" == {{v}} ]] && show yes", ["yes"]),
        ShellContext("[[ $V = \"{{v}}\" && ! ( x{{v}} != x{{v}} ) ]] && show yes", ["yes"]),
        ShellContext("[[ -n x{{v}} ]] && show yes", ["yes"]),
        ShellContext("[[ ! -e /nowhere/{{v}} ]] && show yes", ["yes"]),
        ShellContext("time show {{v}} 2>/dev/null"),
        ShellContext("show \"$(( 1 + 2 ))\" {{v}} $((3 * (4 + 5)))", ["3", "{{v}}", "27"]),
        ShellContext("n=5; show ${n:+x} {{v}} \"${n:-y}\"", ["x", "{{v}}", "5"]),
        ShellContext("show {{v}} `echo x`", ["{{v}}", "x"]),
    ]

    static let hereDocuments = [
        ShellContext("show \"$(cat <<EOT\n{{v}}.\nEOT\n)\"", ["{{v}}."]),
        ShellContext("{ cat; printf '\\0'; } <<'EOT'\na {{v}} b\n{{v}}.\nEOT", ["a {{v}} b\n{{v}}.\n"]),
        ShellContext(
            "{ cat; printf '\\0'; } <<EOT\na {{v}} $((1+1)) \\\\\n{{v}}.\nEOT\nshow end",
            ["a {{v}} 2 \\\n{{v}}.\n", "end"]
        ),
        ShellContext("{ cat; printf '\\0'; } <<\"E T\"\n$x `y` {{v}}\nE T\nshow end", ["$x `y` {{v}}\n", "end"]),
        ShellContext("{ cat; printf '\\0'; } <<\\EOT && show end\n{{v}}\nEOT", ["{{v}}\n", "end"]),
        ShellContext("{ cat; printf '\\0'; } <<-EOT\n\tx{{v}}\n\tEOT\nshow {{v}}", ["x{{v}}\n", "{{v}}"]),
        ShellContext("{ cat; printf '\\0'; } <<EOT; show {{v}}\nbody\nEOT", ["body\n", "{{v}}"]),
        ShellContext(
            "{ cat; printf '\\0'; } <<EOT # comment\n$(printf %s {{v}}.)'\"\nEOT\nshow {{v}}",
            ["{{v}}.'\"\n", "{{v}}"]
        ),
        ShellContext("{ cat; printf '\\0'; } <<EOT\n$(printf %s \"{{v}}.\")\nEOT\nshow {{v}}", ["{{v}}.\n", "{{v}}"]),
        ShellContext(
            "{ cat /dev/fd/3 /dev/fd/4; printf '\\0'; } 3<<A 4<<'B'\n1{{v}}\nA\n2{{v}}\nB\nshow {{v}}",
            ["1{{v}}\n2{{v}}\n", "{{v}}"]
        ),
        ShellContext("(cat; printf '\\0') <<EOT | cat\n'{{v}}' \"{{v}}\"\nEOT", ["'{{v}}' \"{{v}}\"\n"]),
        ShellContext("bash <<E; cat <<'F'; printf '\\0'\n:\nE\n{{v}}\nF", ["{{v}}\n"]),
        ShellContext("while read -r _; do :; done <<EOT\nx\nEOT\nshow {{v}}"),
        ShellContext("# it's a comment <<EOT\nshow {{v}}"),
        ShellContext("show {{v}} # <<EOT\nshow end", ["{{v}}", "end"]),
    ]
}

import Testing

@testable import RunbookModel

@Suite("Rendered shell text")
struct ShellRenderingTests {
    private func rendered(
        _ source: String,
        _ value: String,
        as type: ParameterType = .path
    ) throws(SubstitutionError) -> String {
        try Template(source).rendered(in: .shell) { _ in ParameterValue(accepted: value, as: type) }.text
    }

    @Test(arguments: [
        ("cat {{v}}", "/tmp/a.yaml", "cat /tmp/a.yaml"), ("cat {{v}}", "a b", "cat 'a b'"), ("cat {{v}}", "", "cat ''"),
        ("cat {{v}}", "it's", #"cat 'it'\''s'"#), ("cat \"{{v}}\"", "a$b", #"cat "a\$b""#),
        ("cat '{{v}}'", "it's", #"cat 'it'\''s'"#),
        ("cat {{v}}/*.yaml", "dir", "cat 'dir'/*.yaml"), ("x={{v}}", "a", "x=a"), ("x={{v}}", "~", "x='~'"),
        ("for i in {{v}}; do :; done", "do", "for i in 'do'; do :; done"), ("echo {{v}}>f", "2", "echo '2'>f"),
        ("echo $x{{v}}", "y", "echo $x'y'"),
    ])
    func quotesAppearOnlyWhereNeeded(_ source: String, _ value: String, _ expected: String) throws {
        #expect(try rendered(source, value) == expected)
    }

    @Test(arguments: [
        ("echo {{v}}>f", "2", "echo '2'>f"), ("echo 1{{v}}<f", "2", "echo 1'2'<f"), ("echo $x{{v}}", "y", "echo $x'y'"),
        ("case a in {{v}}) ;; esac", "esac", "case a in 'esac') ;; esac"), ("echo {{v}}", "web-1", "echo web-1"),
        ("eval {{v}} # {{v}}", "web-1", "eval web-1 # web-1"), ("echo {{v}}", "-5", "echo -5"),
    ])
    func safeWordsAreQuotedWhereTheirNeighboursWouldTakeThem(
        _ source: String,
        _ value: String,
        _ expected: String
    ) throws {
        #expect(try rendered(source, value, as: .integer) == expected)
    }

    @Test func aSafeTypeWithAnUnsafeValueIsTreatedAsText() throws {
        #expect(try rendered("echo {{v}}", "; id", as: .name) == "echo '; id'")
        #expect(throws: SubstitutionError.self) { try rendered("eval {{v}}", "; id", as: .name) }
    }

    @Test func rangesHoldTheQuotes() throws {
        let template = Template("é {{a}} \"{{b}}\" {{late}}")
        let rendered = try template.rendered(in: .prose) {
            $0 == "late" ? nil : ParameterValue(accepted: "x", as: .path)
        }
        #expect(rendered.values.map(\.start) == [3, 6])
        let shell = try Template("cat {{a}} {{b}}").rendered(in: .shell) { _ in
            ParameterValue(accepted: "x y", as: .path)
        }
        #expect(
            shell.values == [
                RenderedText.Value(name: "a", start: 4, end: 9), RenderedText.Value(name: "b", start: 10, end: 15),
            ]
        )
    }

    @Test(arguments: [
        "cat {{v}}", "cat \"{{v}}\"", "cat '{{v}}'", "cat \"\"{{v}}", "cat $x{{v}}", "cat \"$x\"{{v}}",
        "cat \"$(true){{v}}\"",
        "sudo -- cat {{v}}", "kubectl exec p -- cat {{v}}", "cat {{v}} -- x", "(cat {{v}})",
    ])
    func aLeadingHyphenAtTheStartOfAnArgumentIsRefused(_ source: String) {
        #expect { try rendered(source, "-rf") } throws: { error in
            if case SubstitutionError.leadingHyphen = error { true } else { false }
        }
    }

    @Test(arguments: [
        "cat -- {{v}}", "sudo cat -- {{v}}", "kubectl exec p -- cat -- {{v}}", "cat ./{{v}}", "cat --x={{v}}",
        "x={{v}}", "cat <{{v}}",
        "cat <<'E'\n{{v}}\nE", "cat <<< {{v}}", "[[ -n {{v}} ]]", "case {{v}} in a) ;; esac",
        "git checkout -- \"{{v}}\"",
    ])
    func aLeadingHyphenStandsElsewhere(_ source: String) throws {
        _ = try rendered(source, "-rf")
    }

    @Test func anEmptyValueDoesNotHideAHyphenAfterIt() {
        let template = Template("cat {{a}}{{b}}")
        #expect(throws: SubstitutionError.leadingHyphen(Template.Placeholder(name: "b", offsets: 9..<14))) {
            try template.rendered(in: .shell) { ParameterValue(accepted: $0 == "a" ? "" : "-x", as: .path) }
        }
    }

    @Test(arguments: [
        ("cat <<E\n{{v}}\nE", "a\nE\nb"), ("cat <<E\n{{v}}\nE", "E"), ("cat <<'E'\n{{v}}\nE", "E"),
        ("cat <<E\nx{{v}}\nE", "\nE"),
        ("cat <<ab\na{{v}}\nab", "b"), ("cat <<ab\n{{v}}b\nab", "a"), ("cat <<-E\n{{v}}\n\tE", "a\nE"),
        ("cat <<-E\n\t{{v}}\n\tE", "E"),
        ("cat <<E\n$(echo {{v}})\nE", "a\nE\nb"), ("cat <<E\n$(echo '{{v}}')\nE", "a\nE\nb"),
        ("cat <<ab\na\\\n{{v}}\nab", "b"),
        ("x=$(cat <<E\n{{v}}\nE\n)", "E"), ("cat <<''\na{{v}}\n\n", "\n"), ("cat <<A <<B\n{{v}}\nA\n{{v}}\nB", "B"),
    ])
    func aLineThatEqualsTheDelimiterIsRefused(_ source: String, _ value: String) {
        #expect { try rendered(source, value) } throws: { error in
            if case SubstitutionError.heredocDelimiter = error { true } else { false }
        }
    }

    @Test func safeWordsCannotEndAHereDocumentEither() {
        #expect(throws: SubstitutionError.self) { try rendered("cat <<web\n{{v}}\nweb", "web", as: .name) }
    }

    @Test(arguments: ["\tx", "a\n\tb"])
    func tabsThatAHereDocumentWouldStripAreRefused(_ value: String) throws {
        #expect(throws: SubstitutionError.heredocTab(Template.Placeholder(name: "v", offsets: 9..<14))) {
            try rendered("cat <<-E\n{{v}}\nE", value)
        }
        _ = try rendered("cat <<E\n{{v}}\nE", value)
    }

    @Test func aContinuationInANestedQuoteOfAHereDocumentIsRefused() {
        #expect(throws: SubstitutionError.heredocContinuation(Template.Placeholder(name: "v", offsets: 15..<20))) {
            try rendered("cat <<E\n$(echo {{v}})\nE", "a\\\nb")
        }
    }

    @Test func declarationsRefuseWhatBashWouldEvaluateAsAList() {
        #expect(throws: SubstitutionError.compoundAssignment(Template.Placeholder(name: "v", offsets: 10..<15))) {
            try rendered("declare x={{v}}", "($(id))")
        }
    }

    @Test(arguments: ["\u{0}", "a\u{1}", "\u{7F}"])
    func charactersThatBashLosesAreRefused(_ value: String) {
        #expect(throws: SubstitutionError.unrepresentable(Template.Placeholder(name: "v", offsets: 4..<9))) {
            try rendered("cat {{v}}", value)
        }
    }

    @Test(arguments: [
        ("a # b\nc", ["# b"]), ("# a\n# b", ["# a", "# b"]), ("a#b", []), ("a '#b' \"#c\" \\#d", []),
        ("a $(b # c )\n) # d", ["# c )", "# d"]),
        ("cat <<E # x\n# y\nE\n# z", ["# x", "# z"]), ("a=( # b\nc)", ["# b"]),
        ("case a in # b\na) # c\n;; esac", ["# b", "# c"]),
        ("echo ${#x} ${x#y} $# # z", ["# z"]), ("a;# b", ["# b"]), ("if true # a\nthen :; fi", ["# a"]),
        ("[[ a # b\n]]", ["# b"]),
        ("# {{v}}", ["# {{v}}"]), ("for i in a # b\ndo :; done", ["# b"]), ("a && # b\nc", ["# b"]),
        ("(( 16#ff ))", []),
    ])
    func commentsAreFoundByTheRulesOfTheShell(_ source: String, _ comments: [String]) {
        let scan = Template(source).shellScan
        let bytes = Array(source.utf8)
        #expect(scan.commentRanges.map { String(decoding: bytes[$0], as: UTF8.self) }.sorted() == comments.sorted())
        #expect(scan.troubleOffset == nil)
    }

    @Test(arguments: [
        ("a # b\n  # c\n\nd {{ v }} # {{ v }}\n", ["a", "", "d {{v}}", ""]),
        ("echo '# x' \\\n  \"# y\"", ["echo '# x' \\", "  \"# y\""]),
        ("cat <<E\n# x\nE\n# y", ["cat <<E", "# x", "E"]), ("", [""]), ("# only", []),
    ])
    func codeIsComparedWithoutItsComments(_ source: String, _ lines: [String]) {
        #expect(Template(source).withoutShellComments() == lines)
    }

    @Test func largeAndDeepTextIsReadInTime() throws {
        let deep = String(repeating: "$(", count: 200_000)
        #expect(Template(deep).shellScan.troubleOffset != nil)
        let long = String(repeating: "echo \"{{v}}\" 'x' $(y) # z\n", count: 20_000)
        #expect(Template(long).shellScan.commentRanges.count == 20_000)
        let documents = Template(String(repeating: "cat <<E\n{{v}}\nE\n", count: 10_000))
        let rendered = try documents.rendered(in: .shell) { _ in ParameterValue(accepted: "a\nb", as: .path) }
        #expect(rendered.values.count == 10_000)
    }

    @Test func declaredAttributesAreToldForLaterSteps() {
        #expect(Template("declare -i n").shellScan.declaresVariableAttributes)
        #expect(!Template("declare -a n; export x=1").shellScan.declaresVariableAttributes)
    }
}

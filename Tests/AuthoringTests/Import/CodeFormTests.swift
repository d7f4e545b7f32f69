import RunbookModel
import Testing

@testable import Authoring

/// What a code block is can be told from its text, whatever the page says of it.
struct CodeFormTests {
    private func form(_ text: String, _ language: String = "") -> CodeForm {
        CodeForm(GuideCode(index: 1, language: language, text: text, line: 1, ordinal: 0))
    }

    @Test(arguments: [
        ("$ ls\nfile\n", "", CodeForm.Kind.console, "console"), ("$ ls\n", "shell", .console, "console"),
        ("# Look\n$ ls\na\n", "bash", .console, "console"),
        ("kubectl get pods\n", "", .shell, "shell"), ("# all\nsudo helm list\n", "", .shell, "shell"),
        ("./migrate.sh -i x\n", "", .shell, "shell"), ("sh run.sh\n", "text", .shell, "shell"),
        ("A=1 B=2 ./run\n", "", .shell, "shell"), ("for i in 1 2; do echo $i; done\n", "", .shell, "shell"),
        ("docker compose down\ndocker compose up -d\n", "yaml", .shell, "shell"),
        ("pip install a\nfrom a import b\n", "python", .file, "python"), ("ls\n", "bash", .shell, "bash"),
        ("unknown-tool --now\n", "shell", .shell, "shell"), ("curl -s x\n", "curl", .shell, "shell"),
        ("apiVersion: v1\nkind: Pod\n", "", .file, "yaml"), ("apiVersion: v1\nkind: Pod\n", "shell", .file, "yaml"),
        ("a:\n  b: 1\n", "", .file, "yaml"), ("{\"a\": 1}\n", "", .file, "json"),
        ("{\"a\": 1}\n", "bash", .file, "json"),
        ("print(1)\n", "python", .file, "python"), ("int a;\n", "C++", .file, "C++"), ("x\n", "{=\"`", .file, "text"),
        ("NAME   READY   STATUS\na      1/1     Running\n", "", .output, "text"),
        ("NAME\tREADY\na\t1/1\n", "shell", .output, "text"), ("pod/a created\n", "", .output, "text"),
        ("Release \"a\" has been upgraded.\n", "text", .output, "text"), ("whatever it is\n", "", .example, "text"),
        ("Get-Item x\n", "powershell", .example, "powershell"), ("", "", .example, "text"),
    ])
    func formIsTold(text: String, language: String, kind: CodeForm.Kind, written: String) {
        let form = form(text, language)
        #expect(form.kind == kind)
        #expect(form.language == written)
    }

    @Test(arguments: [
        ("// Run this\ndocker compose up -d\n", "shell", ImportNote.Kind.prose(text: "// Run this")),
        ("Update the tag in the file\ndocker compose up -d\n", "", .prose(text: "Update the tag in the file")),
        ("ls\nThen look at it:\ncat x\n", "sh", .prose(text: "Then look at it:")),
        ("运行 ls\n", "sh", .prose(text: "运行 ls")), ("...\na: 1\n", "yaml", .elision),
        ("a: 1\n  ...\nb: 2\n", "", .elision),
        ("kubectl \\\u{200B}\n  get\n", "sh", .invisibleCharacter(codePoint: "U+200B")),
        ("a: “b”\nc: d\n", "yaml", .invisibleCharacter(codePoint: "U+201C")),
        ("helm upgrade --version {{var.chart}}\n", "", .unfilledVariable(name: "var.chart")),
        ("kubectl get pods\nNAME   READY\na      1/1\n", "sh", .mixedOutput), ("echo 'a\n", "sh", .unreadableShell),
        ("milvus_cli > show\n", "shell", .otherShell(prompt: "milvus_cli >")), ("# only words\n", "sh", .nothingToRun),
        ("root@host:~# ls\n", "bash", .otherShell(prompt: "root@host:~#")), ("\n \n", "", .nothingToRun),
        ("C:\\>dir\n", "powershell", .foreignShell(language: "powershell")), ("ls\n$ pwd\n", "sh", .mixedOutput),
        (">>> import a\n", "", .otherShell(prompt: ">>>")), ("whatever it is\n", "", .unknownContent),
    ])
    func whatIsUnsafeIsAnExample(text: String, language: String, reason: ImportNote.Kind) {
        let form = form(text, language)
        #expect(form.kind == .example)
        #expect(form.reason == reason)
    }

    @Test(arguments: [
        "cat <<EOF | kubectl apply -f -\nThis is no prose.\nNAME   READY\nEOF\n", "cat > a.yaml\n",
        "docker stop <a-b>\n",
        "export A=\"b\"\n", "ls # …\n", "if true; then\n  ls\nfi\n", "kubectl get pods -o=jsonpath='{$.a[0].b}'\n",
        "docker run \\\n  --rm \\\n  image\n",
    ])
    func whatIsShellStaysShell(text: String) {
        let form = form(text)
        #expect(form.kind == .shell && form.reason == nil)
    }

    @Test(arguments: [
        ("docker stop <a-b> <c d>", ["a-b", "c d"]), ("cat <<EOF>x", []), ("a < b > c", []), ("a <b>c</b>", []),
        ("<br> <!-- x --> <1a>", []), ("image:<版本>", ["版本"]), ("sort <in.txt >out", []), ("<-a> <a-> <a=b>", []),
    ])
    func placeholdersAreTold(text: String, names: [String]) {
        #expect(PlaceholderTexts.names(in: text) == names)
    }
}

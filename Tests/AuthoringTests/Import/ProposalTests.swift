import RunbookModel
import Testing

@testable import Authoring

/// What an import proposes for a block depends on what stands around it.
struct ProposalTests {
    private static let manifest = Pages.block("apiVersion: v1\nkind: Pod\n", language: "yaml")
    private static let list = Pages.block("kubectl get pods\n", language: "shell")
    private static let table = Pages.block("NAME   READY\na      1/1\n")

    // MARK: Files

    @Test(arguments: [
        ("<p>Save it as <code>pod.yaml</code>:</p>\(manifest)", "pod.yaml"),
        ("<p>Save it as <strong>pod.yml</strong>.</p>\(manifest)", "pod.yml"),
        ("\(manifest)<p>将其保存为pod.yaml。</p>", nil), ("\(manifest)<p>保存为 pod.yaml。</p>", "pod.yaml"),
        ("\(manifest)\(Pages.block("kubectl apply -f ./pod.yaml\n"))", "pod.yaml"),
        ("\(manifest)\(Pages.block("$ helm upgrade a b --values=pod.yaml\n"))", "pod.yaml"),
        ("\(manifest)\(Pages.block("docker run -v $(pwd)/pod.yaml:/etc/a.yaml x\n"))", "pod.yaml"),
        ("\(manifest)\(Pages.block("kubectl apply -f https://x.org/pod.yaml\n"))", nil),
        ("\(manifest)\(Pages.block("kubectl apply -f /etc/pod.yaml\n"))", nil),
        ("<p>Edit a.yaml or b.yaml.</p>\(manifest)", nil), ("<p>Use a <code>.yaml</code> file.</p>\(manifest)", nil),
        ("<p>See ../up/pod.yaml and x/pod.yaml.</p>\(manifest)", nil),
        (Pages.block("# pod.yaml\na: 1\n", language: "yaml"), "pod.yaml"),
        ("<p>In <code>a.json</code>:</p>\(manifest)", nil), ("\(manifest)<h2>B</h2><p>pod.yaml</p>", nil),
    ])
    func fileIsNamedByWhatIsNear(body: String, file: String?) throws {
        let texts = try ImportedTexts(body)
        #expect(texts.errors == [])
        #expect(texts.kinds.first == (file == nil ? .example : .file))
        if let file { #expect(texts.imported.loneFile.contains("file=\(file) guide=\"1\"")) }
        if file == nil { #expect(texts.notes.contains(.fileWithoutName)) }
    }

    @Test func namesThatDifferAreTold() throws {
        let code = Pages.block("# migration.yaml\na: 1\n", language: "yaml")
        let texts = try ImportedTexts("<p>Write <code>migrate.yaml</code>.</p>" + code)
        #expect(texts.notes.contains(.fileNamesDiffer(file: "migration.yaml", other: "migrate.yaml")))
    }

    @Test func oneOfSeveralManifestsForOneFileIsWritten() throws {
        let patch = Pages.block("kubectl apply -f a.yaml\n")
        let texts = try ImportedTexts(Self.manifest + Self.manifest + patch + "<h2>B</h2>" + Self.manifest + patch)
        #expect(texts.kinds == [.file, .example, .shell, .file, .shell])
        #expect(texts.notes.contains(.sameFile(file: "a.yaml", other: 1)))
    }

    @Test func programIsAFileOnlyWhereACommandRunsIt() throws {
        let program = Pages.block("print(1)\n", language: "python")
        let words = "<p>Write <code>hello.py</code>:</p>"
        #expect(try ImportedTexts(words + program).kinds == [.example])
        #expect(try ImportedTexts(words + program + Pages.block("python3 hello.py\n")).kinds == [.file, .shell])
    }

    // MARK: Outputs

    @Test(arguments: [
        (list + table, [ImportedRunbook.BlockKind.shell, .output]),
        ("\(list)<p>As <code>kubectl get pods</code> shows:</p>\(table)", [.shell, .output]),
        ("\(list)<p>Run <code>$ helm list</code>:</p>\(table)", [.shell, .example]),
        ("\(list)<h2>B</h2>\(table)", [.shell, .example]), (table, [.example]),
        (Pages.block("curl x\n") + Pages.block("{\"a\": 1}\n", language: "json"), [.shell, .output]),
    ])
    func outputBelongsToTheStepThatPrintsIt(body: String, kinds: [ImportedRunbook.BlockKind]) throws {
        let texts = try ImportedTexts(body)
        #expect(texts.kinds == kinds)
        #expect(texts.errors == [])
        #expect(texts.steps.flatMap(\.outputs).count == kinds.count { $0 == .output })
    }

    @Test func outputBelowANoteBelongsToTheStepAboveIt() throws {
        let note = "<div class=\"alert note\">\(Pages.block("helm list\n"))</div>"
        let texts = try ImportedTexts(Self.list + note + Self.table)
        #expect(texts.imported.loneFile.contains("{.output for=kubectl-get}"))
    }

    // MARK: Alternatives

    @Test func oneShellAmongLanguagesIsAStep() throws {
        let tabs = "<div class=\"multipleCode\"><a href=\"#a\">Python</a><a href=\"#b\">Bash</a></div>"
        let python = Pages.block("a = 1\n", language: "python")
        let shell = Pages.block("curl x\n", language: "bash")
        #expect(try ImportedTexts(tabs + python + shell).kinds == [.example, .shell])
        #expect(try ImportedTexts(tabs + shell + shell + Self.list).kinds == [.example, .example, .shell])
        let notes = try ImportedTexts(tabs + shell + shell).notes
        #expect(notes.contains(.alternatives(labels: ["Python", "Bash"])))
    }

    // MARK: Ids and classes

    @Test(arguments: [
        ("kubectl patch -f a.yaml\n", "kubectl-patch"), ("helm repo add a b\nhelm -n c upgrade d e\n", "helm-upgrade"),
        ("sudo docker compose -f a.yaml up -d\n", "docker-compose-up"), ("./migrate.sh -i a\n", "migrate"),
        ("sh rollingUpdate.sh -n a\n", "rollingupdate"), ("A=1 ./run --x\n", "run"), ("[ -f a ]\n", "step"),
        ("helm repo update\n", "helm-repo-update"), ("cat a | sort\n", "cat-a"),
    ])
    func stepIsNamedByItsCommand(text: String, id: String) throws {
        #expect(try ImportedTexts(Pages.block(text, language: "shell")).steps.map(\.id) == [id])
    }

    @Test func idsAreUniqueAmongSectionsAndSteps() throws {
        let texts = try ImportedTexts("<h2 id=\"kubectl-get\">A</h2>" + Self.list + Self.list)
        #expect(texts.steps.map(\.id) == ["kubectl-get-2", "kubectl-get-3"])
    }

    @Test(arguments: [
        ("docker run -it x\n", true, false), ("kubectl edit a\n", true, false), ("vim a\n", true, false),
        ("kubectl port-forward a 1:2\n", false, true), ("docker compose up\n", false, true),
        ("docker compose up -d\n", false, false), ("ls -it\n", false, false),
    ])
    func needsOfAStepAreMarked(text: String, isInteractive: Bool, isBackground: Bool) throws {
        let step = try #require(try ImportedTexts(Pages.block(text, language: "sh")).steps.first)
        #expect(step.isInteractive == isInteractive && step.isBackground == isBackground)
    }

    @Test func bracesOfAnotherToolAreKept() throws {
        let texts = try ImportedTexts(Pages.block("docker ps --format '{{ id }}'\n", language: "sh"))
        #expect(texts.steps.map(\.isVerbatim) == [true])
        #expect(texts.errors == [])
    }

    // MARK: Parameters

    private func parameters(_ texts: String...) throws -> [String: String] {
        let imported = try ImportedTexts(texts.map { Pages.code($0) }.joined())
        #expect(imported.errors == [])
        #expect(imported.codes == imported.pageCodes)
        return (imported.parsed.runbook?.parameters ?? []).reduce(into: [:]) { all, parameter in
            all[parameter.name] = "\(parameter.type.keyword) \(parameter.defaultValue?.source ?? "-")"
        }
    }

    @Test func valuesThatStandInSeveralPlacesAreProposed() throws {
        #expect(
            try parameters(
                "helm -n team upgrade my-release a/b --version=4.1.24\n",
                "kubectl -n team get pods my-release-0 my-release\n",
                "docker pull a/b:v2.4.23\ndocker run a/b:v2.4.23 c:1.2.3\n"
            ) == ["namespace": "name team", "release": "name my-release", "b_version": "version 2.4.23"]
        )
    }

    @Test func valuesThatTheirPlaceNamesAreProposed() throws {
        let file = "<p>In <code>a.yaml</code>:</p>"
        let code = Pages.block("sourceVersion: 2.1.4\ntargetVersion: \"v2.4.23\"\nother: 3.3.3\n", language: "yaml")
        let texts = try ImportedTexts(file + code)
        #expect(texts.parsed.runbook?.parameters.map(\.name) == ["source_version", "target_version"])
        #expect(
            texts.imported.loneFile.contains(
                "sourceVersion: {{source_version}}\ntargetVersion: \"v{{target_version}}\""
            )
        )
        #expect(texts.errors == [] && texts.codes == texts.pageCodes)
    }

    @Test(arguments: [
        "curl 127.0.0.1\ncurl 127.0.0.1\n", "echo 2.4\necho 2.4\n", "helm upgrade a b\nhelm upgrade a b\n",
        "echo x-1.2.3 x-1.2.3\n", "head -n 5 a\nhead -n 5 b\n", "echo 01.2.3 01.2.3\n",
        "helm upgrade a-b x/a-b\ncurl https://x.org/a-b/a-b\n",
    ])
    func otherValuesAreLeftAlone(text: String) throws {
        #expect(try parameters(text) == [:])
    }

    @Test func whatThePageLeavesOpenIsProposedWithoutADefault() throws {
        #expect(
            try parameters("docker stop <container-name>\ndocker rm <container-name>\n", "docker pull a:<版本>\n")
                == ["container_name": "text -", "value": "text -"]
        )
    }

    @Test func valueThatCannotBeAParameterIsKept() throws {
        let texts = try ImportedTexts(Pages.code("ssh host 'docker stop <name>'\n", language: "sh"))
        #expect(texts.kinds == [.example])
        #expect(texts.notes.contains { if case .refused = $0 { true } else { false } })
        #expect(texts.errors == [] && texts.parsed.runbook?.parameters.isEmpty == true)
    }
}

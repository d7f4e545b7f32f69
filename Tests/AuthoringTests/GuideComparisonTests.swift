import RunbookModel
import SystemPackage
import Testing

@testable import Authoring

struct GuideComparisonTests {
    private static let guide = try? Pages.page(
        "<p><a href=\"/docs/v1.x/a.md\">a</a></p>"
            + Pages.code("$ kubectl get pods \n")
            + Pages.code("kind: A # one\nname: my-release\nversion: 2.4.23\n", language: "yaml")
            + Pages.code("helm upgrade my-release a/b\n# now\nhelm list\n", language: "shell")
            + Pages.code("NAME  READY\n") + Pages.code("rm -r x\n")
    )

    private func runbook(_ steps: String, guide: String = "", deviations: String = "") throws -> Runbook {
        let text = """
            ---
            guide: {page: page.md\(guide)}
            parameters:
              release: {type: name, default: my-release}
              version: {type: version}
              count: {type: integer}
              other: {type: name}
              chart: {type: text}
            \(deviations.isEmpty ? "" : "deviations: {\(deviations)}")
            ---
            # T

            \(steps)
            """
        let file = Pages.file(text, path: "runbook.md")
        let parsed = RunbookParser().parse(
            RunbookSource(id: "runbook", language: "en", languages: [], markdown: file, definition: nil)
        )
        try #require(parsed.isValid, "\(parsed.diagnostics)")
        return try #require(parsed.runbook)
    }

    /// What is found, a line each: numbers, step, status, reason.
    private func comparison(_ steps: String, guide: String = "", deviations: String = "") throws -> [String] {
        let page = try #require(Self.guide)
        let runbook = try runbook(steps, guide: guide, deviations: deviations)
        return GuideComparison(runbook, page).blocks.map { block in
            let numbers = block.guide.map(String.init).joined(separator: ",")
            return [numbers, block.step, block.status.rawValue, block.reason].compactMap { $0 ?? "-" }.joined(
                separator: " "
            )
        }
    }

    @Test(arguments: [
        ("```sh {#a guide=1}\nkubectl get pods\n```", "same"),
        ("```console {#a guide=1}\n$ kubectl get pods\n```", "same"),
        ("```sh {#a guide=1}\n# look\nkubectl get pods # here\n```", "same"),
        ("```sh {#a guide=1}\nkubectl get pod\n```", "deviation"), ("- [ ] Look at them. {#a guide=1}", "deviation"),
        ("```yaml {#a guide=2 file=a.yaml}\n# ein\nname: my-release\nkind: 'A'\nversion: 2.4.23\n```", "same"),
        ("```yaml {#a guide=2 file=a.yaml}\nkind: A\nname: {{release}}\nversion: {{version}}\n```", "parameterized"),
        ("```yaml {#a guide=2 file=a.yaml}\nkind: A\nname: x-{{release}}\nversion: {{version}}\n```", "deviation"),
        ("```sh {#a guide=3}\nhelm upgrade {{release}} a/b\nhelm list\n```", "parameterized"),
        ("```sh {#a guide=3}\nhelm upgrade {{version}} a/b\nhelm list\n```", "deviation"),
        ("```sh {#a guide=3}\nhelm upgrade {{other}} {{chart}}\nhelm list\n```", "parameterized"),
        ("```sh {#a guide=3}\nhelm upgrade {{version}} {{version}}/b\nhelm list\n```", "deviation"),
        ("```sh {#a guide=3}\nhelm upgrade {{release}} a/{{other}}\nhelm list\n```", "parameterized"),
        ("```sh {#a guide=3}\nhelm upgrade {{release}} a/{{count}}\nhelm list\n```", "deviation"),
        ("```sh {#a guide=3}\nhelm upgrade {{release}}\nhelm list\n```", "deviation"),
        ("```sh {#a guide=3 .verbatim}\nhelm upgrade {{release}} a/b\nhelm list\n```", "deviation"),
        ("```sh {#a guide=\"3,5\"}\nhelm upgrade my-release a/b\nhelm list\nrm -r x\n```", "same"),
        ("```sh {#a guide=\"3,5\"}\nhelm list\n```", "deviation"), ("```sh {#a guide=7}\nls\n```", "deviation"),
    ])
    func stepIsHeldAgainstItsBlocks(steps: String, status: String) throws {
        let found = try comparison(steps).filter { $0.contains(" a ") }
        #expect(found.map { $0.split(separator: " ").dropFirst().joined(separator: " ") } == ["a \(status) -"])
    }

    @Test func everyBlockAndStepIsToldInOrder() throws {
        let steps = """
            ```sh {#before .check}
            ls
            ```

            ```yaml {#config guide=2 file=a.yaml .deviation}
            kind: B
            ```

            ```sh {#after}
            ls
            ```

            ```sh {#pods guide=1 .check}
            kubectl get pods
            ```

            ```text {.output for=pods}
            NAME  READY
            ```

            ```sh {.rollback for=after}
            ls
            ```
            """
        let found = try comparison(steps, guide: ", omitted: [5]", deviations: "config: Because., 5: Never.")
        #expect(
            found == [
                " before added -", "1 pods same -", "2 config deviation Because.", " after added -", "3 - missing -",
                "4 pods same -", "5 - omitted Never.",
            ]
        )
    }

    @Test func onlyWhatNobodyDeclaredCounts() throws {
        let page = try #require(Self.guide)
        let all = "```sh {#a guide=\"1,2,3\" .deviation}\nls\n```"
        let declared = try runbook(all, guide: ", omitted: [4, 5]", deviations: "a: Because.")
        #expect(GuideComparison(declared, page).isDeclared)
        for (steps, guide) in [
            (all, ", omitted: [4]"), (all, ", omitted: [4, 5, 6]"),
            ("```sh {#a guide=\"1,2,3,9\" .deviation}\nls\n```", ", omitted: [4, 5]"),
        ] {
            let runbook = try runbook(steps, guide: guide, deviations: "a: Because.")
            #expect(!GuideComparison(runbook, page).isDeclared)
        }
    }

    @Test func pageThatHasChangedIsTold() throws {
        let page = try #require(Self.guide)
        let digest = { (text: String) in ", sha256: {en: '\(text)'}" }
        let step = "```sh\nls\n```"
        #expect(GuideComparison(try runbook(step, guide: digest(page.digest)), page).pageHasChanged == false)
        let other = String(repeating: "0", count: 64)
        #expect(GuideComparison(try runbook(step, guide: digest(other)), page).pageHasChanged == true)
        #expect(GuideComparison(try runbook(step), page).pageHasChanged == nil)
    }

    @Test(arguments: ["traps", "ar", "ja", "zh"])
    func importedRunbookDiffersInNothing(name: String) throws {
        let page = try Pages.fixture(name)
        let runbook = try #require(ImportedTexts(page).parsed.runbook)
        let comparison = GuideComparison(runbook, page)
        #expect(comparison.isDeclared && comparison.pageHasChanged == false && !comparison.isOtherPage)
        #expect(comparison.blocks.allSatisfy { [.same, .parameterized].contains($0.status) })
    }

    @Test(.enabled(if: PublishedGuides.isHere, "The published guides are not here."))
    func shippedRunbooksDeclareWhatTheyDoOtherwise() throws {
        var root = FilePath(#filePath)
        for _ in 0..<3 { root.removeLastComponent() }
        let library = RunbookLibrary(folders: [root.appending("runbooks")])
        for id in library.ids() {
            let place = try #require(library.locate(id))
            for language in ["en", "fr"] {
                let runbook = try #require(RunbookParser().parse(try place.source(language: language)).runbook)
                guard let name = runbook.guide?.page.dropLast(3) else { continue }
                let page = try GuidePage(try PublishedGuides.file(String(name), language))
                let comparison = GuideComparison(runbook, page)
                #expect(comparison.isDeclared && comparison.pageHasChanged == false, "\(id) \(language)")
            }
        }
    }
}

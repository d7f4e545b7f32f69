import Localization
import Testing

@testable import Site

/// What a page says of its runbook.
struct SiteContentTests {
    private static let text = """
        ---
        title: Cache
        summary: Restarts it.
        parameters:
          version: {type: version, default: 2.1, label: Version}
          host: {type: name, label: Host}
          token: {type: secret, label: Token}
        ---
        # Cache

        - From 2: [rolling](#rolling).
        - Before: [stop](#stop).

        ## Rolling {#rolling when="version >= 2.0"}

        Keep {{host}} and <b>bold</b>.

        ```yaml {#conf file=cache.yaml}
        kind: Cache # kept
        name: {{host}}
        ```

        ```shell {#apply}
        kubectl apply -f cache.yaml --version={{version}} # now
        ```

        ```text {.output for=apply}
        applied {{version}}
        ```

        ```text {.output .failure for=apply}
        refused
        ```

        ```shell {.rollback for=apply}
        kubectl undo
        ```

        ## Stop {#stop when="version < 2.0"}

        - [ ] Tell the team. {#tell}
        """

    private func page(_ languages: [String] = ["en"]) throws -> MarkupPage {
        let site = Site([try SampleSite.entry("cache", ["en": Self.text])], in: try SampleSite.localizers(languages))
        return try #require(site.pages["\(languages.last ?? "")/cache/index.html"])
    }

    @Test func stepsTellWhatTheyDo() throws {
        let badges = try page().all("span").filter { $0.classes.contains("badge") }
        #expect(
            badges.map { $0.attributes["class"] } == ["badge writes", "badge changes", "badge changes", "badge asks"]
        )
    }

    @Test func fileNameStandsAboveItsBlock() throws {
        #expect(try page().all("figcaption").map(\.text) == ["cache.yaml"])
    }

    @Test func samplesAndRollbacksAreFolded() throws {
        let details = try page().all("details")
        #expect(details.count { $0.classes.contains("output") } == 2)
        #expect(details.count { $0.classes.contains("failure") } == 1)
        #expect(details.contains { $0.text.contains("kubectl undo") })
        #expect(details.allSatisfy { $0.attributes["open"] == nil })
    }

    @Test func manualStepHasABoxToTick() throws {
        #expect(try page().all("input").contains { $0.attributes["type"] == "checkbox" })
    }

    @Test func valuesAreMarkedInProseAndCode() throws {
        let values = try page().all("span").filter {
            $0.classes.contains("value") && $0.attributes["data-parameter"] == "host"
        }
        #expect(values.count == 2)
        #expect(values.allSatisfy { $0.text == "{{host}}" && $0.classes.contains("missing") })
        let versions = try page().all("span").filter { $0.attributes["data-parameter"] == "version" }
        #expect(!versions.isEmpty && versions.allSatisfy { $0.text == "2.1" })
    }

    @Test func secretHasNoField() throws {
        let page = try page()
        #expect(page.all("input").contains { $0.attributes["name"] == "host" })
        #expect(!page.elements.contains { $0.attributes["data-parameter"] == "token" })
    }

    @Test func conditionsAreSaidInWords() throws {
        let page = try page()
        let section = try #require(page.all("section").first { $0.attributes["id"] == "rolling" })
        #expect(section.attributes["data-condition"] != nil)
        #expect(page.all("p", class: "condition").contains { section.text.contains($0.text) })
        #expect(page.all("ul", class: "choice").count == 1)
    }

    @Test func rawMarkupIsText() throws {
        let page = try page()
        #expect(page.all("b").isEmpty)
        #expect(page.elements.first?.text.contains("<b>bold</b>") == true)
    }

    @Test func shownSessionTellsItsCommandsFromTheRest() throws {
        let text = "# T\n\n```console {.example}\n$ a --b \\\n  c\nout <x>\n$ d\n> e\n```\n"
        let site = Site([try SampleSite.entry("t", ["en": text])], in: try SampleSite.localizers(["en"]))
        let page = try #require(site.pages["en/t/index.html"])
        #expect(page.faults == [])
        #expect(page.all("span", class: "prompt").map(\.text) == ["$ ", "$ ", "> "])
        #expect(page.all("span", class: "output").map(\.text) == ["out <x>"])
        let code = page.all("code", class: "language-console").map(\.text)
        #expect(code == ["$ a --b \\\n  c\nout <x>\n$ d\n> e\n"])
    }

    @Test func placesThatTheSourceNamesAreOnThePage() throws {
        let text = """
            # T

            [a](#second-part) [b](#here) [c](#Old) [d](#%68ere)

            ## Second part {#two aliases=Old}

            <a id="here"></a>

            ## Parameters {#parameters}
            """
        let site = Site([try SampleSite.entry("t", ["en": text])], in: try SampleSite.localizers(["en"]))
        let page = try #require(site.pages["en/t/index.html"])
        #expect(page.faults == [])
        #expect(
            Set(page.ids).count == page.ids.count && Set(page.ids).isSuperset(of: ["two", "here", "Old", "parameters"])
        )
        let links = Dictionary(page.all("a").map { ($0.text, $0.attributes["href"]) }) { first, _ in first }
        #expect(["a", "b", "c", "d"].map { links[$0] } == ["#two", "#here", "#two", "#here"])
    }

    @Test func codeIsHighlighted() throws {
        let page = try page()
        func texts(_ style: String) -> [String] { page.all("span", class: style).map(\.text) }
        #expect(texts("t-comment") == ["# kept", "# now"])
        #expect(texts("t-key") == ["kind", "name"])
    }

    // MARK: Languages

    @Test func whatIsNotTranslatedStandsInItsOwnLanguageAndSaysSo() throws {
        let page = try page(["en", "fr"])
        #expect(page.elements.first?.attributes["lang"] == "fr")
        let titles = page.all("h1")
        #expect(titles.first.map { $0.text.contains("Cache") } == true)
        #expect(titles.first?.attributes["lang"] == "en")
        let content = page.all("div").filter { $0.attributes["lang"] == "en" }
        #expect(!content.isEmpty && content.allSatisfy { $0.attributes["dir"] == "ltr" })
        let notice = page.all("p", class: "notice")
        #expect(notice.contains { $0.text.contains("anglais") })
    }

    @Test func rightToLeftLanguageKeepsCodeLeftToRight() throws {
        let text = Self.text.replacing("Restarts it.", with: "يعيد التشغيل.")
        let entry = try SampleSite.entry("cache", ["ar": text, "en": Self.text])
        let site = try Site([entry], in: SampleSite.localizers(["en"]) + [SampleSite.arabic()])
        let page = try #require(site.pages["ar/cache/index.html"])
        #expect(page.faults == [])
        #expect(page.elements.first?.attributes["dir"] == "rtl")
        #expect(page.elements.first?.attributes["lang"] == "ar")
        for code in page.elements where ["code", "pre"].contains(code.name) {
            #expect(code.attributes["dir"] == "ltr" || page.isInside(code, ["pre", "figcaption"]), "\(code)")
        }
        #expect(page.all("nav").contains { $0.attributes["aria-label"] == "في هذه الصفحة" })
    }

    // MARK: Bytes

    @Test func sameRunbooksMakeTheSameBytes() throws {
        let site = try SampleSite.shipped.get()
        let again = Site(site.entries.reversed(), in: try SampleSite.localizers(["en", "fr"]))
        #expect(site.files.map(\.path) == again.files.map(\.path))
        #expect(site.files.map(\.text) == again.files.map(\.text))
        #expect(Set(site.files.map(\.path)).count == site.files.count)
    }
}

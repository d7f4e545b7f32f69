import Foundation
import TestSupport
import Testing

@testable import Site

extension BrowserTests {
    /// What a reader does with a page of a runbook: the script at work on what the contract gives it.
    struct LivePageTests {
        private static let id = "upgrade-milvus-standalone-operator"
        private let site: TestSite
        private let page: BrowserPage

        init() throws {
            site = try TestSite.shipped(Self.id)
            page = try BrowserTrait.newPage()
        }

        private func give(_ name: String, _ text: String) throws {
            try page.setField("#parameter-\(name)", to: text)
        }

        private func isInapplicable(_ section: String) throws -> Bool {
            try page.evaluate(
                "(({ classList }, body) => classList.contains('inapplicable') && body.hidden)"
                    + "(document.getElementById('\(section)'), document.querySelector('#\(section) > .body'))"
            )
        }

        @Test func sourceVersionOpensItsPathAndFoldsTheOthers() throws {
            try page.open(site.page("fr"))
            let ways = ["conduct-a-rolling-upgrade", "upgrade-milvus-by-changing-its-image", "migrate-the-metadata"]
            #expect(try ways.map(isInapplicable) == [false, false, false])
            try give("source_version", "2.1.4")
            #expect(try ways.map(isInapplicable) == [true, true, false])
            #expect(
                try page.evaluate("document.querySelector('.choice .taken').dataset.option") == "migrate-the-metadata"
            )
            try give("source_version", "2.2.2")
            #expect(try ways.map(isInapplicable) == [true, false, true])
            try give("source_version", "2.3.1")
            #expect(try ways.map(isInapplicable) == [false, true, true])
            #expect(page.problems == [])
        }

        @Test func foldedPathCanBeShownAnyway() throws {
            try page.open(site.page("en"), "?source_version=2.1.4")
            #expect(try isInapplicable("conduct-a-rolling-upgrade"))
            try page.click("#conduct-a-rolling-upgrade > .fold-note > button")
            #expect(try isInapplicable("conduct-a-rolling-upgrade") == false)
            #expect(
                try page.text("#conduct-a-rolling-upgrade > .fold-note") == "Does not apply with these values. Hide"
            )
            try give("release", "other")
            #expect(try isInapplicable("conduct-a-rolling-upgrade") == false)
        }

        @Test func releaseNameChangesEveryBlockAndSentence() throws {
            try page.open(site.page("fr"))
            let counts =
                "['my-release', 'other-one'].map((name) => [...document.querySelectorAll('main code, main p')]"
                + ".filter((part) => part.textContent.includes(name)).length)"
            let before: [Int] = try page.evaluate(counts)
            try give("release", "other-one")
            let after: [Int] = try page.evaluate(counts)
            // The run command names it too.
            #expect(before[0] > 20 && before[1] == 0 && after[0] == 0 && after[1] == before[0] + 1)
            #expect(try page.text(".run-command") == "runbook run \(Self.id) --lang fr -p release=other-one")
        }

        @Test func badValueIsNamedAtItsFieldAndBlocksThatNeedItAreNotCopied() throws {
            try page.open(site.page("fr"), "?source_version=2.3.1")
            let disabled =
                "[...document.querySelectorAll('.step button.copy')].filter((button) => button.disabled).length"
            let before: Int = try page.evaluate(disabled)
            try give("release", "Bad Name")
            #expect(
                try page.text("#parameter-release-fault").hasPrefix(
                    "Cette valeur n’a pas la forme attendue. Des lettres minuscules"
                )
            )
            #expect(
                try page.evaluate("document.getElementById('parameter-release').getAttribute('aria-invalid')") == "true"
            )
            #expect(
                try page.text("#instance-exists .fault")
                    == "La valeur de «\u{A0}Instance Milvus\u{A0}» n’est pas valable."
            )
            #expect(try page.evaluate("document.querySelector('#instance-exists button.copy').disabled") == true)
            #expect(try page.evaluate(disabled, as: Int.self) > before + 10)
            try page.click("button.reset")
            #expect(try page.evaluate("document.querySelector('#instance-exists button.copy').disabled") == false)
            #expect(try page.evaluate("location.search") == "")
        }

        @Test func missingAndLateValuesAreNamed() throws {
            try page.open(site.page("en"))
            #expect(try page.text(".obstacles li") == "“Version that runs today” needs a value.")
            let late = "[...document.querySelectorAll('figure.late .fault')].map((fault) => fault.textContent)"
            let faults: [String] = try page.evaluate(late)
            #expect(faults.contains { $0.hasPrefix("Step running-image fills “") })
        }

        @Test func failedRequirementSaysWhy() throws {
            try page.open(site.page("en"), "?source_version=2.0.1")
            #expect(try page.text(".obstacles li").contains("2.0.1"))
            try give("source_version", "2.3.1")
            #expect(try page.evaluate("document.querySelector('.obstacles').hidden") == true)
        }

        @Test func addressKeepsValuesAndLinksCarryThemWithTheSection() throws {
            try page.open(site.page("fr"), "?source_version=2.1.4&release=from-address&unknown=x&previous_image=y")
            #expect(try page.evaluate("document.getElementById('parameter-release').value") == "from-address")
            #expect(try page.evaluate("location.search") == "?release=from-address&source_version=2.1.4")
            try page.run("document.getElementById('migrate-the-metadata').scrollIntoView({ behavior: 'instant' })")
            try page.settle()
            let section = "document.querySelector('nav.contents [aria-current]').getAttribute('href')"
            #expect(try page.evaluate(section) == "#migrate-the-metadata")
            try page.afterLoading("the English page") {
                try page.run("document.querySelector('nav.languages [lang=en]').click()")
            }
            #expect(try page.evaluate("location.pathname.includes('/en/') && location.hash") == "#migrate-the-metadata")
            #expect(try page.evaluate("document.getElementById('parameter-release').value") == "from-address")
            let top = "document.getElementById('migrate-the-metadata').getBoundingClientRect().top"
            #expect(try page.evaluate(top, as: Double.self).magnitude < 200)
            #expect(try page.evaluate("document.querySelector('#migrate-the-metadata > .body').hidden") == false)
        }

        @Test func readerTakesOneOfSeveralOpenWays() throws {
            let runbook = try TestSite.runbook(
                "ways",
                """
                ---
                title: Ways
                ---
                # Ways {#top}

                - [Quick](#quick)
                - [Careful](#careful)

                ## Quick {#quick when="true"}

                ```shell {#hurry}
                echo quick
                ```

                ## Careful {#careful when="true"}

                ```shell {#look}
                echo careful
                ```
                """
            )
            let site = try TestSite([runbook])
            try page.open(site.page("en"))
            #expect(
                try page.text(".choice-note")
                    == "Several of these ways are open with these values: the choice is yours."
            )
            try page.click("[data-option=careful] button.take")
            #expect(try isInapplicable("quick") && !isInapplicable("careful"))
            #expect(try page.text(".run-command") == "runbook run ways --lang en --choose careful")
            #expect(try page.evaluate("document.querySelector('.choice-note').hidden") == true)
            let query: String = try page.evaluate("location.search")
            try page.open(site.page("en"), query)
            #expect(try isInapplicable("quick") && !isInapplicable("careful"))
            try page.click("[data-option=quick] button.take")
            #expect(try !isInapplicable("quick") && isInapplicable("careful"))
            try page.click("[data-option=quick] button.take")
            #expect(try !isInapplicable("quick") && !isInapplicable("careful"))
            #expect(page.problems == [])
        }

        @Test func hiddenCharactersFromTheAddressAreShownAndNotCopied() throws {
            let runbook = try TestSite.runbook(
                "hidden",
                """
                ---
                title: Hidden
                parameters: {note: {type: text, default: x}}
                ---
                # Hidden {#top}

                ```shell {#say}
                echo "{{note}}"
                ```
                """
            )
            let site = try TestSite([runbook])
            try page.open(site.page("en"), "?note=a%E2%80%AEb%22%24(id)")
            #expect(try page.text("#say pre code") == "echo \"a<U+202E>b\\\"\\$(id)\"\n")
            #expect(try page.text("#say .fault") == "This text holds U+202E, which cannot be seen.")
            #expect(try page.evaluate("document.querySelector('#say button.copy').disabled") == true)
            try give("note", "it's</script><b>")
            #expect(try page.text("#say pre code") == "echo \"it's</script><b>\"\n")
            #expect(try page.evaluate("document.querySelectorAll('#say b').length") == 0)
            #expect(page.problems == [] && page.dialogs == [])
        }
    }
}

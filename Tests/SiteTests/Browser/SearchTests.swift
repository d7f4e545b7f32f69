import TestSupport
import Testing

@testable import Site

extension BrowserTests {
    /// The search field, with keys alone.
    struct SearchTests {
        private static let id = "upgrade-milvus-standalone-operator"
        private let site: TestSite
        private let page: BrowserPage

        init() throws {
            site = try TestSite.shipped(Self.id)
            page = try BrowserTrait.newPage()
            try page.open(site.page("fr"), "?release=kept")
        }

        /// Types a question into the field, and waits for its results.
        private func ask(_ question: String) throws -> [String] {
            try page.press("/")
            try page.type(question)
            try page.wait(until: "document.querySelector('.search input').getAttribute('aria-expanded') === 'true'")
            return try page.evaluate(
                "[...document.querySelectorAll('.search ul .title')].map((title) => title.textContent)"
            )
        }

        @Test(arguments: ["l'operateur", "L’OPÉRATEUR", "mettre à niveau l’opérateur", "helm repo update"])
        func caseAccentsAndElisionsAreFolded(_ question: String) throws {
            let titles = try ask(question)
            #expect(
                titles.first == "Mettre à niveau Milvus Standalone avec Milvus Operator › Mettre à niveau l’opérateur"
            )
            #expect(try page.evaluate("document.querySelectorAll('.search ul mark').length", as: Int.self) > 0)
        }

        @Test func keysChooseAndOpenAResult() throws {
            _ = try ask("métadonnées")
            try page.press("ArrowDown")
            try page.press("ArrowDown")
            #expect(
                try page.evaluate("document.querySelector('.search input').getAttribute('aria-activedescendant')")
                    == "page.result.1"
            )
            try page.press("ArrowUp")
            let address: String = try page.evaluate(
                "document.querySelector('[aria-selected=true] a').getAttribute('href')"
            )
            #expect(address.hasPrefix("?release=kept#"))
            try page.afterMoving("the section") { try page.press("Enter") }
            #expect(try page.evaluate("location.search + location.hash") == address)
        }

        @Test func escapeClosesAndEmptiesTheField() throws {
            _ = try ask("helm")
            try page.press("Escape")
            #expect(try page.evaluate("document.querySelector('.search ul').hidden") == true)
            try page.press("Escape")
            #expect(try page.evaluate("document.querySelector('.search input').value") == "")
        }

        @Test func nothingFoundIsSaid() throws {
            _ = try ask("zzzz")
            #expect(try page.text(".search-status") == "Rien n’a été trouvé pour «\u{A0}zzzz\u{A0}».")
        }
    }
}
